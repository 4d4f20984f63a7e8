import type { CaseView } from '../services/cases/views.ts';
import type { Element, TableCell } from './adaptiveCard.ts';
import { incompleteLine } from './coverageLines.ts';
import { cell, line } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/** Nothing, up to a whole week. */
const bars = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const fullWeek = 5;

/**
 * Absence week by week, as bars over their figures. In letters: a chart of Teams is 300 px high, writes its
 * numbers without the language's comma, and other clients do not draw it.
 */
export function caseChart(
  { weeks, incomplete }: Pick<CaseView, 'weeks' | 'incomplete'>,
  wording: Wording,
): readonly Element[] {
  if (weeks.length === 0) return [];
  const { followUp: texts } = wording.texts;
  const small = (text: string) => cell(text, { size: 'Small' });
  return [
    {
      type: 'Table',
      spacing: 'Small',
      firstRowAsHeaders: true,
      showGridLines: false,
      columns: [{ width: 2 }, ...weeks.map(() => ({ width: 1 }))],
      rows: [
        {
          type: 'TableRow',
          cells: [small(texts.week), ...weeks.map(({ week }) => small(String(week)))],
        },
        {
          type: 'TableRow',
          cells: [
            small(texts.daysShort),
            ...weeks.map(({ attendance }) => barOver(attendance.absentDays, wording)),
          ],
        },
      ],
    },
    ...incompleteLine(incomplete, 'incompleteClass', wording),
  ];
}

function barOver(absentDays: number, wording: Wording): TableCell {
  return {
    type: 'TableCell',
    items: [
      line(bar(absentDays), { size: 'Small', color: 'Accent' }),
      line(wording.number(absentDays), { size: 'Small', spacing: 'None' }),
    ],
  };
}

function bar(absentDays: number): string {
  const height = Math.ceil((Math.min(absentDays, fullWeek) / fullWeek) * (bars.length - 1));
  return bars[height] ?? '';
}
