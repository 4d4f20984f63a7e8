import { schoolYearOf } from '../../services/calendar/period.ts';
import type { MessageWork } from './messageWork.ts';
import { startOverview } from './startOverview.ts';

const asked =
  /^\s*(?:års\s?rapport(?:en)?|aarsrapport|(?:yearly|annual)\s+report)(?:\s+(?:for\s+|fra\s+|of\s+)?(?<year>20\d\d)(?:\s*[/-]\s*\d{2,4})?)?[\s.!?]*$/iu;

/**
 * The school year of the report that a message asks for, by the year it begins in: "årsrapport 2026"; the
 * present one by default; undefined when it asks for no report.
 */
export function yearAsked(text: string): number | 'present' | undefined {
  const found = asked.exec(text);
  if (!found) return undefined;
  const { year } = found.groups ?? {};
  return year === undefined ? 'present' : Number(year);
}

/**
 * Starts the yearly report for somebody who leads or coordinates.
 * @throws RefusedError `not_allowed`, `unknown_year`
 */
export function reportYear(work: MessageWork, year: number | 'present'): void {
  const today = Temporal.PlainDate.from(work.at.slice(0, 10));
  const begins = year === 'present' ? schoolYearOf(today).from.year : year;
  startOverview(work, { about: 'year', year: begins });
}
