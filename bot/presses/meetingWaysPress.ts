import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { taskEvents } from '../../services/cases/involve.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { decideMeeting } from '../../services/meetings/decideMeeting.ts';
import { calledTo } from '../../services/meetings/meeting.ts';
import { putCase } from '../casework/putCase.ts';
import { meetingChange, putMeeting } from '../casework/putMeeting.ts';
import { caseContextOf } from '../core/app.ts';
import { fresh, invitedTo, trail } from './meetingPress.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const meetingData = z.object({ meeting: z.string(), v: z.number() });

/**
 * What the organiser gives up where no time suits all who are needed; the organiser must still be on the case. A
 * deputy of the school's own staff sees the case from then on.
 */
export const meetingChoose = pressVerb({
  data: meetingData.extend({ way: z.int().min(0).max(9) }),
  about: 'meeting',
  ...onItsCard,
  press: async (work, { way, ...press }) => {
    const { app, turn, unit, at } = work;
    const current = await fresh(work, press);
    const by = turn.actor.member.id;
    const { meeting, effects } = decideMeeting(current, { do: 'choose', by, way, at });
    const subject = await unit.load('case', current.caseId);
    const access = subject && caseAccess(turn.actor, subject);
    if (!subject || access?.scope !== 'full') throw new RefusedError('not_allowed');
    if (subject.state === 'closed') throw new RefusedError('case_closed');
    if (subject.meetingId !== current.id) throw new RefusedError('meeting_over');
    const invited = calledTo(meeting);
    const asked = meeting.state === 'proposed' ? invited.filter((id) => id !== by) : [];
    await putMeeting(work, meeting, effects, asked);
    const { roster } = caseContextOf(app, turn.school);
    const joined = taskEvents(subject, invited, roster, { by, at });
    await putCase(work, withEvents(subject, [...joined, meetingChange(subject, meeting, by, at)]));
    trail(work, 'meeting.choose', meeting, access.basis);
    return { card: 'meeting', id: meeting.id };
  },
});

/** Whether parents and pupil are wanted; the organiser asks them, Nærvær writes to no home. */
export const meetingHome = pressVerb({
  data: meetingData.extend({ wanted: z.enum(['yes', 'no']) }),
  about: 'meeting',
  ...onItsCard,
  press: async (work, { wanted, ...press }) => {
    const { turn, unit } = work;
    const current = await fresh(work, press);
    const by = turn.actor.member.id;
    const on = wanted === 'yes';
    const { meeting, effects } = decideMeeting(current, { do: 'wantHome', by, on });
    await putMeeting(work, meeting, effects);
    const subject = await unit.load('case', meeting.caseId);
    trail(work, 'meeting.home', meeting, subject && caseAccess(turn.actor, subject)?.basis);
    return { card: 'meeting', id: meeting.id };
  },
});

/** What the meeting goes through, for somebody called to it. */
export const meetingAgenda = pressVerb({
  data: meetingData,
  about: 'meeting',
  ...onItsCard,
  press: async (work, { meeting: id }) => {
    const current = await invitedTo(work, id);
    const subject = await work.unit.load('case', current.caseId);
    const basis = subject && caseAccess(work.turn.actor, subject)?.basis;
    trail(work, 'meeting.agenda', current, basis);
    return { card: 'meetingAgenda', id: current.id };
  },
});
