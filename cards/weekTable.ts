import type { WeekNumbers } from '../services/status/views.ts';
import type { Element } from './adaptiveCard.ts';
import { type Bar, type BarRow, barTable } from './barTable.ts';
import { line } from './elements.ts';
import { shownCount } from './wording/counts.ts';
import type { Wording } from './wording/wording.ts';

const allClasses = 100;

const lastSchoolDay = 5;

type NameOf = (one: WeekNumbers) => string;

/**
 * A school's or a municipality's last weeks: noted, reported and worrying as bars, new cases in words below.
 * @param rows.worrying false leaves that row out, where the cases themselves stand beside it
 */
export function weekByWeek(
  { weeks, on }: { weeks: readonly WeekNumbers[]; on: string },
  wording: Wording,
  { worrying }: { worrying: boolean } = { worrying: true },
): readonly Element[] {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (!first || !last) return [];
  const { status } = wording.texts;
  const newCases = weeks.map((one) => shownCount(one.newCases, wording));
  const names = first === last ? `${first.week}` : `${first.week}–${last.week}`;
  const nameOf = ({ week }: WeekNumbers) =>
    isRunning(week, on) ? status.running(`${week}`) : `${week}`;
  return [
    {
      ...barTable(status.week, [
        counted(weeks, 'absentDays', nameOf, wording),
        reported(weeks, nameOf, wording),
        ...(worrying && weeks.some(isKnown) ? [counted(weeks, 'worrying', nameOf, wording)] : []),
      ]),
      spacing: 'Medium',
    },
    line(status.newCases(names, wording.list(newCases)), { spacing: 'None', size: 'Small' }),
  ];
}

/** Whether a week has school days still to come. */
function isRunning(week: number, on: string): boolean {
  const day = Temporal.PlainDate.from(on);
  return day.weekOfYear === week && day.dayOfWeek <= lastSchoolDay;
}

/** Dashes alone say nothing. */
function isKnown({ worrying }: WeekNumbers): boolean {
  return worrying !== undefined && worrying !== 'hidden';
}

/** The week with most has a whole bar; a figure that is not shown, or that nobody reported, has none. */
function counted(
  weeks: readonly WeekNumbers[],
  of: 'absentDays' | 'worrying',
  nameOf: NameOf,
  wording: Wording,
): BarRow {
  const { status } = wording.texts;
  const bars = weeks.map((one): Bar => {
    const count = of === 'absentDays' && !one.reported ? undefined : one[of];
    return {
      name: nameOf(one),
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

function reported(weeks: readonly WeekNumbers[], nameOf: NameOf, wording: Wording): BarRow {
  const { status } = wording.texts;
  const bars = weeks.map(
    (one): Bar => ({
      name: nameOf(one),
      value: one.reported,
      figure:
        one.reported === undefined ? status.unknown : wording.number(Math.round(one.reported)),
    }),
  );
  return { figure: status.rows.reported, bars, full: allClasses };
}
