import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { meetingToAnswer } from '../../services/cases/afterMeeting.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { type Agreement, decideHeld, type HeldCommand } from '../../services/cases/decideHeld.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { decideMeeting } from '../../services/meetings/decideMeeting.ts';
import type { Meeting, MeetingCommand } from '../../services/meetings/meeting.ts';
import { callMeeting, isCalled } from '../casework/callMeeting.ts';
import { putCase } from '../casework/putCase.ts';
import { showMeeting } from '../casework/putMeeting.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { ticked } from './ticked.ts';

const aboutMeeting = z.object({ case: z.string(), v: z.number(), meeting: z.string() });
const line = z.string().max(200).default('');
const who = z.string().max(100).default('');
const day = z.string().max(20).default('');

const cameData = aboutMeeting.extend({ came: ticked(2000), home: ticked(2000) });
const heldData = aboutMeeting.extend({
  ...{ agreed1: line, agreed2: line, agreed3: line },
  ...{ who1: who, who2: who, who3: who },
  ...{ due1: day, due2: day, due3: day },
  answer: z.enum(['follow_up', 'meeting']),
  nextOn: day,
});

/** Who came to a meeting that is over; what was agreed is asked next. */
export const meetingCame = pressVerb({
  data: cameData,
  about: 'case',
  ...onItsCard,
  press: async (work, { came, home, ...press }) => {
    const { subject, meeting } = await overMeeting(work, press);
    const told: MeetingCommand = {
      ...{ do: 'came', at: work.at, present: came },
      ...{ parents: home.includes('parents'), pupil: home.includes('pupil') },
    };
    work.unit.put('meeting', meeting.id, decideMeeting(meeting, told).meeting);
    trail(work, 'meeting.came', subject, meeting);
    return { card: 'caseForm', id: subject.id, form: 'agreed' };
  },
});

/** What was agreed, and when the team looks at it next; another meeting is called where one is wanted. */
export const meetingHeld = pressVerb({
  data: heldData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { subject, meeting } = await overMeeting(work, press);
    if (!meeting.came) throw new RefusedError('stale');
    const next = await answer(work, subject, meeting, {
      ...{ held: true, meetingId: meeting.id, ...meeting.came },
      ...{ agreements: agreementsOf(press, mostAhead(work)), nextOn: press.nextOn },
    });
    trail(work, 'meeting.held', subject, meeting);
    if (press.answer === 'meeting' && !(await isCalled(work, next))) {
      await callMeeting(work, next, { from: next.held?.at(-1)?.nextOn });
    }
    return { card: 'case', id: subject.id };
  },
});

/** That it was not held: new times are looked for, unless another meeting is on its way. */
export const meetingNotHeld = pressVerb({
  data: aboutMeeting,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { subject, meeting } = await overMeeting(work, press);
    const command = { held: false, meetingId: meeting.id } as const;
    const next = await answer(work, subject, meeting, command);
    trail(work, 'meeting.notHeld', subject, meeting);
    if (!(await isCalled(work, next))) await callMeeting(work, next);
    return { card: 'case', id: subject.id };
  },
});

/** The case as shown, and its meeting that waits for an answer, for somebody who may give it. */
async function overMeeting(
  work: TurnWork,
  press: z.output<typeof aboutMeeting>,
): Promise<{ subject: CaseRecord; meeting: Meeting }> {
  const subject = await freshCase(work, press);
  const { unit, turn, at } = work;
  const { meetingId } = meetingToAnswer(subject, press.meeting, { actor: turn.actor, at });
  const meeting = await unit.load('meeting', meetingId);
  if (meeting?.caseId !== subject.id) throw new RefusedError('meeting_answered');
  return { subject, meeting };
}

async function answer(
  work: TurnWork,
  subject: CaseRecord,
  meeting: Meeting,
  command: HeldCommand,
): Promise<CaseRecord> {
  const { app, turn, at } = work;
  const caseContext = caseContextOf(app, turn.school);
  const events = decideHeld(subject, command, { actor: turn.actor, caseContext, at });
  const { held } = command;
  const told = decideMeeting(meeting, { do: 'told', at, held }).meeting;
  work.unit.put('meeting', told.id, told);
  showMeeting(work, told);
  const next = withEvents(subject, events);
  await putCase(work, next);
  return next;
}

/** How many school days ahead an agreement may be due. */
function mostAhead({ app, turn }: TurnWork): number {
  return caseContextOf(app, turn.school).playbook.meetings.nextAtMostSchoolDays;
}

/** The lines that were written, due when the team looks at it next unless they say; one without somebody is refused. */
function agreementsOf(press: z.output<typeof heldData>, most: number): Agreement[] {
  const lines = [
    { words: press.agreed1, who: press.who1, due: press.due1 },
    { words: press.agreed2, who: press.who2, due: press.due2 },
    { words: press.agreed3, who: press.who3, due: press.due3 },
  ];
  return lines.flatMap((one, index) => {
    const words = one.words.replace(/\s+/g, ' ').trim();
    if (words === '') return [];
    const number = index + 1;
    if (one.who === '') throw new RefusedError('agreement_unsuited', { number, most });
    return [{ ...one, number, words, due: one.due.trim() || press.nextOn }];
  });
}

function trail(
  { turn, unit, at }: TurnWork,
  action: string,
  subject: CaseRecord,
  { id }: Meeting,
): void {
  const by = turn.actor.member.id;
  const basis = caseAccess(turn.actor, subject)?.basis;
  audit(unit, { turnId: turn.id, at, by, action, subjects: [subject.id, id], basis });
}
