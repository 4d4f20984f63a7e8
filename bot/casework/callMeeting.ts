import { caseAccess } from '../../services/access/access.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { taskEvents } from '../../services/cases/involve.ts';
import { meetingTeam } from '../../services/cases/meetingTeam.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { calledTo, isAhead, isPast, type Meeting } from '../../services/meetings/meeting.ts';
import { refusedTimes } from '../../services/meetings/newTimes.ts';
import { caseContextOf } from '../core/app.ts';
import type { TurnWork } from '../core/work.ts';
import { putCase } from './putCase.ts';
import { putMeeting } from './putMeeting.ts';

/**
 * Calls a meeting about a case: whoever presses becomes its organiser, the team is as the playbook wants it
 * now, and times that did not suit last time are not proposed again.
 * @param wanted.id of the meeting; made if it is not given
 * @param wanted.from the first day (ISO) that times are wanted on
 * @throws RefusedError `not_allowed`, `case_closed`, `meeting_already_booked`
 */
export async function callMeeting(
  work: TurnWork,
  subject: CaseRecord,
  { id, from }: { id?: string; from?: string | undefined } = {},
): Promise<Meeting> {
  const { app, turn, at } = work;
  const by = turn.actor.member.id;
  const before = await mayCall(work, subject);
  const caseContext = caseContextOf(app, turn.school);
  const refused = before && before.state !== 'booked' ? refusedTimes(before) : [];
  const stands = await stillStands(work, before);
  const meeting: Meeting = {
    id: id ?? (await nextMeetingId(work, subject.id)),
    caseId: subject.id,
    organiser: by,
    ...meetingTeam(subject, turn.actor, caseContext),
    ...(from === undefined ? {} : { from }),
    state: 'searching',
    round: 1,
    slots: [],
    ...(refused.length > 0 ? { refused } : {}),
    votes: {},
    ...(stands ? { insteadOf: stands.id } : {}),
    ...(before?.bookItself && before.organiser === by ? { bookItself: true } : {}),
  };
  const next = withEvents(subject, [
    ...taskEvents(subject, [by, ...calledTo(meeting)], caseContext.roster, { by, at }),
    { do: 'meeting', by, at, meetingId: meeting.id, became: meeting.state },
  ]);
  if (stands) work.unit.put('meeting', stands.id, { ...stands, movedBy: meeting.id });
  await putMeeting(work, meeting, ['findTimes']);
  await putCase(work, next);
  return meeting;
}

/** Whether a meeting about a case is on its way already. */
export async function isCalled(
  { unit, at }: TurnWork,
  { meetingId }: Pick<CaseRecord, 'meetingId'>,
): Promise<boolean> {
  const called = meetingId === undefined ? undefined : await unit.load('meeting', meetingId);
  return called !== undefined && isUnderWay(called) && !isPast(called, at);
}

/** The id of the next meeting about a case. */
export async function nextMeetingId(
  { unit }: Pick<TurnWork, 'unit'>,
  caseId: string,
): Promise<string> {
  const number = (await unit.load('counter', 'meeting'))?.last ?? 0;
  unit.put('counter', 'meeting', { last: number + 1 });
  return `${caseId}-M${number + 1}`;
}

/**
 * Whether the presser may call a meeting about a case now.
 * @returns the meeting that there was
 * @throws RefusedError `not_allowed`, `case_closed`, `meeting_already_booked`
 */
async function mayCall(
  { turn, unit, at }: TurnWork,
  subject: CaseRecord,
): Promise<Meeting | undefined> {
  if (caseAccess(turn.actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const { meetingId } = subject;
  const before = meetingId === undefined ? undefined : await unit.load('meeting', meetingId);
  if (before && isUnderWay(before) && !isPast(before, at)) {
    throw new RefusedError('meeting_already_booked');
  }
  return before;
}

/** The booked meeting that the one before was looked for instead of, while it is still ahead. */
async function stillStands(
  { unit, at }: TurnWork,
  before: Meeting | undefined,
): Promise<Meeting | undefined> {
  if (before?.insteadOf === undefined) return undefined;
  const stood = await unit.load('meeting', before.insteadOf);
  return stood && stood.movedBy === before.id && isAhead(stood, at) ? stood : undefined;
}

function isUnderWay({ state }: Meeting): boolean {
  return state === 'searching' || state === 'proposed' || state === 'booking' || state === 'booked';
}
