import type { ArrangementView } from '../services/cases/planView.ts';
import type { CaseView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { line } from './elements.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** Special arrangements in force, each with its last day; in colour where that day has passed. */
export function runningArrangements(
  view: Pick<CaseView, 'arrangements'>,
  wording: Wording,
): readonly Element[] {
  return view.arrangements
    .filter(({ to }) => to === undefined)
    .map((one) =>
      line(lineOf(one, wording), {
        spacing: 'Small',
        ...(one.time === 'over' || one.time === 'undated' ? { color: 'Attention' } : {}),
      }),
    );
}

function lineOf(
  { kind, from, until, reason, time }: ArrangementView,
  { texts, date }: Wording,
): string {
  const { arrangement: words } = texts.helpPlan;
  const end =
    until === undefined ? words.undated : (time === 'over' ? words.over : words.until)(date(until));
  return [
    words.runs(texts.case.arrangements[kind], date(from)),
    end,
    ...(reason === undefined ? [] : [words.longer(escapeMarkdown(reason, 200))]),
  ].join(', ');
}
