import type { WeekNumbers } from '../services/status/views.ts';
import type { Element } from './adaptiveCard.ts';
import { type Bar, type BarRow, barTable } from './barTable.ts';
import { line } from './elements.ts';
import { shownCount } from './wording/counts.ts';
import type { Wording } from './wording/wording.ts';

const allClasses = 100;

/**
 * A school's or a municipality's last weeks: noted, reported and worrying as bars, new cases in words below.
 * @param rows.worrying false leaves that row out, where the cases themselves stand beside it
 */
export function weekByWeek(
  weeks: readonly WeekNumbers[],
  wording: Wording,
  { worrying }: { worrying: boolean } = { worrying: true },
): readonly Element[] {
  if (weeks.length === 0) return [];
  const { status } = wording.texts;
  const newCases = weeks.map((one) => shownCount(one.newCases, wording));
  return [
    {
      ...barTable(status.week, [
        counted(weeks, 'absentDays', wording),
        reported(weeks, wording),
        ...(worrying && weeks.some(isKnown) ? [counted(weeks, 'worrying', wording)] : []),
      ]),
      spacing: 'Medium',
    },
    line(status.newCases(wording.list(newCases)), { spacing: 'Small', size: 'Small' }),
  ];
}

/** Dashes alone say nothing. */
function isKnown({ worrying }: WeekNumbers): boolean {
  return worrying !== undefined && worrying !== 'hidden';
}

/** The week with most has a whole bar; a figure that is not shown has none. */
function counted(
  weeks: readonly WeekNumbers[],
  of: 'absentDays' | 'worrying',
  wording: Wording,
): BarRow {
  const { status } = wording.texts;
  const bars = weeks.map((one): Bar => {
    const count = one[of];
    return {
      name: String(one.week),
      value: typeof count === 'number' ? count : undefined,
      figure: count === undefined ? status.unknown : shownCount(count, wording),
    };
  });
  return {
    figure: status.rows[of],
    bars,
    full: Math.max(0, ...bars.map(({ value = 0 }) => value)),
  };
}

function reported(weeks: readonly WeekNumbers[], wording: Wording): BarRow {
  const { status } = wording.texts;
  const bars = weeks.map(
    ({ week, reported: value }): Bar => ({
      name: String(week),
      value,
      figure: value === undefined ? status.unknown : wording.number(Math.round(value)),
    }),
  );
  return { figure: status.rows.reported, bars, full: allClasses };
}
