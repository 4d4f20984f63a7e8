import type { Spacing, Table } from './adaptiveCard.ts';
import { cell } from './elements.ts';

/** A row: its name, then its figures. */
export type FigureRow = { cells: readonly string[]; bold?: boolean };

/** Names on the left and figures on the right, small, for a phone; `header` is bold. */
export function figureTable(
  header: readonly string[],
  rows: readonly FigureRow[],
  widths: { name: number; figure: number },
  spacing: Spacing = 'Medium',
): Table {
  return {
    type: 'Table',
    spacing,
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: header.map((_, at) =>
      at === 0
        ? { width: widths.name }
        : { width: widths.figure, horizontalCellContentAlignment: 'Right' },
    ),
    rows: [{ cells: header, bold: true }, ...rows].map(({ cells, bold = false }) => ({
      type: 'TableRow',
      cells: cells.map((text) =>
        cell(text, { size: 'Small', weight: bold ? 'Bolder' : 'Default' }),
      ),
    })),
  };
}
