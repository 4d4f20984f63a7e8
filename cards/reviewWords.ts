import type { AttendancePattern } from '../services/status/attendancePattern.ts';
import type { ReviewLine, Trend } from '../services/status/monthReview.ts';
import type { Wording } from './wording/wording.ts';

/** "mest om mandagen", "mange enkeltdage". */
export function patternWords(pattern: AttendancePattern, { texts }: Wording): string {
  const { patterns } = texts.early;
  if (pattern.is !== 'weekday') return patterns[pattern.is];
  return patterns.weekday(patterns.weekdays[pattern.weekday - 1] ?? '');
}

/** "↑ 4 dage væk, 1,5 før", of the last twenty school days and the twenty before. */
function trendWords({ is, now, before }: Trend, wording: Wording): string {
  const { trends, against } = wording.texts.early;
  return is === 'same' ? trends.same : against[is](wording.days(now), wording.number(before));
}

/** What is to be seen of a pupil, and what is done about it. */
export function sightWords({ pattern, trend, talk }: ReviewLine, wording: Wording): string {
  return [
    ...(pattern ? [patternWords(pattern, wording)] : []),
    trendWords(trend, wording),
    ...(talk ? [wording.texts.early.talks[talk]] : []),
  ].join(' · ');
}
