import type { CaseLine } from '../services/status/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element, TextBlock } from './adaptiveCard.ts';
import { box, execute, line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { capitalised, dutyName, levelName } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import { progressLine } from './wording/progressLine.ts';
import type { Wording } from './wording/wording.ts';

/** A case in a list: whose, what it waits for, whether there is a plan and whether it helps. */
export function caseBox(one: CaseLine, wording: Wording): Element {
  const { status } = wording.texts;
  const name = `**${escapeMarkdown(one.pupil, 30)}**, ${escapeMarkdown(one.classTitle, 20)}`;
  return box(
    [
      line(name),
      ...leaving(one, wording),
      ...waiting(one, wording),
      ...[standing(one, wording), progress(one, wording), next(one, wording)]
        .filter(Boolean)
        .map((words) => line(words, { spacing: 'None' })),
      ...actionRows([
        execute(
          status.open,
          'case.show',
          { case: one.caseId },
          { tooltip: status.openTooltip(plainText(one.number, 30)) },
        ),
      ]),
    ],
    'emphasis',
    'Small',
  );
}

/** That the pupil has left the roster, and what was done about it. */
function leaving({ left }: CaseLine, wording: Wording): readonly TextBlock[] {
  if (!left) return [];
  const { status } = wording.texts;
  const told = status.left[left.state](wording.date(left.since));
  const words = left.over > 0 ? status.leftOver(told, wording.schoolDays(left.over)) : told;
  return [line(words, { spacing: 'None', ...(left.over > 0 ? { color: 'Attention' } : {}) })];
}

/** What it waits for; what is late, in words and in colour. */
function waiting(one: CaseLine, wording: Wording): readonly TextBlock[] {
  const { status } = wording.texts;
  const told = waitingFor(one, wording);
  const late = one.waitsFor?.overdue
    ? told
    : one.overdueSteps > 0
      ? status.overdueSteps(one.overdueSteps)
      : undefined;
  return [
    ...(late === undefined ? [] : [line(late, { spacing: 'None', color: 'Attention' })]),
    ...(told === undefined || late === told ? [] : [line(told, { spacing: 'None' })]),
  ];
}

function standing(one: CaseLine, wording: Wording): string {
  const { status, case: texts } = wording.texts;
  const why = one.level === undefined ? dutiesOf(one, wording) : levelName(one.level, wording);
  return [
    capitalised(why || texts.states[one.state]),
    one.planSince === undefined ? status.noPlan : status.plan(wording.date(one.planSince)),
    ...(one.hasHolder ? [] : [status.noHolder]),
    ...(one.toClose ? [status.toClose] : []),
  ].join(' · ');
}

/** A duty by name; of several how many, since the case has them. */
function dutiesOf({ duties }: CaseLine, wording: Wording): string {
  const [first, ...others] = duties;
  if (first === undefined) return '';
  return others.length === 0
    ? dutyName(first, wording)
    : wording.texts.status.duties(duties.length);
}

/** Whether it helps; the absence a case stood on is gone where it is to be closed. */
function progress(one: CaseLine, wording: Wording): string {
  return one.toClose ? '' : progressLine(one.progress, wording);
}

function waitingFor({ waitsFor }: CaseLine, wording: Wording): string | undefined {
  const { status, roles, case: texts } = wording.texts;
  if (!waitsFor) return undefined;
  const { does, role, name, due, overdue } = waitsFor;
  // Before its day a follow-up waits for nobody; the day is shown below.
  if (does === 'judge' && !overdue) return undefined;
  const who =
    name === undefined ? roles[role] : texts.person(escapeMarkdown(name, 20), roles[role]);
  return (overdue ? status.late : status.waits)[does](who, wording.date(due));
}

/** The meeting, else the follow-up, which comes after it. */
function next({ nextMeeting, nextFollowUp }: CaseLine, wording: Wording): string {
  const { status, clock } = wording.texts;
  if (nextMeeting !== undefined) return status.nextMeeting(wording.time(nextMeeting, clock.at));
  return nextFollowUp === undefined ? '' : status.nextFollowUp(wording.date(nextFollowUp));
}
