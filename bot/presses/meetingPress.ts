import { z } from 'zod';
import { type Basis, caseAccess } from '../../services/access/access.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { decideMeeting } from '../../services/meetings/decideMeeting.ts';
import { type Meeting, type MeetingCommand, takesPart } from '../../services/meetings/meeting.ts';
import { newTimesFor } from '../../services/meetings/newTimes.ts';
import { callMeeting, nextMeetingId } from '../casework/callMeeting.ts';
import { putCase } from '../casework/putCase.ts';
import { meetingChange, meetingEvent, putMeeting, showMeeting } from '../casework/putMeeting.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { ticked } from './ticked.ts';

const proposeData = z.object({ case: z.string(), v: z.number() });
const meetingData = z.object({ meeting: z.string(), v: z.number() });
/** One time, as on cards of before; all times at once, with those ticked; or that none suits. */
const voteData = z.union([
  meetingData.extend({ slot: z.string(), vote: z.enum(['yes', 'no']) }),
  meetingData.extend({ vote: z.literal('none') }),
  meetingData.extend({ vote: z.undefined().optional(), times: ticked(1000) }),
]);
const bookData = meetingData.extend({ slot: z.string(), without: z.int().default(0) });
const bookItselfData = meetingData.extend({ itself: z.enum(['yes', 'no']) });

/** Starts looking for a time, from the case, by somebody on it, who becomes the organiser. */
export const meetingPropose = pressVerb({
  data: proposeData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const subject = await freshCase(work, press);
    const meeting = await callMeeting(work, subject);
    const basis = caseAccess(work.turn.actor, subject)?.basis;
    trail(work, 'meeting.propose', meeting, basis);
    return { card: 'case', id: subject.id };
  },
});

/** The presser's answer: to one time, or to all that are left. A vote on replaced times is stale. */
export const meetingVote = pressVerb({
  data: voteData,
  about: 'meeting',
  ...onItsCard,
  press: (work, press) =>
    decide(work, press, 'meeting.vote', (by) => {
      const { at } = work;
      if ('slot' in press) return { do: 'vote', by, slot: press.slot, vote: press.vote, at };
      const can = 'times' in press ? press.times : [];
      return { do: 'answer', by, can, at };
    }),
});

/**
 * Books a time without waiting for all votes; organiser only. Where somebody who is needed cannot come, the
 * answer asks once more, and nothing is changed.
 */
export const meetingBook = pressVerb({
  data: bookData,
  about: 'meeting',
  ...onItsCard,
  press: (work, { slot, without, ...press }) =>
    decide(work, press, 'meeting.book', (by) => ({ do: 'book', by, slot, without, at: work.at })),
});

/** Whether the meeting is booked without waiting for those who are welcome; organiser only. */
export const meetingBookItself = pressVerb({
  data: bookItselfData,
  about: 'meeting',
  ...onItsCard,
  press: (work, { itself, ...press }) =>
    decide(work, press, 'meeting.autoBook', (by) => ({
      do: 'bookItself',
      by,
      on: itself === 'yes',
      at: work.at,
    })),
});

/** Cancels a meeting, even a booked one; organiser only. */
export const meetingCancel = pressVerb({
  data: meetingData,
  about: 'meeting',
  ...onItsCard,
  press: (work, press) => decide(work, press, 'meeting.cancel', (by) => ({ do: 'cancel', by })),
});

/**
 * Looks for new times, other than those shown so far; organiser only, who must still be on the case. A meeting
 * that was called off is followed by another.
 */
