import { type KnownReasonEvent, knownReasonOn } from '../absence/knownReason.ts';
import { marksOf } from '../absence/marksOf.ts';
import type { PupilAbsence, Statement } from '../absence/pupilAbsence.ts';
import { withoutReport, withReportAgain } from '../absence/undone.ts';
import type { Pupil } from '../roster/roster.ts';
import { assess } from '../rules/assess.ts';
import type { Assessment } from '../rules/assessment.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { openFollowUp } from './caseStep.ts';
import { dueDay } from './dueDay.ts';
import { withEvents } from './evolve.ts';
import { callsForContact, withContacts } from './homeContactDays.ts';
import { withoutRaise } from './knownReason.ts';
import { opened, type Review, reviewCase } from './reviewCase.ts';

/** A pupil as stored: `lastCase` is the open case, or the newest closed one. */
export type PupilState = {
  pupil: Pupil;
  absence: PupilAbsence;
  lastCase: CaseRecord | undefined;
};

/** `at` is the instant, ISO with offset; `today` the local day it falls on. */
export type Moment = { today: Temporal.PlainDate; at: string; newCaseId: () => string };

/**
 * Adds statements about a pupil and re-evaluates the rules.
 * @returns the pupil's absence, and the case as it is now: opened, changed, closed, reopened, the same
 *   object if unchanged, or undefined
 */
export function noteAbsence(
  state: PupilState,
  statements: readonly Statement[],
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const { absence } = state;
  return followUp(
    state,
    { ...absence, statements: [...absence.statements, ...statements] },
    caseContext,
    moment,
  );
}

/** Undoes what a message said about a pupil, keeping the trail, and re-evaluates the rules. */
export function undoReport(
  state: PupilState,
  reportId: string,
  why: string,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const absence = withoutReport(state.absence, reportId, { at: moment.at, why });
  return followUp(state, absence, caseContext, moment);
}

/** Lets an undone message hold again, as it was, and re-evaluates the rules. */
export function restoreReport(
  state: PupilState,
  reportId: string,
  isOver: (why: string) => boolean,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const absence = withReportAgain(state.absence, reportId, isOver);
  return followUp(state, absence, caseContext, moment);
}

/**
 * Adds that the absence has a known reason, or that it no longer has, and re-evaluates the rules. An open
 * case has it in its log.
 */
export function explainAbsence(
  state: PupilState,
  event: KnownReasonEvent,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const { absence, lastCase } = state;
  const explained = { ...absence, knownReasons: [...(absence.knownReasons ?? []), event] };
  if (!lastCase || lastCase.state === 'closed') {
    return followUp(state, explained, caseContext, moment);
  }
  const { by, at } = event;
  const told: CaseEvent =
    event.do === 'explain'
      ? { do: 'explain', by, at, kind: event.kind, until: event.until }
      : { do: 'explainEnd', by, at };
  const known = { ...state, lastCase: withEvents(lastCase, [told]) };
  return followUp(known, explained, caseContext, moment);
}

/**
 * Opens a case for somebody's worry, without any number. If one is already open the worry is added to it,
 * and its coordinator is asked to look again the next school day.
 * @param by staff id of the worried person
 */
export function raiseConcern(
  state: PupilState,
  by: string,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const { lastCase, absence } = state;
  if (lastCase && lastCase.state !== 'closed') {
    const known = withEvents(lastCase, [{ do: 'concern', by, at: moment.at }]);
    return { absence, lastCase: withEvents(known, lookingAgain(known, caseContext, moment)) };
  }
  const review = reviewOf(state, absence, caseContext, moment);
  return contacted(state, linked(absence, opened(review, 'concern', by)), caseContext, moment);
}

function lookingAgain(
  { steps }: CaseRecord,
  { calendar }: CaseContext,
  { today, at }: Moment,
): CaseEvent[] {
  const follow = openFollowUp(steps);
  const due = dueDay(calendar, today, 1).toString();
  if (!follow || follow.due <= due) return [];
  return [{ do: 'due', by: 'system', at, step: follow.id, due }];
}

