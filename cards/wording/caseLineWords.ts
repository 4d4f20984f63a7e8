import type { CaseLine } from '../../services/status/views.ts';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { capitalised, dutyName, levelName, type NameWriter } from './names.ts';
import { progressLine } from './progressLine.ts';
import type { Wording } from './wording.ts';

/** That the pupil has left the roster, and what was done about it; undefined for those who have not. */
export function leavingTold({ left }: CaseLine, wording: Wording): string | undefined {
  if (!left) return undefined;
  const { status } = wording.texts;
  const told = status.left[left.state](wording.date(left.since));
  return left.over > 0 ? status.leftOver(told, wording.schoolDays(left.over)) : told;
}

/**
 * What a case waits for, from whom and until when; undefined where it waits for nobody yet.
 * @param write how a name is written where the words go
 */
export function waitingTold(
  { waitsFor }: CaseLine,
  wording: Wording,
  write: NameWriter = escapeMarkdown,
): string | undefined {
  const { texts } = wording;
  if (!waitsFor) return undefined;
  const { does, role, name, due, overdue } = waitsFor;
  // Before its day a follow-up waits for nobody; the day is told apart.
  if (does === 'judge' && !overdue) return undefined;
  const who =
    name === undefined
      ? texts.theRoles[role]
      : texts.case.person(write(name, 20), texts.roles[role]);
  return (overdue ? texts.status.late : texts.status.waits)[does](who, wording.date(due));
}

/** That something is late, in words: the case's own waiting, else how many steps; undefined for nothing. */
export function lateTold(
  one: CaseLine,
  wording: Wording,
  write: NameWriter = escapeMarkdown,
): string | undefined {
  if (one.waitsFor?.overdue) return waitingTold(one, wording, write);
  return one.overdueSteps > 0 ? wording.texts.status.overdueSteps(one.overdueSteps) : undefined;
}

/** Why there is a case: its level, else its duty; of several duties how many, since the case has them. */
export function whyTold(
  one: CaseLine,
  wording: Wording,
  write: NameWriter = escapeMarkdown,
): string {
  const { status, case: texts } = wording.texts;
  const [first, ...others] = one.duties;
  const duties =
    first === undefined
      ? ''
      : others.length === 0
        ? dutyName(first, wording, write)
        : status.duties(one.duties.length);
  const why = one.level === undefined ? duties : levelName(one.level, wording, write);
  return capitalised(why || texts.states[one.state]);
}

/** Whether there is a plan and somebody who answers for the case, and whether it is to be closed. */
export function planTold(one: CaseLine, wording: Wording): readonly string[] {
  const { status } = wording.texts;
  return [
    one.planSince === undefined ? status.noPlan : status.plan(wording.date(one.planSince)),
    ...(one.hasHolder ? [] : [status.noHolder]),
    ...(one.toClose ? [status.toClose] : []),
  ];
}

/** Whether it helps; the absence a case stood on is gone where it is to be closed, and without a plan it is not too early for its effect. */
export function progressTold(one: CaseLine, wording: Wording): string {
  const isEarly = one.planSince === undefined && one.progress.change === 'too_early';
  return one.toClose || isEarly ? '' : progressLine(one.progress, wording);
}

/** The meeting, else the follow-up, which comes after it; empty for neither. */
export function nextTold({ nextMeeting, nextFollowUp }: CaseLine, wording: Wording): string {
  const { status, clock } = wording.texts;
  if (nextMeeting !== undefined) return status.nextMeeting(wording.time(nextMeeting, clock.at));
  return nextFollowUp === undefined ? '' : status.nextFollowUp(wording.date(nextFollowUp));
}
