import { type Actor, caseAccess, leads, maySeePupil } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { usualEnd, usualLastDay } from './arrangement.ts';
import {
  type Arrangement,
  type CaseEvent,
  type Outcome,
  outcomesDespiteDuty,
} from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { isOpen } from './caseStep.ts';
import type { Deciding } from './deciding.ts';
import { isDate } from './isDate.ts';
import { newPlace } from './newPlace.ts';
import { reopening, type Standing } from './reopening.ts';
import { neverWas } from './reviewCase.ts';

export type CaseCommand =
  | { action: 'comment'; text: string }
  /** `offer`: with another offer, its id in the municipality's list, or `other`. */
  | { action: 'close'; outcome: Outcome; reason: string; offer?: string | undefined }
  | { action: 'reopen' }
  /** `until` is its last day, ISO; empty for the usual one. A longer one needs a reason. */
  | { action: 'arrange'; arrangement: Arrangement; until?: string; reason?: string }
  | { action: 'arrangeUntil'; arrangement: Arrangement; until: string; reason?: string }
  | { action: 'arrangeEnd'; arrangement: Arrangement };

export type CaseAction = CaseCommand['action'];

/** School days until the follow-up of a reopened case. */
const soonSchoolDays = 5;

/**
 * What somebody may do with a case as a whole. Anyone who sees all of it may comment; the leadership and
 * the case's coordinator may close, reopen and arrange. A pupil has at most one open case.
 * @param otherIsOpen whether another case about the pupil is open
 */
export function caseActions(
  subject: CaseRecord,
  actor: Actor,
  otherIsOpen = false,
): readonly CaseAction[] {
  if (caseAccess(actor, subject)?.scope !== 'full') return [];
  const pupil = actor.roster.pupil(subject.pupilId);
  const decides =
    leads(actor) ||
    (actor.member.id === subject.holder && pupil !== undefined && maySeePupil(actor, pupil));
  if (subject.state === 'closed') {
    // It is the other school's now.
    if (subject.outcome === 'handed_over' && subject.left) return [];
    return decides && !otherIsOpen && !neverWas(subject) ? ['reopen'] : [];
  }
  return decides ? ['comment', 'close', 'arrange', 'arrangeUntil', 'arrangeEnd'] : ['comment'];
}

/** What decides a press besides the case itself. */
type Facts = {
  /** Whether attendance is good enough for the playbook to recommend closing. */
  ready: boolean;
  /** Whether another case about the pupil is open. */
  otherIsOpen?: boolean;
  /** What the rules say today, for a case that is reopened; else it stands where it stood. */
  standing?: Standing;
};

/**
 * Handles a press on a case.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_allowed`, `comment_required`, `reason_required`,
 *   `closing_reason_required` (back in school, but attendance disagrees), `duty_open` (a legal duty is not
 *   settled), `other_case_open`,
 *   `offer_required` (another offer, but not which, where the municipality has a list), `already_arranged`,
 *   `not_arranged`, `arrangement_day`, `arrangement_reason_required`: nothing changed
 */
export function decideCase(
  subject: CaseRecord,
  command: CaseCommand,
  deciding: Deciding,
  facts: Facts,
): readonly CaseEvent[] {
  const { actor } = deciding;
  const { otherIsOpen = false } = facts;
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  if (subject.state === 'closed' && command.action !== 'reopen') {
    throw new RefusedError('case_closed');
  }
  if (command.action === 'reopen' && otherIsOpen) throw new RefusedError('other_case_open');
  if (!caseActions(subject, actor, otherIsOpen).includes(command.action)) {
    throw new RefusedError('not_allowed');
  }
  return eventsOf(subject, command, deciding, facts);
}

function eventsOf(
  subject: CaseRecord,
  command: CaseCommand,
  { actor, caseContext, at }: Deciding,
  { ready, standing }: Facts,
): CaseEvent[] {
  const made = { by: actor.member.id, at };
  const today = at.slice(0, 10);
  switch (command.action) {
    case 'comment': {
      const text = command.text.trim();
      if (text === '') throw new RefusedError('comment_required');
      return [{ do: 'comment', ...made, text }];
    }
    case 'close':
      return [
        {
          ...{ do: 'close', ...made, ...closing(subject, command, ready) },
          ...newPlace(subject, command, { actor, caseContext, at }),
        },
      ];
    case 'reopen': {
      const pupil = actor.roster.pupil(subject.pupilId);
      if (!pupil) throw new RefusedError('gone');
      return reopening(subject, {
        ...{ ...made, why: 'person', standing, pupil, caseContext },
        ...{ today: Temporal.PlainDate.from(today), sooner: soonSchoolDays },
      });
    }
    case 'arrange': {
      if (runs(subject, command.arrangement)) throw new RefusedError('already_arranged');
      const { arrangement } = command;
      const planned = lasting(command, today, today, caseContext);
      return [{ do: 'arrange', ...made, arrangement, from: today, ...planned }];
    }
    case 'arrangeUntil': {
      const running = runningOf(subject, command.arrangement);
      if (!running) throw new RefusedError('not_arranged');
      const planned = lasting(command, running.from, today, caseContext);
      return [{ do: 'arrangeUntil', ...made, arrangement: command.arrangement, ...planned }];
    }
    case 'arrangeEnd': {
      if (!runs(subject, command.arrangement)) throw new RefusedError('not_arranged');
      return [{ do: 'arrangeEnd', ...made, arrangement: command.arrangement, to: today }];
    }
  }
}

/** An open legal duty blocks closing, unless the child moved or there was no ground. */
function closing(
  { steps }: CaseRecord,
  { outcome, reason }: Extract<CaseCommand, { action: 'close' }>,
  ready: boolean,
): { outcome: Outcome; reason?: string } {
  const why = reason.trim();
  const owed = steps.filter((step) => step.legal && isOpen(step)).length;
  if (owed > 0 && !outcomesDespiteDuty.includes(outcome)) {
    throw new RefusedError('duty_open', { steps: owed });
  }
  if (outcome === 'no_ground' && why === '') throw new RefusedError('reason_required');
  if (outcome === 'back_in_school' && !ready && why === '') {
    throw new RefusedError('closing_reason_required');
  }
  return why === '' ? { outcome } : { outcome, reason: why };
}

/** Whether a special arrangement is in force. */
function runs(subject: CaseRecord, arrangement: Arrangement): boolean {
  return runningOf(subject, arrangement) !== undefined;
}

function runningOf({ arrangements }: CaseRecord, arrangement: Arrangement) {
  return arrangements.find(({ kind, to }) => kind === arrangement && to === undefined);
}

/** No arrangement is planned further ahead than a school year. */
const mostWeeks = 52;

/** The last day of an arrangement, and why it lasts longer than the playbook wants. */
function lasting(
  { until = '', reason = '' }: { until?: string; reason?: string },
  from: string,
  today: string,
  { playbook, calendar }: Deciding['caseContext'],
): { until: string; reason?: string } {
  const began = Temporal.PlainDate.from(from);
  const usual = usualEnd(playbook.arrangements, began).toString();
  const end = until.trim() || usualLastDay(playbook.arrangements, began, calendar).toString();
  const furthest = Temporal.PlainDate.from(today).add({ weeks: mostWeeks }).toString();
  if (!isDate(end) || end <= today || end > furthest) throw new RefusedError('arrangement_day');
  const why = reason.trim();
  if (end > usual && why === '') {
    throw new RefusedError('arrangement_reason_required', { weeks: playbook.arrangements.weeks });
  }
  return why === '' ? { until: end } : { until: end, reason: why };
}
