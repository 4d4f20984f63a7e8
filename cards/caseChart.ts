import type { CaseView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { cell } from './elements.ts';
import type { Wording } from './wording/wording.ts';

/**
 * Absence week by week: a Teams chart; other clients show a table with the weeks across. A chart writes its
 * numbers as it likes, so the figures stand in the labels, with the language's own decimal sign.
 */
export function caseChart(
  { weeks }: Pick<CaseView, 'weeks'>,
  wording: Wording,
): readonly Element[] {
  if (weeks.length === 0) return [];
  const { followUp: texts } = wording.texts;
  const figures = weeks.map(({ week, attendance: { absentDays } }) => ({
    week: String(week),
    days: wording.number(absentDays),
    absentDays,
  }));
  const small = (text: string) => cell(text, { size: 'Small' });
  return [
    {
      type: 'Chart.VerticalBar',
      title: texts.chartTitle,
      xAxisTitle: texts.weekAndDays,
      yAxisTitle: texts.days,
      color: 'categoricalBlue',
      showBarValues: false,
      yMin: 0,
      yMax: 5,
      data: figures.map(({ week, days, absentDays }) => ({ x: `${week}: ${days}`, y: absentDays })),
      fallback: {
        type: 'Table',
        spacing: 'Small',
        firstRowAsHeaders: true,
        showGridLines: false,
        columns: [{ width: 2 }, ...figures.map(() => ({ width: 1 }))],
        rows: [
          {
            type: 'TableRow',
            cells: [small(texts.week), ...figures.map(({ week }) => small(week))],
          },
          {
            type: 'TableRow',
            cells: [small(texts.daysShort), ...figures.map(({ days }) => small(days))],
          },
        ],
      },
    },
  ];
}
