import type { Pupil } from '../roster/roster.ts';
import type { Assessment, Figures, Measured } from '../rules/assessment.ts';
import { contactDuty, isOfSingleDays } from '../rules/contactDays.ts';
import { callSteps } from './callSteps.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent, Ending } from './caseEvent.ts';
import type { CaseReading, CaseRecord, CaseState } from './caseRecord.ts';
import { evolve, withEvents } from './evolve.ts';
import { callFollowUp } from './followUp.ts';
import { taskEvents } from './involve.ts';
import { assessed, reopening } from './reopening.ts';
import { holderFor } from './staffing.ts';
import { triggersOf } from './triggers.ts';

export type Review = {
  /** The pupil's case: the open one, or the last closed one; undefined if there was none. */
  current: CaseRecord | undefined;
  pupil: Pupil;
  assessment: Assessment;
  /** What the rules say about absence after the closing only. */
  sinceClosing: Assessment | undefined;
  /** What they would say today of what had been noted when the case was closed. */
  knownAtClosing?: Assessment | undefined;
  /**
   * Whether the home is to be contacted about unlawful days that nobody was asked about. By default as any duty: once,
   * when it begins.
   */
  contact?: boolean;
  /**
   * What they say today of the day on which the case began, if notes from before were taken back since.
   */
  atOpening?: Assessment | undefined;
  caseContext: CaseContext;
  today: Temporal.PlainDate;
  /** The moment, ISO with offset. */
  at: string;
  /** Called once if a case is opened. */
  newCaseId: () => string;
};

/**
 * What an assessment does to a pupil's case: a worrying level or a legal duty opens one, a new level or
 * duty adds the playbook's steps, and a closed one is reopened if a threshold is reached again.
 * Where the ground of a case was taken back, closing is proposed while that holds: only people close a case.
 * Steps are never removed.
 * @returns the case as it is now, the same object if unchanged, or undefined
 */
export function reviewCase(review: Review): CaseRecord | undefined {
  const { current, assessment } = review;
  const grounds = triggersOf(assessment);
  if (!current || neverWas(current)) {
    return opens(assessment) ? opened(review, 'rules', 'system') : current;
  }
  if (current.state === 'closed') return relapsed(review, current);
  const reading = readingOf(assessment);
  const isGroundless = grounds.length === 0 && !review.contact;
  if (isGroundless && current.why === 'rules' && lostGround(review, current)) {
    const next = withEvents(current, [
      ...assessed(current, assessment, review.at),
      ...closing(current, review.at),
    ]);
    return sameReading(next, reading) ? next : withReading(next, reading);
  }
  const back = isGroundless ? [] : keeping(current, review.at);
  const next = withEvents(current, [
    ...back,
    ...grown(review, current, assessed(current, assessment, review.at)),
  ]);
  return sameReading(next, reading) ? next : withReading(next, reading);
}

/** Whether there is ground for a case: to contact the home about a single day is a task, not a case. */
function opens({ level, duties, hits }: Assessment): boolean {
  const singleDays = isOfSingleDays(hits);
  const grounds = duties.filter((duty) => !(singleDays && duty === contactDuty));
  return triggersOf({ level, duties: grounds }).length > 0;
}

/**
 * Nobody has acted on the case yet; or what it began with does not hold any more, and nobody has said since
 * that it goes on all the same. A pupil who comes again is no reason: what was noted then still holds.
 */
function lostGround({ atOpening }: Review, { state, closing: proposed, log }: CaseRecord): boolean {
  if (state === 'proposed' || proposed !== undefined) return true;
  if (atOpening === undefined || opens(atOpening)) return false;
  const answered = log.findLastIndex((event) => event.do === 'proposeClose');
  const since = log.slice(answered + 1);
  return answered === -1 || since.some((one) => one.do === 'assess' && triggersOf(one).length > 0);
}

/** The proposal to close, unless already made. */
function closing(current: CaseState, at: string): CaseEvent[] {
  if (current.closing !== undefined) return [];
  return [{ do: 'proposeClose', by: 'system', at, reason: 'ground_taken_back' }];
}

/** Withdraws the proposal to close once there is a ground again. */
function keeping(current: CaseState, at: string): CaseEvent[] {
  return current.closing === undefined ? [] : [{ do: 'withdrawClose', by: 'system', at }];
}

/**
 * Opens a case: by the rules, or for somebody's worry without a number.
 * @param by staff id, or `system`
 */
export function opened(review: Review, why: CaseState['why'], by: string): CaseRecord {
  const { pupil, caseContext, at } = review;
  const holder = holderFor(pupil, caseContext);
  const first: CaseEvent = {
    do: 'open',
    by,
    at,
    id: review.newCaseId(),
    pupilId: pupil.id,
    why,
    ...(holder === undefined ? {} : { holder }),
  };
  const start = evolve(undefined, first);
  const record: CaseRecord = { ...start, hits: [], log: [first] };
  const wanted = why === 'concern' ? concerned(review, start) : [];
  const before = [...assessed(start, review.assessment, review.at), ...wanted];
  const next = withEvents(record, grown(review, record, before));
  return followed(review, next);
}

function concerned({ pupil, caseContext, today, at }: Review, start: CaseState): CaseEvent[] {
  const steps = callSteps(['concern'], start, pupil, caseContext, today);
  return steps.length === 0 ? [] : [{ do: 'call', by: 'system', at, steps }];
}

/**
 * Taken back before anybody acted, in logs from when rules could close a case: the next ground opens a new
 * case instead of reopening this one.
 */
