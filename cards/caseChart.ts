import type { CaseView } from '../services/cases/views.ts';
import type { Element } from './adaptiveCard.ts';
import { barTable } from './barTable.ts';
import { incompleteLine } from './coverageLines.ts';
import type { Wording } from './wording/wording.ts';

const fullWeek = 5;

/** Absence week by week. */
export function caseChart(
  { weeks, incomplete }: Pick<CaseView, 'weeks' | 'incomplete'>,
  wording: Wording,
): readonly Element[] {
  if (weeks.length === 0) return [];
  const { followUp: texts } = wording.texts;
  const shown = weeks.map(({ week, attendance: { absentDays } }) => ({
    name: String(week),
    value: absentDays,
    figure: wording.number(absentDays),
  }));
  return [
    barTable(texts.week, [{ figure: texts.daysShort, bars: shown, full: fullWeek }]),
    ...incompleteLine(incomplete, 'incompleteClass', wording),
  ];
}
