import { caseAccess } from '../access/access.ts';
import { RefusedError } from '../errors/errors.ts';
import { meetingToAnswer } from './afterMeeting.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CalledStep, openFollowUp } from './caseStep.ts';
import { dayAhead } from './dayAhead.ts';
import type { Deciding } from './deciding.ts';
import { dueDay } from './dueDay.ts';
import { withEvents } from './evolve.ts';
import { taskEvents } from './involve.ts';
import { isDate } from './isDate.ts';
import type { PastMeeting } from './meetingTurns.ts';

/** More agreements than this are none (Børns Vilkår, bornsvilkar.dk/skolefravaer/skole/skole-hjem). */
export const mostAgreements = 3;

/** An agreement in one line, who sees to it (staff id) and by when (ISO date); `number` is its line in the form. */
export type Agreement = { number: number; words: string; who: string; due: string };

export type HeldCommand =
  | {
      held: true;
      meetingId: string;
      /** Staff ids of those who came. */
      present: readonly string[];
      parents: boolean;
      pupil: boolean;
      agreements: readonly Agreement[];
      /** ISO date. */
      nextOn: string;
    }
  | { held: false; meetingId: string };

/** What everybody who may not read the words is told of such a step. */
const text = { da: 'Aftale fra et møde', en: 'Agreement from a meeting' };

/**
 * What came of a meeting: its agreements become steps of the case, and the case is looked at again on the next
 * date. Of one that was not held, the case is looked at again when a new one was wanted within.
 * @returns what happens to the case
 * @throws RefusedError `case_closed`, `not_allowed`, `meeting_answered`, `next_date_unsuited`,
 *   `agreement_unsuited` (with its `number`), `assignee_unknown`, `basis_required`: nothing changed
 */
export function decideHeld(
  subject: CaseRecord,
  command: HeldCommand,
  deciding: Deciding,
): readonly CaseEvent[] {
  if (subject.state === 'closed') throw new RefusedError('case_closed');
  const meeting = meetingToAnswer(subject, command.meetingId, deciding);
  return command.held
    ? held(subject, command, meeting, deciding)
    : notHeld(subject, meeting, deciding);
}

function held(
  subject: CaseRecord,
  command: Extract<HeldCommand, { held: true }>,
  meeting: PastMeeting,
  deciding: Deciding,
): readonly CaseEvent[] {
  const { actor, at, caseContext } = deciding;
  const made = { by: actor.member.id, at };
  const nextOn = nextDay(command.nextOn, deciding);
  const steps = command.agreements
    .slice(0, mostAgreements)
    .map((one, index) => stepOf(one, index, subject, deciding));
  const people = steps.flatMap(({ assignee }) => assignee ?? []);
  const joined = taskEvents(subject, people, caseContext.roster, made);
  mustSee(withEvents(subject, joined), people, deciding);
  const called: CaseEvent[] = steps.length === 0 ? [] : [{ do: 'call', ...made, steps }];
  return [
    ...joined,
    ...called,
    ...lookedAtOn(nextOn, subject, made),
    {
      do: 'held',
      ...made,
      ...{ meetingId: meeting.meetingId, held: true, on: meeting.start.slice(0, 10) },
      present: [...command.present],
      ...{ parents: command.parents, pupil: command.pupil },
      ...{ agreements: steps.map(({ id }) => id), nextOn },
    },
  ];
}

function notHeld(
  subject: CaseRecord,
  { meetingId, start }: PastMeeting,
  { actor, at, caseContext: { calendar, playbook } }: Deciding,
): readonly CaseEvent[] {
  const made = { by: actor.member.id, at };
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const soon = dueDay(calendar, today, playbook.meetings.againSchoolDays).toString();
  const due = openFollowUp(subject.steps)?.due;
  const nextOn = due !== undefined && due < soon && due > today.toString() ? due : soon;
  const told = { held: false, present: [], parents: false, pupil: false, agreements: [] };
  return [
    ...lookedAtOn(nextOn, subject, made),
    { do: 'held', ...made, ...{ meetingId, on: start.slice(0, 10) }, ...told, nextOn },
  ];
}

/** The follow-up that every open case has is moved to the day. */
function lookedAtOn(
  day: string,
  { steps }: CaseRecord,
  made: { by: string; at: string },
): CaseEvent[] {
  const followUp = openFollowUp(steps);
  if (!followUp || followUp.due === day) return [];
  return [{ do: 'due', ...made, step: followUp.id, due: day }];
}

/** A school day ahead, and not so far that the case is forgotten. */
function nextDay(wanted: string, { at, caseContext: { calendar, playbook } }: Deciding): string {
  const most = playbook.meetings.nextAtMostSchoolDays;
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const day = dayAhead(wanted, most, { calendar, today });
  if (!day) throw new RefusedError('next_date_unsuited', { most });
  return day.toString();
}

function stepOf(
  { number, words, who, due }: Agreement,
  index: number,
  { steps }: CaseRecord,
  { at, caseContext: { roster, calendar, playbook } }: Deciding,
): CalledStep {
  const member = roster.member(who);
  if (!member) throw new RefusedError('assignee_unknown');
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  // As far as the next date may be, so that it is not forgotten.
  const most = playbook.meetings.nextAtMostSchoolDays;
  const last = dueDay(calendar, today, most).toString();
  if (!isDate(due) || due < today.toString() || due > last) {
    throw new RefusedError('agreement_unsuited', { number, most });
  }
  const before = steps.filter(({ calledBy }) => calledBy === 'meeting').length;
  return {
    id: `agreement-${before + index + 1}`,
    ...{ kind: 'task', calledBy: 'meeting', legal: false, acute: false },
    ...{ text, words: words.trim(), responsible: member.role, approver: null },
    ...{ assignee: who, dueSchoolDays: 0, asks: [], due },
  };
}

/** Outsiders are brought in first, on a ground. */
function mustSee(
  subject: CaseRecord,
  people: readonly string[],
  { caseContext: { roster } }: Deciding,
): void {
  for (const id of people) {
    const member = roster.member(id);
    if (!member || !caseAccess({ member, roster }, subject)) {
      throw new RefusedError('basis_required');
    }
  }
}
