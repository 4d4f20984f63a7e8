import type { Table, TableCell } from './adaptiveCard.ts';
import { cell, line } from './elements.ts';

/** Nothing, up to as much as there can be. */
const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** One bar: its name, its height (nothing where the figure is not shown), and its figure in words. */
export type Bar = { name: string; value: number | undefined; figure: string };

/**
 * Figures side by side, as bars over their numbers. In letters: a chart of Teams is 300 px high, writes its
 * numbers without the language's comma, and other clients do not draw it.
 * @param full the value of a whole bar
 */
export function barTable(
  shown: readonly Bar[],
  { name, figure, full }: { name: string; figure: string; full: number },
): Table {
  const small = (text: string) => cell(text, { size: 'Small' });
  return {
    type: 'Table',
    spacing: 'Small',
    firstRowAsHeaders: true,
    showGridLines: false,
    columns: [{ width: 2 }, ...shown.map(() => ({ width: 1 }))],
    rows: [
      { type: 'TableRow', cells: [small(name), ...shown.map((one) => small(one.name))] },
      { type: 'TableRow', cells: [small(figure), ...shown.map((one) => barOver(one, full))] },
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