function followUp(
  state: PupilState,
  absence: PupilAbsence,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  const after = linked(absence, reviewCase(reviewOf(state, absence, caseContext, moment)));
  return contacted(state, after, caseContext, moment);
}

/** With the tasks that the unlawful days call for, beside the case or as steps of it. */
function contacted(
  { pupil }: PupilState,
  { absence, lastCase }: Omit<PupilState, 'pupil'>,
  caseContext: CaseContext,
  moment: Moment,
): Omit<PupilState, 'pupil'> {
  return {
    absence: withContacts({ pupil, absence }, lastCase, caseContext, moment),
    lastCase,
  };
}

function reviewOf(
  { pupil, lastCase }: PupilState,
  absence: PupilAbsence,
  caseContext: CaseContext,
  moment: Moment,
): Review {
  const marks = marksOf(absence, pupil.grade);
  const { rulesets, calendar } = caseContext;
  const isExplained = knownReasonOn(absence, moment.today) !== undefined;
  const openLevel = lastCase?.state === 'closed' ? undefined : lastCase?.level;
  const assessed = (counted: typeof marks, on = moment.today): Assessment => {
    const found = assess({ rulesets, calendar, on, grade: pupil.grade, marks: counted });
    return isExplained ? withoutRaise(found, openLevel, rulesets) : found;
  };
  const closedOn = lastCase?.closedOn;
  const closed = lastCase?.state === 'closed' ? closedAt(lastCase) : undefined;
  const began = lastCase && lastCase.state !== 'closed' ? beganAt(lastCase) : undefined;
  return {
    current: lastCase,
    pupil,
    assessment: assessed(marks),
    sinceClosing:
      closedOn === undefined ? undefined : assessed(marks.filter(({ date }) => date > closedOn)),
    knownAtClosing:
      closed === undefined ? undefined : assessed(marksOf(notedBy(absence, closed), pupil.grade)),
    atOpening:
      began !== undefined && takenBackSince(absence, began)
        ? assessed(marks, Temporal.PlainDate.from(began.slice(0, 10)))
        : undefined,
    contact: callsForContact({ pupil, absence }, caseContext, moment),
    caseContext,
    ...moment,
  };
}

function closedAt({ log }: CaseRecord): string | undefined {
  return log.findLast((event) => event.do === 'close')?.at;
}

/** When a case began, or began anew. */
function beganAt({ log }: CaseRecord): string | undefined {
  return log.findLast((event) => event.do === 'open' || event.do === 'reopen')?.at;
}

/** Whether something noted about days until a moment was undone, withdrawn or corrected from then on. */
function takenBackSince({ statements }: PupilAbsence, moment: string): boolean {
  const then = Temporal.Instant.from(moment);
  const isSince = (at: string) => Temporal.Instant.compare(Temporal.Instant.from(at), then) >= 0;
  const day = moment.slice(0, 10);
  return statements.some(({ at, undoneAt, intent, dates }) =>
    undoneAt === undefined
      ? intent !== 'note' && isSince(at) && dates.some((date) => date <= day)
      : isSince(undoneAt),
  );
}

/** A pupil's absence as it had been noted at a moment; what was undone since is not told again. */
function notedBy(absence: PupilAbsence, moment: string): PupilAbsence {
  const until = Temporal.Instant.from(moment);
  const before = ({ at }: Statement) =>
    Temporal.Instant.compare(Temporal.Instant.from(at), until) <= 0;
  return { ...absence, statements: absence.statements.filter(before) };
}

function linked(absence: PupilAbsence, lastCase: CaseRecord | undefined) {
  const { openCaseId: _, lastCaseId: __, ...rest } = absence;
  if (!lastCase) return { absence: rest, lastCase };
  const open = lastCase.state === 'closed' ? {} : { openCaseId: lastCase.id };
  return { absence: { ...rest, ...open, lastCaseId: lastCase.id }, lastCase };
}
