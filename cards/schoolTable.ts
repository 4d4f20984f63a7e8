import type { ShownCount } from '../services/status/suppressed.ts';
import type { SchoolRow } from '../services/status/views.ts';
import type { Table } from './adaptiveCard.ts';
import { cell } from './elements.ts';
import { shownCount } from './wording/counts.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import type { Wording } from './wording/wording.ts';

/** One row of counts per school, the total last. */
export function schoolTable(
  titles: readonly string[],
  schools: readonly SchoolRow[],
  totals: readonly ShownCount[],
  wording: Wording,
): Table {
  const { municipality } = wording.texts;
  const row = (name: string, cells: readonly ShownCount[], weight: 'Default' | 'Bolder') => ({
    type: 'TableRow' as const,
    cells: [
      cell(name, { weight }),
      ...titles.map((_, at) => cell(shownCount(cells[at] ?? 0, wording), { weight })),
    ],
  });
  return {
    type: 'Table',
    spacing: 'Medium',
    firstRowAsHeaders: true,
    showGridLines: true,
    columns: [
      { width: 3 },
      ...titles.map(() => ({ width: 2, horizontalCellContentAlignment: 'Right' as const })),
    ],
    rows: [
      {
        type: 'TableRow',
        cells: [municipality.school, ...titles].map((title) => cell(title, { weight: 'Bolder' })),
      },
      ...schools.map(({ school, cells }) => row(escapeMarkdown(school, 60), cells, 'Default')),
      row(municipality.total, totals, 'Bolder'),
    ],
  };
}
