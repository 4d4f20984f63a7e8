import { z } from 'zod';
import { type Actor, leads } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { classTitleOf, fullName, type Roster } from '../roster/roster.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { calledStep, isOpen } from './caseStep.ts';
import type { Deciding } from './deciding.ts';
import { evolve, withEvents } from './evolve.ts';
import { planNow } from './evolvePlan.ts';
import { callFollowUp } from './followUp.ts';
import { type HandOverFacts, handOverFacts, openDuties } from './handOverFacts.ts';
import { pupilsItCanBe } from './handOverPupil.ts';
import type { WentHow } from './plan.ts';
import { planBegan } from './planBegan.ts';
import { assigneeFor, holderFor } from './staffing.ts';

/**
 * A case that another school offers, as the school it is offered to keeps it. Once it was answered or
 * withdrawn, only what tells it from another is left: what it told has become a case here, or is none of the
 * school's business.
 */
export const handOver = z.strictObject({
  id: z.string().min(1),
  pupilId: z.string().min(1),
  /** The school that offers it, and its number of the case. */
  from: z.strictObject({ school: z.string(), number: z.string() }),
  at: z.iso.datetime({ offset: true }),
  state: z.enum(['offered', 'accepted', 'refused', 'withdrawn']),
  answered: z.strictObject({ by: z.string(), at: z.iso.datetime({ offset: true }) }).optional(),
  /** What the case is called here, once it was accepted. */
  caseId: z.string().optional(),
  /** While it is offered. */
  offer: z
    .strictObject({
      pupil: z.strictObject({ name: z.string(), classTitle: z.string(), grade: z.int() }),
      facts: handOverFacts,
      duties: openDuties,
    })
    .optional(),
});

export type HandOver = z.output<typeof handOver>;

/** As many as a card and a case can hold. */
const mostDone = 40;

/**
 * What a school offers: facts of the case and the law's open steps; no comments, no reasons, no absence.
 * @param plans ids of the playbook's steps that make a plan
 * @throws RefusedError `gone` if nothing is known of the pupil, or the case was not offered
 */
export function handOverOf(
  subject: CaseRecord,
  roster: Roster,
  plans: ReadonlySet<string>,
): HandOver {
  const pupil = roster.pupil(subject.pupilId);
  const offered = subject.log.findLast((event) => event.do === 'handOver');
  if (!pupil || offered?.do !== 'handOver') throw new RefusedError('gone');
  return {
    id: offered.id,
    pupilId: pupil.id,
    from: { school: roster.school.id, number: subject.id },
    at: offered.at,
    state: 'offered',
    offer: {
      pupil: {
        name: fullName(pupil),
        classTitle: classTitleOf(pupil, roster),
        grade: pupil.grade,
      },
      facts: factsOf(subject, roster, plans),
      duties: subject.steps.filter((step) => step.legal && isOpen(step)).map(asCalled),
    },
  };
}

function factsOf(subject: CaseRecord, roster: Roster, plans: ReadonlySet<string>): HandOverFacts {
  const { why, openedOn, level, duties, holder, steps } = subject;
  const planSince = planBegan(subject, plans);
  const wayBack = wayBackCounts(subject);
  const member = holder === undefined ? undefined : roster.member(holder);
  return {
    from: { school: roster.school.id, name: roster.school.name, number: subject.id },
    ...{ why, openedOn, duties: [...duties] },
    ...(level === undefined ? {} : { level }),
    ...(planSince === undefined ? {} : { planSince }),
    ...(wayBack ? { wayBack } : {}),
    done: steps
      .flatMap(({ text, done }) => {
        if (!done) return [];
        const { judgement, on, at } = done;
        return [{ text, on: on ?? at.slice(0, 10), ...(judgement ? { judgement } : {}) }];
      })
      .slice(-mostDone),
    ...(member
      ? { contact: { name: fullName(member), role: member.role, email: member.email } }
      : {}),
  };
}

/** How the steps went that were asked about; none where none was. */
function wayBackCounts(subject: CaseRecord): HandOverFacts['wayBack'] {
  const went =
    planNow(subject)?.wayBack.flatMap((step) => (step.went ? [step.went.how] : [])) ?? [];
  if (went.length === 0) return undefined;
  const counted = (how: WentHow) => went.filter((one) => one === how).length;
  return { well: counted('well'), partly: counted('partly'), not: counted('not') };
}

/** A step as another school calls for it: without whoever had it here. */
function asCalled(step: CaseRecord['steps'][number]) {
  const { assignee: _, after: __, ...called } = calledStep.strip().parse(step);
  return called;
}

/** Whether somebody answers for what the school takes on. */
export function mayAnswer(actor: Actor): boolean {
  return leads(actor);
}

/** What the school that was asked has answered. */
export type Accepted = { subject: CaseRecord; handOver: HandOver };

/**
 * Takes on a case: it goes on in a case of the school's own, or in the one it has open about the pupil, with
 * the law's open steps and their days as they were.
 * @param given.current the school's open case about the pupil, if any
 * @param given.newCaseId called once if a case is opened
 * @param given.pupilId whom somebody here says that it is about, where the schools' ids differ
 * @throws RefusedError `not_allowed`, `hand_over_answered`, `not_on_roster` (the pupil is not at the school
 *   yet): nothing changed
 */
