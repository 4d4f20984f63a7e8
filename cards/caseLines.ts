import type { CaseLine } from '../services/status/views.ts';
import { actionRows } from './actionRows.ts';
import type { Element, TextBlock } from './adaptiveCard.ts';
import { box, execute, line } from './elements.ts';
import {
  lateTold,
  leavingTold,
  nextTold,
  planTold,
  progressTold,
  waitingTold,
  whyTold,
} from './wording/caseLineWords.ts';
import { classWords, pupilWords } from './wording/names.ts';
import { plainText } from './wording/plainText.ts';
import type { Wording } from './wording/wording.ts';

/** A case in a list: whose, what it waits for, whether there is a plan and whether it helps. */
export function caseBox(one: CaseLine, wording: Wording): Element {
  const { status } = wording.texts;
  const name = `**${pupilWords(one.pupil, 30)}**, ${classWords(one.classTitle)}`;
  return box(
    [
      line(name),
      ...leaving(one, wording),
      ...waiting(one, wording),
      ...[standing(one, wording), progressTold(one, wording), nextTold(one, wording)]
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

/** That the pupil has left the roster; what is overdue of it in colour, too. */
function leaving(one: CaseLine, wording: Wording): readonly TextBlock[] {
  const told = leavingTold(one, wording);
  if (told === undefined) return [];
  const isOver = (one.left?.over ?? 0) > 0;
  return [line(told, { spacing: 'None', ...(isOver ? { color: 'Attention' } : {}) })];
}

/** What it waits for; what is late, in words and in colour. */
function waiting(one: CaseLine, wording: Wording): readonly TextBlock[] {
  const told = waitingTold(one, wording);
  const late = lateTold(one, wording);
  return [
    ...(late === undefined ? [] : [line(late, { spacing: 'None', color: 'Attention' })]),
    ...(told === undefined || late === told ? [] : [line(told, { spacing: 'None' })]),
  ];
}

function standing(one: CaseLine, wording: Wording): string {
  return [whyTold(one, wording), ...planTold(one, wording)].join(' · ');
}
