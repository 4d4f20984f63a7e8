import { z } from 'zod';
import { knownReasonKinds } from '../absence/knownReason.ts';
import { involvement } from '../access/involvement.ts';
import { text } from '../rules/ruleset.ts';
import { ownWords } from '../words/ownWords.ts';
import { arrangementReason, arrangements } from './arrangement.ts';
import { calledStep, judgements } from './caseStep.ts';
import { begunAnswers, contactMade, meetingHeld } from './caseWork.ts';
import { handOverFacts } from './handOverFacts.ts';
import { mappingAnswers } from './mapping.ts';
import { planWritten, wentHow } from './plan.ts';

const isoDate = z.iso.date();
const staffId = z.string().min(1);
const words = ownWords(z.string().min(1).max(500));

/** Why a case ended. `no_ground`: nothing to act on, or it was taken back. */
export const outcomes = ['back_in_school', 'other_offer', 'moved', 'no_ground'] as const;
export type Outcome = (typeof outcomes)[number];

/** How a case may end while the school still owes what the law wants: the duty went with the pupil, or never was. */
export const outcomesDespiteDuty: readonly Outcome[] = ['moved', 'no_ground'];

/** Every way a case can end. `handed_over`: another school took it on, so nobody here chose it. */
export const endings = [...outcomes, 'handed_over'] as const;
export type Ending = (typeof endings)[number];

/** Why the rules propose closing a case; a person decides. */
export const closingReasons = ['ground_taken_back'] as const;
export type ClosingReason = (typeof closingReasons)[number];

export { type Arrangement, arrangements } from './arrangement.ts';

/** The states of a team meeting, as named in `services/meetings`. */
export const meetingStates = [
  'searching',
  'proposed',
  'no_times',
  'booking',
  'booked',
  'cancelled',
  'failed',
] as const;

const entry = {
  /** Staff id, or `system` for events caused by rules or time. */
  by: staffId,
  /** Instant, ISO with offset. */
  at: z.iso.datetime({ offset: true }),
};
const ofStep = { ...entry, step: z.string().min(1) };

/** A place outside the school: an offer of the municipality's list, or another one, and when it is asked after. */
const newPlace = z.strictObject({
  id: z.string().min(1),
  name: text.optional(),
  askOn: isoDate,
});

/**
 * Everything that can happen to a case. A case's log holds all of it in order, and its current state
 * follows from the log (`evolve`).
 */
