import type { HelpView, Names } from '../../cards/helpCard.ts';
import { type HelpKind, helpKinds } from '../../cards/texts/helpKinds.ts';
import {
  type Actor,
  mayCorrect,
  mayReport,
  maySeeClass,
  maySeeSchool,
} from '../../services/access/access.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';
import { namesAlone } from './exampleLines.ts';

/** What somebody is shown when they ask for help: only what they may do, with names that would work. */
export function helpFor(actor: Actor | undefined): HelpView {
  if (!actor) return { kind: 'help', can: helpKinds, tries: [], names: {}, schoolId: undefined };
  const can = helpKinds.filter((one) => may[one](actor));
  const leading = maySeeSchool(actor);
  const wanted: readonly HelpKind[] = leading
    ? ['away', 'overdue', 'plan', 'tasks', 'kept']
    : ['away', 'class', 'pupil', 'tasks', 'sees', 'kept'];
  return {
    kind: 'help',
    can,
    tries: wanted.filter((one) => can.includes(one)),
    names: namesFor(actor),
    schoolId: leading ? actor.roster.school.id : undefined,
  };
}

const seesSome = (actor: Actor) => seenClasses(actor).length > 0;
/** Others put right only what they wrote themselves, which no example can name. */
function mayCorrectSome(actor: Actor): boolean {
  const [one] = actor.roster.pupilsOf(exampleClass(actor)?.id ?? '');
  return one !== undefined && mayCorrect(actor, one);
}

const always = () => true;

/** Who may do it; what the press or message does is decided again then. */
const may: Readonly<Record<HelpKind, (actor: Actor) => boolean>> = {
  note: mayReport,
  correct: mayCorrectSome,
  withdraw: mayCorrectSome,
  allPresent: mayReport,
  away: seesSome,
  noted: seesSome,
  pupil: seesSome,
  class: seesSome,
  plan: maySeeSchool,
  overdue: maySeeSchool,
  review: seesSome,
  report: maySeeSchool,
  concern: mayReport,
  progress: seesSome,
  tasks: always,
  sees: always,
  kept: always,
};

function seenClasses(actor: Actor): readonly SchoolClass[] {
  const { classes } = actor.roster;
  const own = actor.member.classIds.flatMap((id) => actor.roster.classById(id) ?? []);
  return (own.length > 0 ? own : classes).filter(({ id }) => maySeeClass(actor, id));
}

/** The class whose pupils stand in the examples. */
function exampleClass(actor: Actor): SchoolClass | undefined {
  return seenClasses(actor)[0] ?? actor.roster.classes[0];
}

/**
 * Pupils whose given name is unique in the class: of an own class by that name alone, else with the class. None
 * for those who note no absence.
 */
function namesFor(actor: Actor): Names {
  const { member } = actor;
  if (!mayReport(actor)) return {};
  const one = exampleClass(actor);
  if (!one) return {};
  const own = member.classIds.includes(one.id);
  const [pupil, other] = namesAlone(actor, one.id).map((name) =>
    own ? name : `${name} ${one.title}`,
  );
  return {
    ...(pupil === undefined ? {} : { pupil }),
    ...(other === undefined ? {} : { other }),
    classTitle: one.title,
  };
}
