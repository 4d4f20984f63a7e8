import { resolve } from '../algebra.ts';
import { rule, type Told } from '../rule.ts';
import type { Days, Period, TimeSet } from '../when.ts';
import { among, daysOf } from './recurring.ts';

/** "i ulige uger": weeks by whether their number is even, as parents share them. */
export const evenWeeks: readonly Told[] = [
  rule('parity', 'i|in [alle|all|de|the] lige|even uger|weeks', () => 0),
  rule('parity', 'i|in [alle|all|de|the] ulige|odd uger|weeks', () => 1),
  rule('parity', 'in even|odd numbered weeks', (_, { pieces, from }) =>
    pieces[from + 1]?.norm === 'odd' ? 1 : 0,
  ),
  rule(
    'set',
    '<again> <parity> [i|in|of|during] <period>',
    ([days, parity, period]) => ofPeriod(days, parity, period),
    {
      'hver onsdag i ulige uger i november': '11-04+11-18',
      'ahead: fredage i lige uger i december': '12-11',
    },
  ),
  rule(
    'set',
    '<weekday> <parity> [i|in|of|during] <period>',
    ([{ weekday }, parity, period]) => ofPeriod([weekday], parity, period),
    { 'mandag i lige uger i november': '11-09+11-23' },
  ),
  rule('set', '<again> <parity> <set>', ([days, parity, set]) => within(days, parity, set), {
    'om onsdagen i ulige uger fra uge 45 til uge 47': '11-04+11-18',
  }),
  rule(
    'set',
    '<weekday> <parity> <set>',
    ([{ weekday }, parity, set]) => within([weekday], parity, set),
    { 'ahead: fredag i ulige uger fra uge 49 til uge 51': '12-04+12-18' },
  ),
];

function ofPeriod(weekdays: readonly number[], parity: 0 | 1, period: Period): TimeSet {
  return among(weekdays, inWeeks(parity, daysOf(period)));
}

/** Within a longer time that was read. */
function within(weekdays: readonly number[], parity: 0 | 1, set: TimeSet): TimeSet | undefined {
  if (set.asked || set.noDay || set.loose || set.upTo) return undefined;
  return among(
    weekdays,
    inWeeks(parity, (context, outlook) => resolve(set, context, outlook)),
  );
}

function inWeeks(parity: 0 | 1, days: Days): Days {
  return (context, outlook) =>
    days(context, outlook)?.filter(({ weekOfYear = 0 }) => weekOfYear % 2 === parity);
}