export const caseEvent = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('open'),
    ...entry,
    id: z.string().min(1),
    pupilId: z.string().min(1),
    why: z.enum(['rules', 'concern']),
    holder: staffId.optional(),
  }),
  z.strictObject({
    do: z.literal('assess'),
    ...entry,
    level: z.string().optional(),
    duties: z.array(z.string()),
  }),
  z.strictObject({ do: z.literal('call'), ...entry, steps: z.array(calledStep).min(1) }),
  z.strictObject({ do: z.literal('hold'), ...entry, holder: staffId }),
  z.strictObject({ do: z.literal('involve'), ...entry, involvement }),
  z.strictObject({ do: z.literal('release'), ...entry, person: staffId }),
  z.strictObject({ do: z.literal('approve'), ...ofStep }),
  z.strictObject({ do: z.literal('reject'), ...ofStep, reason: words }),
  z.strictObject({ do: z.literal('assign'), ...ofStep, assignee: staffId }),
  z.strictObject({
    do: z.literal('done'),
    ...ofStep,
    on: isoDate.optional(),
    outcome: words.optional(),
    /** A step that makes a plan, while none is written here: it does not count as one. Older logs lack it. */
    unwritten: z.literal(true).optional(),
  }),
  z.strictObject({ do: z.literal('postpone'), ...ofStep, to: isoDate, reason: words }),
  /** A step that is next, since the one before it is done. */
  z.strictObject({ do: z.literal('due'), ...ofStep, due: isoDate }),
  z.strictObject({ do: z.literal('standIn'), ...ofStep, person: staffId.optional() }),
  z.strictObject({ do: z.literal('remind'), ...ofStep, number: z.int().min(1) }),
  z.strictObject({ do: z.literal('escalate'), ...ofStep, to: z.enum(['leader', 'coordinator']) }),
  /** A colleague reminded whom the step waits for. */
  z.strictObject({ do: z.literal('nudge'), ...ofStep, person: staffId }),
  /** The pupil has been at school for so many school days in a row. */
  z.strictObject({ do: z.literal('praise'), ...entry, days: z.int().min(1) }),
  z.strictObject({ do: z.literal('comment'), ...entry, text: words }),
  /** Somebody is worried about a pupil with an open case. */
  z.strictObject({ do: z.literal('concern'), ...entry }),
  z.strictObject({
    do: z.literal('meeting'),
    ...entry,
    meetingId: z.string().min(1),
    became: z.enum(meetingStates),
    /** Another meeting of the case is under way: this is news of an earlier one. */
    earlier: z.literal(true).optional(),
    /** Who calls it, where that is not who did this. */
    organiser: staffId.optional(),
    /** When it takes place, once booked; another start than before means that it was moved. */
    start: z.iso.datetime({ offset: true }).optional(),
    end: z.iso.datetime({ offset: true }).optional(),
  }),
  z.strictObject({
    do: z.literal('judge'),
    ...ofStep,
    judgement: z.enum(judgements),
    outcome: words.optional(),
  }),
  z.strictObject({
    do: z.literal('arrange'),
    ...entry,
    arrangement: z.enum(arrangements),
    from: isoDate,
    until: isoDate.optional(),
    reason: arrangementReason.optional(),
  }),
  z.strictObject({
    do: z.literal('arrangeEnd'),
    ...entry,
    arrangement: z.enum(arrangements),
    to: isoDate,
  }),
  z.strictObject({
    do: z.literal('close'),
    ...entry,
    outcome: z.enum(endings),
    reason: words.optional(),
    /** The place the pupil goes to. */
    offer: newPlace.optional(),
  }),
  z.strictObject({ do: z.literal('proposeClose'), ...entry, reason: z.enum(closingReasons) }),
  /** The ground holds again. */
  z.strictObject({ do: z.literal('withdrawClose'), ...entry }),
  z.strictObject({ do: z.literal('reopen'), ...entry, why: z.enum(['relapse', 'person']) }),
  /** An import no longer holds the pupil. */
  z.strictObject({ do: z.literal('left'), ...entry }),
  /** An import holds the pupil again. */
  z.strictObject({ do: z.literal('returned'), ...entry }),
  /** Somebody says that the roster is wrong and the pupil still here. */
  z.strictObject({ do: z.literal('rosterWrong'), ...entry }),
  /** Offered to another school, by its id and name. */
  z.strictObject({
    do: z.literal('handOver'),
    ...entry,
    id: z.string().min(1),
    to: z.string().min(1),
    name: z.string(),
  }),
  /** What the other school answered; `number` is what the case is called there. */
  z.strictObject({
    do: z.literal('handOverAnswer'),
    ...entry,
    id: z.string().min(1),
    accepted: z.boolean(),
    number: z.string().optional(),
  }),
  /** Taken on from another school. */
  z.strictObject({
    do: z.literal('takeOver'),
    ...entry,
    id: z.string().min(1),
    facts: handOverFacts,
  }),
  /** The pupil's absence has a known reason: no level raises the case until then. */
  z.strictObject({
    do: z.literal('explain'),
    ...entry,
    kind: z.enum(knownReasonKinds),
    until: isoDate,
  }),
  /** Somebody ended it before its day. */
  z.strictObject({ do: z.literal('explainEnd'), ...entry }),
  /** A talk with home or pupil, written down. */
  contactMade.extend({ do: z.literal('contact') }),
  /** Somebody filled in the mapping; all of it, as it is from now on. */
  z.strictObject({ do: z.literal('map'), ...entry, answers: mappingAnswers }),
  /** A new version of the plan; how steps of the way back went stays. */
  z.strictObject({ do: z.literal('plan'), ...entry, ...planWritten }),
  /** How a step of the way back went. */
  z.strictObject({
    do: z.literal('wayBack'),
    ...entry,
    id: z.string().min(1),
    how: z.enum(wentHow),
  }),
  /** The pupil is all the way back. */
  z.strictObject({ do: z.literal('wayBackEnd'), ...entry }),
  /** A running arrangement gets another last day. */
  z.strictObject({
    do: z.literal('arrangeUntil'),
    ...entry,
    arrangement: z.enum(arrangements),
    until: isoDate,
    reason: arrangementReason.optional(),
  }),
  /** Which of a board's questions are answered now, by id, and how many there are. */
  z.strictObject({
    do: z.literal('visitation'),
    ...entry,
    offer: z.string().min(1),
    name: text,
    answered: z.array(z.string().min(1)).max(10),
    of: z.int().min(1),
  }),
  /** Whether the pupil has begun at the new place; `askOn` when it is asked again. */
  z.strictObject({
    do: z.literal('begun'),
    ...entry,
    answer: z.enum(begunAnswers),
    askOn: isoDate.optional(),
  }),
  /** What came of a meeting. */
  meetingHeld.extend({ do: z.literal('held') }),
  /** A draft of a letter was made; its text is never kept. */
  z.strictObject({
    do: z.literal('draft'),
    ...entry,
    letter: z.string().min(1),
    language: z.string().min(2),
  }),
  /** Somebody looked the absence up in the school's own register that day, and it was right. */
  z.strictObject({ do: z.literal('registerChecked'), ...entry }),
]);

export type CaseEvent = z.output<typeof caseEvent>;
