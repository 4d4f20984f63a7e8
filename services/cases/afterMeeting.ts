import { type Actor, caseAccess, leads } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { Deciding } from './deciding.ts';
import { meetingTurns, type PastMeeting } from './meetingTurns.ts';

/**
 * The meetings of a case whose time is past and of which nobody has told what came, oldest first; none of those
 * before the case was closed, as closing it was the decision. O(log) for a case with a meeting.
 * @param now instant, ISO with offset
 */
export function unansweredMeetings(
  { log, state, meetingId, held = [] }: Pick<CaseRecord, 'log' | 'state' | 'meetingId' | 'held'>,
  now: string,
): readonly PastMeeting[] {
  if (meetingId === undefined || state === 'closed') return [];
  const answered = new Set(held.map((one) => one.meetingId));
  const closed = log.findLast((event) => event.do === 'close')?.at;
  return meetingTurns(log, now)
    .held.filter((one) => !answered.has(one.meetingId))
    .filter(({ end }) => closed === undefined || compare(end, closed) > 0)
    .toSorted((a, b) => compare(a.end, b.end));
}

function compare(a: string, b: string): number {
  return Temporal.Instant.compare(Temporal.Instant.from(a), Temporal.Instant.from(b));
}

/**
 * A meeting whose time is past, for somebody who may tell what came of it.
 * @throws RefusedError `not_allowed`; `meeting_answered` where it waits for no answer
 */
export function meetingToAnswer(
  subject: CaseRecord,
  meetingId: string,
  { actor, at }: Pick<Deciding, 'actor' | 'at'>,
): PastMeeting {
  if (caseAccess(actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  const meeting = unansweredMeetings(subject, at).find((one) => one.meetingId === meetingId);
  if (!meeting) throw new RefusedError('meeting_answered');
  if (!mayAnswerMeeting(actor, subject, meeting.organiser)) throw new RefusedError('not_allowed');
  return meeting;
}

/** Whether somebody may tell what came of a meeting: its organiser, the case's holder and the leadership. */
export function mayAnswerMeeting(
  actor: Actor,
  subject: Pick<CaseRecord, 'pupilId' | 'involved' | 'holder'>,
  organiser: string,
): boolean {
  if (caseAccess(actor, subject)?.scope !== 'full') return false;
  const { id } = actor.member;
  return id === organiser || id === subject.holder || leads(actor);
}
