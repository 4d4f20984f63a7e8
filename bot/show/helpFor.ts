import type { HelpView, Names } from '../../cards/helpCard.ts';
import { type HelpKind, helpKinds } from '../../cards/texts/helpKinds.ts';
import { type Actor, mayReport, maySeeClass, maySeeSchool } from '../../services/access/access.ts';
import type { SchoolClass } from '../../services/roster/roster.ts';

/** What somebody is shown when they ask for help: only what they may do, with names that would work. */
export function helpFor(actor: Actor | undefined): HelpView {
  if (!actor)
    return { kind: 'help', can: helpKinds, tries: [], names: { seen: true }, schoolId: undefined };
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
const always = () => true;

/** Who may do it; what the press or message does is decided again then. */
const may: Readonly<Record<HelpKind, (actor: Actor) => boolean>> = {
  note: mayReport,
  correct: mayReport,
  withdraw: mayReport,
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
  progress: always,
  tasks: always,
  sees: always,
  kept: always,
};

function seenClasses(actor: Actor): readonly SchoolClass[] {
  const { classes } = actor.roster;
  const own = actor.member.classIds.flatMap((id) => actor.roster.classById(id) ?? []);
  return (own.length > 0 ? own : classes).filter(({ id }) => maySeeClass(actor, id));
}

/**
 * Pupils whose given name is unique in the class: of an own class by that name alone, else with the class. None
 * for those who note no absence.
 */
function namesFor(actor: Actor): Names {
  const { roster, member } = actor;
  if (!mayReport(actor)) return {};
  const [seen] = seenClasses(actor);
  const one = seen ?? roster.classes[0];
  if (!one) return {};
  const given = roster.pupilsOf(one.id).map(({ givenName }) => givenName);
  const unique = given.filter((name) => given.indexOf(name) === given.lastIndexOf(name));
  const own = member.classIds.includes(one.id);
  const [pupil, other] = unique.map((name) => (own ? name : `${name} ${one.title}`));
  return {
    ...(pupil === undefined ? {} : { pupil }),
    ...(other === undefined ? {} : { other }),
    classTitle: one.title,
    ...(seen ? { seen: true } : {}),
  };
}
