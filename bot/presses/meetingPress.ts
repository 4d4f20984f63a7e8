import { z } from 'zod';
import { type Basis, caseAccess } from '../../services/access/access.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { taskEvents } from '../../services/cases/involve.ts';
import { meetingTeam } from '../../services/cases/meetingTeam.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import {
  decideMeeting,
  isPast,
  type Meeting,
  type MeetingCommand,
  takesPart,
} from '../../services/meetings/meeting.ts';
import { putCase } from '../casework/putCase.ts';
import { meetingEvent, putMeeting } from '../casework/putMeeting.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const proposeData = z.object({ case: z.string(), v: z.number() });
const slotData = z.object({ meeting: z.string(), v: z.number(), slot: z.string() });
const voteData = slotData.extend({ vote: z.enum(['yes', 'no']) });
const cancelData = z.object({ meeting: z.string(), v: z.number() });

/** Starts looking for a time, from the case, by somebody on it, who becomes the organiser. */
export const meetingPropose = pressVerb({
  data: proposeData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { app, turn, unit, at } = work;
    const subject = await freshCase(work, press);
    if (caseAccess(turn.actor, subject)?.scope !== 'full') throw new RefusedError('not_allowed');
    if (subject.state === 'closed') throw new RefusedError('case_closed');
    const caseContext = caseContextOf(app, turn.school);
    const before =
      subject.meetingId === undefined ? undefined : await unit.load('meeting', subject.meetingId);
    const by = turn.actor.member.id;
    if (before && isUnderWay(before) && !isPast(before, at))
      throw new RefusedError('meeting_already_booked');
    const number = (await unit.load('counter', 'meeting'))?.last ?? 0;
    unit.put('counter', 'meeting', { last: number + 1 });
    const meeting: Meeting = {
      id: `${subject.id}-M${number + 1}`,
      caseId: subject.id,
      organiser: by,
      ...meetingTeam(subject, turn.actor, caseContext),
      state: 'searching',
      round: 1,
      slots: [],
      votes: {},
    };
    const invited = [...meeting.required, ...meeting.optional].map(({ id }) => id);
    const next = withEvents(subject, [
      ...taskEvents(subject, [by, ...invited], caseContext.roster, { by, at }),
      { do: 'meeting', by, at, meetingId: meeting.id, became: meeting.state },
    ]);
    await putMeeting(work, meeting, ['findTimes']);
    await putCase(work, next);
    trail(work, 'meeting.propose', meeting, caseAccess(turn.actor, subject)?.basis);
    return { card: 'case', id: subject.id };
  },
});

function isUnderWay({ state }: Meeting): boolean {
  return state === 'searching' || state === 'proposed' || state === 'booking' || state === 'booked';
}

/** A yes or no to one of the times; a vote on replaced times is stale. */
export const meetingVote = pressVerb({
  data: voteData,
  about: 'meeting',
  ...onItsCard,
  press: (work, { meeting, v, slot, vote }) =>
    decide(work, meeting, v, 'meeting.vote', (by) => ({
      do: 'vote',
      by,
      slot,
      vote,
      at: work.at,
    })),
});

/** Books a time without waiting for all votes; organiser only. */
export const meetingBook = pressVerb({
  data: slotData,
  about: 'meeting',
  ...onItsCard,
  press: (work, { meeting, v, slot }) =>
    decide(work, meeting, v, 'meeting.book', (by) => ({
      do: 'book',
      by,
      slot,
      at: work.at,
    })),
});

/** Cancels a meeting, even a booked one; organiser only. */
export const meetingCancel = pressVerb({
  data: cancelData,
  about: 'meeting',
  ...onItsCard,
  press: (work, { meeting, v }) =>
    decide(work, meeting, v, 'meeting.cancel', (by) => ({ do: 'cancel', by })),
});

async function decide(
  work: TurnWork,
  id: string,
  round: number,
  verb: string,
  command: (by: string) => MeetingCommand,
) {
  const { turn, unit, at } = work;
  const by = turn.actor.member.id;
  const current = await unit.load('meeting', id);
  if (!current) throw new RefusedError('gone');
  if (!takesPart(current, by)) throw new RefusedError('not_allowed');
  if (current.round !== round) throw new RefusedError('stale');
  const { meeting, effects } = decideMeeting(current, command(by));
  await putMeeting(work, meeting, effects);
  const subject = await unit.load('case', meeting.caseId);
  if (subject && meeting.state !== current.state) {
    const next = withEvents(subject, [meetingEvent(meeting, by, at)]);
    await putCase(work, next);
  }
  trail(work, verb, meeting, subject && caseAccess(turn.actor, subject)?.basis);
  return { card: 'meeting', id: meeting.id } as const;
}

function trail(
  { turn, unit, at }: TurnWork,
  action: string,
  { id, caseId }: Meeting,
  basis: Basis | undefined,
): void {
  const by = turn.actor.member.id;
  audit(unit, { turnId: turn.id, at, by, action, subjects: [caseId, id], basis });
}
