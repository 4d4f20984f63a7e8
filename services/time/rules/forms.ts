import { daysFrom } from '../calendarDays.ts';
import { range, since } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days } from '../when.ts';

/** Days as forms, registers and applications print them. */
export const forms: readonly Told[] = [
  rule(
    'part',
    'fra|from|start|startdato|begin : <day> [,] til|to|slut|slutdato|end : <day>',
    ([one, other]) => range(one, other),
    {
      'Fra: 17-11-2026 Til: 19-11-2026': '11-17..11-19',
    },
  ),
  rule('part', 'startdato|start <day> [,] slutdato|slut <day>', ([one, other]) =>
    range(one, other),
  ),
  rule('edge', 'foerste|first <dayOff>', () => 'first'),
  rule('edge', '1 [.] <dayOff>', () => 'first'),
  rule('edge', '[date] absence began|started|begins', () => 'first'),
  rule('edge', 'fra|start dato|date', () => 'first'),
  rule('edge', 'dato|date fra|from', () => 'first'),
  rule('edge', 'fra og med', () => 'first'),
  rule('edge', 'dato|date til|to', () => 'last'),
  rule('edge', 'til og med', () => 'last'),
  rule('edge', 'til|slut|end dato|date', () => 'last'),
  rule('edge', 'sidste|last <dayOff>', () => 'last'),
  rule('edge', 'start|begin|startdato', () => 'first'),
  rule('edge', 'end|slut|slutdato', () => 'last'),
  rule('edge', 'absence|leave|fravaer <edge>', ([edge]) => edge),
  rule('edge', '<edge> ill|sick|syg', ([edge]) => edge),
  rule('edge', '<edge> :|er|var|is|was|of|absence|absent|away|fravaer|dag|day', ([edge]) => edge),
  rule('dayOff', 'fravaersdag|sygedag|feriedag|fridag|dag|day|date', () => true),
  rule(
    'part',
    '<edge> <day> [,|.|;|–|-|¦] [og|and] <edge> <day>',
    ([begins, one, ends, other]) =>
      begins === 'first' && ends === 'last' ? range(one, other) : undefined,
    {
      'første fraværsdag 16/11, sidste fraværsdag 19/11': '11-16..11-19',
      'Første fridag: 16. november. Sidste fridag: 18. november': '11-16..11-18',
      'Start date 16-Nov-2026, end date 18-Nov-2026': '11-16..11-18',
      'Fra og med: 16.11.2026. Til og med: 18.11.2026': '11-16..11-18',
      'start: 16.11.2026 – slut: 18.11.2026': '11-16..11-18',
      'Start date 16/11/2026 | End date 18/11/2026': '11-16..11-18',
      'start 16/11/2026, end 18/11/2026': '11-16..11-18',
      'first day absent Mon 16 Nov 2026, last day absent Wed 18 Nov 2026': '11-16..11-18',
      'first day of absence: 16/11/2026, last day of absence: 18/11/2026': '11-16..11-18',
    },
  ),
  rule(
    'part',
    '<edge> <day> [,|.|;] <returned> <day>',
    ([edge, first, , back]) =>
      edge === 'first' ? { days: upToDayBefore(first, back) } : undefined,
    {
      'first day of absence 17/11/2026, date of return 20/11/2026': '11-17..11-19',
      'first date 17/11/2026, return to school date: 20/11/2026': '11-17..11-19',
    },
  ),
  rule('set', 'i|in|for dagene|perioden|datoerne [fra] <set>', ([set]) => set, {
    'i dagene 16/11 - 19/11': '11-16..11-19',
    'i perioden 16. november 2026 - 20. november 2026': '11-16..11-20',
  }),
  rule(
    'set',
    '<edge> <day> [,] ongoing',
    ([edge, day]) => (edge === 'first' ? since(day) : undefined),
    {
      'start date 23/11/2026, ongoing': '11-23..11-25',
    },
  ),
  rule('part', 'with effect from <day> <to> <day>', ([first, , last]) => range(first, last), {
    'with effect from 16th November 2026 until 18th November 2026': '11-16..11-18',
  }),
];

function upToDayBefore(first: Day, back: Day): Days {
  return (context, outlook) => {
    const [from, until] = [first.on(context, outlook), back.on(context, outlook)];
    return from && until && daysFrom(from, until.subtract({ days: 1 }));
  };
}