export function acceptHandOver(
  offered: HandOver,
  given: {
    current: CaseRecord | undefined;
    newCaseId: () => string;
    pupilId?: string | undefined;
  },
  deciding: Deciding,
): Accepted {
  const { actor, caseContext, at } = deciding;
  const { offer } = answerable(offered, actor);
  const { roster } = caseContext;
  const pupilId = pupilToTakeOn(offered, given.pupilId, roster);
  const by = actor.member.id;
  const subject = given.current ?? openedFor(pupilId, offer.facts.why, given, deciding);
  const { facts } = offer;
  const taken = withEvents(subject, [{ do: 'takeOver', by, at, id: offered.id, facts }]);
  const next = withEvents(taken, dutyEvents(taken, offer.duties, deciding));
  const record = given.current ? next : withFirstLook(next, caseContext, at);
  const { offer: _, ...rest } = offered;
  return {
    subject: record,
    // By the id the pupil has here, so that it is found when the pupil is erased.
    handOver: { ...rest, pupilId, state: 'accepted', answered: { by, at }, caseId: record.id },
  };
}

/**
 * Says that the pupil is not here.
 * @throws RefusedError `not_allowed`, `hand_over_answered`: nothing changed
 */
export function refuseHandOver(
  offered: HandOver,
  { actor, at }: Pick<Deciding, 'actor' | 'at'>,
): HandOver {
  answerable(offered, actor);
  const { offer: _, ...rest } = offered;
  return { ...rest, state: 'refused', answered: { by: actor.member.id, at } };
}

/** The offer as it stands when the school that made it takes it back; the same once it was answered. */
export function withdrawn(offered: HandOver): HandOver {
  if (offered.state !== 'offered') return offered;
  const { offer: _, ...rest } = offered;
  return { ...rest, state: 'withdrawn' };
}

function answerable(offered: HandOver, actor: Actor): { offer: NonNullable<HandOver['offer']> } {
  if (!mayAnswer(actor)) throw new RefusedError('not_allowed');
  const { state, offer } = offered;
  if (state !== 'offered' || !offer) throw new RefusedError('hand_over_answered');
  return { offer };
}

/**
 * The pupil's id at the school that takes the case on.
 * @throws RefusedError `not_on_roster`
 */
export function pupilToTakeOn(
  offered: HandOver,
  chosen: string | undefined,
  roster: Roster,
): string {
  const { isHere, namesakes } = pupilsItCanBe(offered, roster);
  if (isHere) return offered.pupilId;
  const pupil = namesakes.find(({ id }) => id === chosen);
  if (!pupil) throw new RefusedError('not_on_roster');
  return pupil.id;
}

function openedFor(
  pupilId: string,
  why: CaseRecord['why'],
  { newCaseId }: { newCaseId: () => string },
  { actor, caseContext, at }: Deciding,
): CaseRecord {
  const pupil = caseContext.roster.pupil(pupilId);
  const holder = pupil && holderFor(pupil, caseContext);
  const first: CaseEvent = {
    ...{ do: 'open', by: actor.member.id, at, id: newCaseId(), pupilId, why },
    ...(holder === undefined ? {} : { holder }),
  };
  return { ...evolve(undefined, first), hits: [], log: [first] };
}

/** The law's steps go on with their own days, by those who have the roles here. */
function dutyEvents(
  subject: CaseRecord,
  duties: z.output<typeof openDuties>,
  { caseContext: { roster, playbook }, at }: Deciding,
): CaseEvent[] {
  const pupil = roster.pupil(subject.pupilId);
  const known = new Set(subject.steps.filter(isOpen).map(({ calledBy }) => calledBy));
  const ids = new Set(subject.steps.map(({ id }) => id));
  const steps = duties
    // The school's own steps for the same duty are there already.
    .filter(({ id, calledBy }) => pupil && !known.has(calledBy) && !ids.has(id))
    .map((step) => {
      const assignee =
        pupil && assigneeFor(step.responsible, { roster, playbook, pupil, ...subject });
      return { ...step, ...(assignee === undefined ? {} : { assignee }) };
    });
  return steps.length === 0 ? [] : [{ do: 'call', by: 'system', at, steps }];
}

/** A new case is looked at soon: nobody here knows it yet. */
function withFirstLook(subject: CaseRecord, caseContext: CaseContext, at: string): CaseRecord {
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const { firstLookSchoolDays } = caseContext.playbook.left;
  return withEvents(subject, [
    callFollowUp(subject, caseContext, { today, at }, firstLookSchoolDays),
  ]);
}

/**
 * What another school's answer means for the case here: it ends once it was taken on, whatever happened
 * meanwhile, so that it goes on at one school only. An answer that came before changes nothing.
 */
export function answerEvents(
  subject: CaseRecord,
  { id, accepted, number, at }: { id: string; accepted: boolean; number?: string; at: string },
): readonly CaseEvent[] {
  const { log, state } = subject;
  const isOurs = log.some((event) => event.do === 'handOver' && event.id === id);
  const isKnown = log.some((event) => event.do === 'handOverAnswer' && event.id === id);
  if (!isOurs || isKnown) return [];
  const made = { by: 'system', at };
  const answer: CaseEvent = {
    ...{ do: 'handOverAnswer', ...made, id, accepted },
    ...(number === undefined ? {} : { number }),
  };
  return accepted && state !== 'closed'
    ? [answer, { do: 'close', ...made, outcome: 'handed_over' }]
    : [answer];
}