export const meetingNewTimes = pressVerb({
  data: meetingData,
  about: 'meeting',
  ...onItsCard,
  press: async (work, press) => {
    const current = await fresh(work, press);
    const { turn, unit } = work;
    const subject = await unit.load('case', current.caseId);
    if (!subject) throw new RefusedError('gone');
    const access = caseAccess(turn.actor, subject);
    const isNew = newTimesFor(current) === 'new';
    const newId = isNew ? await nextMeetingId(work, subject.id) : '';
    const by = turn.actor.member.id;
    const { meeting, effects } = decideMeeting(current, { do: 'newTimes', by, newId });
    if (access?.scope !== 'full') throw new RefusedError('not_allowed');
    if (subject.state === 'closed') throw new RefusedError('case_closed');
    // Another was called meanwhile.
    const { meetingId = current.id } = subject;
    if (meetingId !== current.id && !isNew) throw new RefusedError('meeting_over');
    await putMeeting(work, meeting, effects);
    if (isNew) await callMeeting(work, subject, { id: newId });
    else await putCase(work, withEvents(subject, [meetingChange(subject, meeting, by, work.at)]));
    trail(work, 'meeting.newTimes', isNew ? { ...meeting, id: newId } : meeting, access.basis);
    return { card: 'meeting', id: meeting.id };
  },
});

/** The meeting as it is now: from the question whether to book all the same, nothing is booked. */
export const meetingShow = pressVerb({
  data: meetingData,
  about: 'meeting',
  ...onItsCard,
  onlyLooks: true,
  press: async (work, { meeting: id }) => {
    const current = await invitedTo(work, id);
    return { card: 'meeting', id: current.id };
  },
});

export type OnMeeting = z.output<typeof meetingData>;

export async function invitedTo({ turn, unit }: TurnWork, id: string): Promise<Meeting> {
  const current = await unit.load('meeting', id);
  if (!current) throw new RefusedError('gone');
  if (!takesPart(current, turn.actor.member.id)) throw new RefusedError('not_allowed');
  return current;
}

/** The meeting for somebody invited, if its times are still those of the card. */
export async function fresh(work: TurnWork, { meeting, v }: OnMeeting): Promise<Meeting> {
  const current = await invitedTo(work, meeting);
  if (current.round !== v) throw new RefusedError('stale');
  return current;
}

async function decide(
  work: TurnWork,
  press: OnMeeting,
  verb: string,
  command: (by: string) => MeetingCommand,
): Promise<CardRef> {
  const { turn, unit, at } = work;
  const by = turn.actor.member.id;
  const current = await fresh(work, press);
  const { meeting, effects, tell, ask } = decideMeeting(current, command(by));
  const subject = await unit.load('case', meeting.caseId);
  const basis = subject && caseAccess(turn.actor, subject)?.basis;
  if (ask !== undefined) {
    trail(work, `${verb}.asked`, meeting, basis);
    return { card: 'meeting', id: meeting.id, ask };
  }
  await putMeeting(work, meeting, effects, tell === undefined ? [] : [meeting.organiser]);
  if (subject && meeting.state !== current.state) {
    const still = await standsAgain(work, meeting);
    const change = meetingChange(subject, meeting, by, at);
    await putCase(work, withEvents(subject, [change, ...still]));
  }
  trail(work, verb, meeting, basis);
  return { card: 'meeting', id: meeting.id };
}

/** The booked meeting that this one was looked for instead of goes on standing, once this one is called off. */
async function standsAgain(work: TurnWork, meeting: Meeting): Promise<CaseEvent[]> {
  if (meeting.state !== 'cancelled' || meeting.insteadOf === undefined) return [];
  const stood = await work.unit.load('meeting', meeting.insteadOf);
  if (!stood) return [];
  const { turn, at } = work;
  const moved = { do: 'moved', to: meeting.id, booked: false, at } as const;
  const still = decideMeeting(stood, moved).meeting;
  if (still === stood) return [];
  work.unit.put('meeting', still.id, still);
  showMeeting(work, still);
  return [meetingEvent(still, turn.actor.member.id, at)];
}

export function trail(
  { turn, unit, at }: TurnWork,
  action: string,
  { id, caseId }: Meeting,
  basis: Basis | undefined,
): void {
  const by = turn.actor.member.id;
  audit(unit, { turnId: turn.id, at, by, action, subjects: [caseId, id], basis });
}
