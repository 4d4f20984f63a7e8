import type { Table, TableCell } from './adaptiveCard.ts';
import { cell, line } from './elements.ts';

/** Nothing, up to as much as there can be. */
const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One bar: the name of its column, its height (nothing where the figure is not shown), and its figure in words. */
export type Bar = { name: string; value: number | undefined; figure: string };

/** A row of bars, and the value of a whole one. */
export type BarRow = { figure: string; bars: readonly Bar[]; full: number };

/**
 * Figures side by side, as bars over their numbers, a row a figure. In letters: a chart of Teams is 300 px high, writes its
 * numbers without the language's comma, and other clients do not draw it.
 * @param name what the columns are; they are named by the first row
 */
export function barTable(name: string, rows: readonly BarRow[]): Table {
  const columns = rows[0]?.bars ?? [];
  const small = (text: string) => cell(text, { size: 'Small' });
  return {
    type: 'Table',
    spacing: 'Small',
    firstRowAsHeaders: true,
    showGridLines: false,
    columns: [{ width: 2 }, ...columns.map(() => ({ width: 1 }))],
    rows: [
      { type: 'TableRow', cells: [small(name), ...columns.map((one) => small(one.name))] },
      ...rows.map(({ figure, bars: shown, full }) => ({
        type: 'TableRow' as const,
        cells: [small(figure), ...shown.map((one) => barOver(one, full))],
      })),
    ],
  };
}

function barOver({ value, figure }: Bar, full: number): TableCell {
  return {
    type: 'TableCell',
    items: [
      ...(value === undefined ? [] : [line(bar(value, full), { size: 'Small', color: 'Accent' })]),
      line(figure, { size: 'Small', ...(value === undefined ? {} : { spacing: 'None' }) }),
    ],
  };
}

function bar(value: number, full: number): string {
  const share = full > 0 ? Math.min(value, full) / full : 0;
  return bars[Math.ceil(share * (bars.length - 1))] ?? '';
}
