import { plain } from './plain.ts';

const asks =
  /^(?:(?:vis(?: mig)?|se|aabn|show(?: me)?|see|open) )?(?:maanedens overblik|maanedsoverblik|maanedsoverblikket|fravaersteam|fravaersteamet|(?:the )?monthly (?:overview|review)|(?:the )?absence team)$/;

export const reviewExamples = [
  'månedens overblik',
  'Vis månedens overblik',
  'fraværsteam',
  'monthly overview',
  'show me the monthly overview',
] as const;

/** Whether a whole message asks for the month's look at everybody. O(length). */
export function asksReview(text: string): boolean {
  return text.length <= 120 && asks.test(plain(text));
}
