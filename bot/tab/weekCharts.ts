import { shownCount } from '../../cards/wording/counts.ts';
import type { Wording } from '../../cards/wording/wording.ts';
import type { ShownCount } from '../../services/status/suppressed.ts';
import type { WeekNumbers } from '../../services/status/views.ts';
import { type Bar, barChart } from './barChart.ts';
import { type Html, html, nothing } from './html.ts';
import { table } from './table.ts';

/** The last weeks as a section of their own; nothing where there are none, as for a class. */
export function trends(weeks: readonly WeekNumbers[], wording: Wording): Html {
  if (weeks.length === 0) return nothing;
  return html`<section aria-labelledby="trends">
<h2 id="trends">${wording.texts.tab.sections.trends}</h2>
<div class="charts">${weekCharts(weeks, wording)}</div>
</section>`;
}

type Measure = 'absentDays' | 'reported' | 'worrying' | 'newCases';

/** The last weeks: a chart for each figure, and its table with the same figures beside it. */
export function weekCharts(weeks: readonly WeekNumbers[], wording: Wording): readonly Html[] {
  const { charts } = wording.texts.tab;
  const measures: readonly Measure[] = ['absentDays', 'reported', 'worrying', 'newCases'];
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  return measures.map((measure) => {
    const bars = weeks.map((one) => barOf(one, measure, wording));
    const most = Math.max(0, ...bars.map(({ value = 0 }) => value));
    const title = charts.described(charts[measure], String(first.week), String(last.week));
    return html`<figure>
${barChart(bars, title, measure === 'reported' ? 100 : most)}
${table({
  caption: charts[measure],
  columns: [charts.week, charts.figures[measure]],
  rows: bars.map(({ name, figure }) => [html`${name}`, html`${figure}`]),
})}
</figure>`;
  });
}

function barOf(week: WeekNumbers, measure: Measure, wording: Wording): Bar {
  const name = String(week.week);
  const { unknown } = wording.texts.status;
  if (measure === 'reported') {
    const { reported: value } = week;
    return { name, value, figure: value === undefined ? unknown : wording.percent(value) };
  }
  const count: ShownCount | undefined = week[measure];
  const value = typeof count === 'number' ? count : undefined;
  return { name, value, figure: count === undefined ? unknown : shownCount(count, wording) };
}
