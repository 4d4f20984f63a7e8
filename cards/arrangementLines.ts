import type { ArrangementView } from '../services/cases/planView.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/**
 * Special arrangements in force, each with its last day; in colour where that day has passed, unless the case is
 * closed and asks for nothing.
 */
export function runningArrangements(
  { state, arrangements }: Pick<CaseView, 'state' | 'arrangements'>,
  wording: Wording,
): readonly Element[] {
  return arrangements
    .filter(({ to }) => to === undefined)
    .map((one) => {
      const asks = state !== 'closed' && (one.time === 'over' || one.time === 'undated');
      return line(lineOf(one, asks, wording), {
        spacing: 'Small',
        ...(asks ? { color: 'Attention' } : {}),
      });
    });
}

function lineOf(
  { kind, from, until, reason, time }: ArrangementView,
  asks: boolean,
  { texts, date }: Wording,
): string {
  const { arrangement: words } = texts.helpPlan;
  const end =
    until === undefined
      ? words.undated
      : (asks && time === 'over' ? words.over : words.until)(date(until));
  return [
    words.runs(texts.case.arrangements[kind], date(from)) + end,
    ...(reason === undefined ? [] : [words.longer(escapeMarkdown(reason, 200))]),
  ].join(', ');
}
