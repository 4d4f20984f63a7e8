import type { WeekNumbers } from '../services/status/views.ts';
import type { Element, Table } from './adaptiveCard.ts';
import { barTable } from './barTable.ts';
import { line, section } from './elements.ts';
import { shownCount } from './wording/counts.ts';
import type { Wording } from './wording/wording.ts';

/** A school's or a municipality's last weeks: the absence as bars, the rest in words below it. */
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

/** The week with most has a whole bar; a figure that is not shown has none. */
function absence(weeks: readonly WeekNumbers[], wording: Wording): Table {
  const { status } = wording.texts;
  const shown = weeks.map(({ week, absentDays }) => ({
    name: String(week),
    value: typeof absentDays === 'number' ? absentDays : undefined,
    figure: shownCount(absentDays, wording),
  }));
  const most = Math.max(0, ...shown.map(({ value = 0 }) => value));
  return barTable(shown, { name: status.week, figure: status.days, full: most });
}