export function neverWas({ state, outcome, log }: CaseRecord): boolean {
  const closing = log.findLast((event) => event.do === 'close');
  return state === 'closed' && outcome === 'no_ground' && closing?.by === 'system';
}

/** Endings after which the pupil is still at the school, where later absence opens the case again. */
const endingsHere: readonly (Ending | undefined)[] = ['back_in_school', 'other_offer', 'no_ground'];

/** Whether a closed case is opened again by itself when absence reaches a limit. */
export function reopensItself(subject: CaseRecord): boolean {
  return endingsHere.includes(subject.outcome) && !neverWas(subject);
}

/**
 * A person closed it: it is reopened by a level or duty that later absence reaches by itself, by a new duty,
 * or by a level that what was noted since lifts it to; or by any ground, if it was closed for lack of one.
 */
function relapsed(review: Review, current: CaseRecord): CaseRecord {
  const { assessment, sinceClosing, pupil, caseContext, today, at } = review;
  // A legal duty can arise again from absence after the closing, even if it held before.
  const again = sinceClosing !== undefined && opens(sinceClosing);
  const fresh = assessment.duties.filter((duty) => !current.duties.includes(duty));
  const freshDuty = opens({ ...assessment, level: undefined, duties: fresh });
  const groundIsBack = current.closing !== undefined && opens(assessment);
  if (!again && !freshDuty && !groundIsBack && !lifted(review)) return current;
  const events = reopening(current, {
    ...{ by: 'system', why: 'relapse', standing: assessment },
    ...{ pupil, caseContext, today, at },
  });
  const back = withEvents(current, events);
  const next = review.contact ? withEvents(back, grown(review, back, [])) : back;
  return withReading(next, readingOf(assessment));
}

/** Whether a level is reached that was not, by what was known when the case was closed. */
function lifted({ assessment: now, knownAtClosing: then }: Review): boolean {
  const { level } = now;
  if (!then || level === then.level || triggersOf({ level, duties: [] }).length === 0) return false;
  const met = new Set(then.hits.map(({ rulesetId, criterion }) => `${rulesetId}/${criterion}`));
  return now.hits.some(
    (hit) => hit.level === level && !met.has(`${hit.rulesetId}/${hit.criterion}`),
  );
}

/** A case with what the rules say of its pupil today. */
export function withReadingOf(record: CaseRecord, assessment: Assessment): CaseRecord {
  return withReading(record, readingOf(assessment));
}

/** Adds the follow-up, and what the rules say now. */
function followed(review: Review, record: CaseRecord): CaseRecord {
  const { caseContext, assessment } = review;
  const next = withEvents(record, [callFollowUp(record, caseContext, review)]);
  return withReading(next, readingOf(assessment));
}

/** Events for new steps: the steps, and access for those who get one. */
function grown(
  { assessment, pupil, caseContext, today, at, contact }: Review,
  current: CaseState,
  before: readonly CaseEvent[],
): CaseEvent[] {
  const known = before.reduce<CaseState>(evolve, current);
  const begun = assessment.duties.filter((duty) => !current.duties.includes(duty));
  const [callers, begins] = [triggersOf(assessment), begun].map((duties) =>
    withContact(duties, assessment, contact),
  );
  const added = callSteps(callers ?? [], known, pupil, caseContext, today, begins);
  const called: CaseEvent[] =
    added.length === 0 ? [] : [{ do: 'call', by: 'system', at, steps: added }];
  const staff = [...known.steps, ...added].flatMap(({ assignee }) => assignee ?? []);
  const joined = taskEvents(known, staff, caseContext.roster, { by: 'playbook', at }, 'system');
  return [...before, ...called, ...joined];
}

/** Contact about single days is called for by each day nobody was asked about, not by the duty as such. */
function withContact(
  callers: readonly string[],
  { hits }: Assessment,
  contact: boolean | undefined,
): readonly string[] {
  if (contact === undefined) return callers;
  const kept = isOfSingleDays(hits) ? callers.filter((one) => one !== contactDuty) : callers;
  return contact ? [...new Set([...kept, contactDuty])] : kept;
}

function readingOf(assessment: Assessment): CaseReading {
  const nearest = assessment.approaching[0];
  return {
    hits: assessment.hits.map(plain),
    ...(nearest ? { next: { text: nearest.text, daysLeft: nearest.daysLeft } } : {}),
  };
}

function withReading(record: CaseRecord, reading: CaseReading): CaseRecord {
  const { hits: _, next: __, ...rest } = record;
  return { ...rest, ...reading };
}

function sameReading({ hits, next }: CaseRecord, reading: CaseReading): boolean {
  return JSON.stringify([hits, next]) === JSON.stringify([reading.hits, reading.next]);
}

/** Only what a case keeps, in fixed order, so that readings can be compared. */
function plain(hit: Measured): CaseReading['hits'][number] {
  const { rulesetId, criterion, level, duty, text, source, also } = hit;
  return {
    rulesetId,
    criterion,
    ...(level === undefined ? {} : { level }),
    ...(duty === undefined ? {} : { duty }),
    text,
    source,
    ...plainFigures(hit),
    ...(also === undefined ? {} : { also: also.map(plainFigures) }),
  };
}

function plainFigures(one: Figures) {
  const { kind, value, percent, usual, limit, comparison, window } = one;
  return {
    kind,
    value,
    ...(percent === undefined ? {} : { percent }),
    ...(usual === undefined ? {} : { usual }),
    limit,
    comparison,
    window,
  };
}
