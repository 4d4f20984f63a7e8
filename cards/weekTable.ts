import type { WeekNumbers } from '../services/status/views.ts';
import type { Element, Table } from './adaptiveCard.ts';
import { line, section } from './elements.ts';
import { figureTable } from './figureTable.ts';
import { shownCount } from './wording/counts.ts';
import type { Wording } from './wording/wording.ts';

/** A school's or a municipality's last weeks: the absence as a chart, the rest in words below it. */
export function weekByWeek(weeks: readonly WeekNumbers[], wording: Wording): readonly Element[] {
  if (weeks.length === 0) return [];
  const { status } = wording.texts;
  const reported = weeks.map((one) =>
    one.reported === undefined ? status.unknown : wording.number(Math.round(one.reported)),
  );
  const newCases = weeks.map((one) => shownCount(one.newCases, wording));
  return [
    section(status.weeks),
    absence(weeks, wording),
    line(status.reported(wording.list(reported)), { spacing: 'Small', size: 'Small' }),
    line(status.newCases(wording.list(newCases)), { spacing: 'None', size: 'Small' }),
  ];
}

/** Teams draws it; others show the table, as do numbers too small to be drawn. */
function absence(weeks: readonly WeekNumbers[], wording: Wording): Element {
  const { status } = wording.texts;
  const data = weeks.flatMap(({ week, absentDays }) =>
    // Whole days: a chart's numbers are written by Teams, which may not know the language's comma.
    typeof absentDays === 'number' ? [{ x: String(week), y: Math.round(absentDays) }] : [],
  );
  const fallback = table(weeks, wording);
  if (data.length < weeks.length) return fallback;
  return {
    type: 'Chart.VerticalBar',
    spacing: 'Small',
    title: status.weeks,
    xAxisTitle: status.week,
    yAxisTitle: status.days,
    color: 'categoricalBlue',
    showBarValues: true,
    yMin: 0,
    yMax: roundedUp(Math.max(...data.map(({ y }) => y))),
    data,
    fallback,
  };
}

/** The next of 5, 10, 20, 50, 100 … */
function roundedUp(most: number): number {
  for (let ten = 1; ; ten *= 10) {
    const found = [5, 10, 20].find((one) => one * ten >= most);
    if (found !== undefined) return found * ten;
  }
}

/** Weeks across, so that it stays low. */
function table(weeks: readonly WeekNumbers[], wording: Wording): Table {
  const { status } = wording.texts;
  const numbers = weeks.map(({ week }) => String(week));
  const days = weeks.map(({ absentDays }) => shownCount(absentDays, wording));
  return figureTable(
    [status.week, ...numbers],
    [{ cells: [status.days, ...days] }],
    { name: 1, figure: 1 },
    'Small',
  );
}
