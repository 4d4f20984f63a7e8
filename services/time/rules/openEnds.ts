import { weekMonday } from '../../calendar/weekMonday.ts';
import { daysSet, setOf, sinceDay } from '../algebra.ts';
import { daysFrom } from '../calendarDays.ts';
import type { Piece } from '../chart.ts';
import { listOf, monthDay, range, since, toFriday, upTo } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, TimeSet } from '../when.ts';

/** Times with one end: "siden mandag", "til og med fredag". */
export const openEnds: readonly Told[] = [
  rule(
    'set',
    '[fra|from] <day> og|and [saa|then] [the] resten|rest af|of [den|that|the] [samme] uge|ugen|week',
    ([day]) => toFriday(day),
    {
      'fra d. 9/11 og resten af den uge': '11-09..11-13',
      'Tuesday and the rest of the week': 'ask',
      'fra i dag og resten af ugen': '11-25..11-27',
      'ahead: i morgen og resten af ugen': '11-26..11-27',
      'ahead: i morgen og så resten af ugen': '11-26..11-27',
    },
  ),
  rule(
    'set',
    '[fra|from] <day> og|and|samt [saa|then] [for] [hele|all] [the] [whole] ugen|week efter|after|derefter',
    ([day]) => andWeekAfter(day),
    {
      '13/11 og hele ugen efter': '11-13+11-16..11-20',
      'Friday 13 November and the whole week after': '11-13+11-16..11-20',
    },
  ),
  rule(
    'set',
    '<day> og|and|samt|plus [hele] [the] [whole|all] [of] [den|the] foelgende|following|naeste|next uge|week',
    ([day]) => (day.written ? andWeekAfter(day) : undefined),
    { 'Friday 13 November plus the whole of the following week': '11-13+11-16..11-20' },
  ),
  rule('set', '<day> <stillAway>', ([day]) => since(day)),
  rule('set', 'pr|per [.] <day> <stillAway>', ([day]) => since(day), {
    'pr. 18.11.2026, endnu ikke raskmeldt': '11-18..11-25',
    'pr. 24/11-2026, stadig ikke i skole': '11-24+11-25',
  }),
  rule(
    'stillAway',
    '[,] [og|and] endnu|still|fortsat|stadig ikke|not rask|raskmeldt|frisk|tilbage|back|well|recovered',
    () => true,
  ),
  rule(
    'stillAway',
    '[,] [og|and] endnu|still|fortsat|stadig ikke|not i|in|at skole|school',
    () => true,
  ),
  rule('set', '<day> to date|dato', ([day]) => since(day), {
    '23 Nov to date': '11-23..11-25',
  }),
  rule('set', 'fra|from <day>', ([day]) => openEnd(day), {
    'fra mandag': '11-23..11-25',
    'ahead: fra mandag': 'ask',
  }),
  rule('set', 'fom <day>', ([day]) => openEnd(day), { 'fom i går': '11-24..11-25' }),
  rule('set', 'f [.] ~o [.] ~m [.] <day>', ([day]) => openEnd(day), {
    'f.o.m. i går': '11-24..11-25',
  }),
  rule('set', 'fra og med <day>', ([day]) => openEnd(day), { 'fra og med mandag': '11-23..11-25' }),
  rule('set', '[fra|from] <day> og frem', ([day]) => openEnd(day), {
    'mandag og frem': '11-23..11-25',
  }),
  rule('set', '[fra|from] <day> og fremefter', ([day]) => openEnd(day)),
  rule(
    'set',
    '[from] <day> on|onwards|onward',
    // "away today on account of a fever" has no end to ask for.
    ([day], { after, pieces, from, to }) =>
      pieces[to - 1]?.norm === 'on' && pieces[from]?.norm !== 'from' && goesOn(after)
        ? undefined
        : openEnd(day),
    {
      'from Monday onwards': '11-23..11-25',
    },
  ),
  rule('through', 'til og med|frem', () => true),
  rule('through', 't [.] ~o [.] ~m [.]', () => true),
  rule('set', '<through> <day>', ([, day]) => upTo(day), {
    'til og med fredag': '11-25..11-27',
    't.o.m. fredag': '11-25..11-27',
  }),
  rule('set', 'to|until|till and including <day>', ([day]) => upTo(day), {
    'until and including Friday': '11-25..11-27',
  }),
  rule(
    'set',
    'indtil|until|till|til|tom|through|thru <day>',
    ([day], { before, pieces, from }) => {
      if (/^(ret|rettes|rettelse)$/.test(before?.norm ?? '')) return undefined;
      // "dem ser vi ikke noget til i dag"
      if (/^(?:noget|intet)$/.test(before?.norm ?? '') && pieces[from]?.norm === 'til')
        return undefined;
      // "fri til fredag" is until then, or on that day; "not in until Monday" is back then.
      const night = /^(?:nat|natten|aften|aftenen)$/.test(before?.norm ?? '');
      const either =
        /^(?:til|till|until)$/.test(pieces[from]?.norm ?? '') && !day.written && !night;
      return either ? { ...upTo(day), unsure: true } : upTo(day);
    },
    { 'until Friday': '11-25..11-27', 'til fredag': '11-25..11-27' },
  ),
  rule(
    'set',
    '<through> <day> [.|,] han|hun|og blev syg [paa|om] <day>',
    ([, last, first]) => backwards(first, last),
    {
      'til og med i dag. Hun blev syg mandag': '11-23..11-25',
      't.o.m. i dag. Hun blev syg mandag': '11-23..11-25',
    },
  ),
  rule(
    'set',
    '<through> <day> [,] siden|since <day>',
    ([, last, first]) => backwards(first, last),
    {
      'til og med i dag, siden mandag': '11-23..11-25',
      't.o.m. i dag, siden mandag': '11-23..11-25',
    },
  ),
  rule('set', 'siden|since [i] <day>', ([day]) => since(day), {
    'siden mandag': '11-23..11-25',
    'siden 16/11': '11-16..11-25',
    'since last Monday': '11-23..11-25',
  }),
  rule('set', '[starting] as of|from <day>', ([day]) => since(day), {
    'as of yesterday': '11-24..11-25',
  }),
  rule('set', 'with effect from|since <day>', ([day]) => since(day), {
    'with effect from Monday': '11-23..11-25',
  }),
  rule(
    'set',
    '<day> og|and har|has|have [vaeret|been] [det|it] [syg|ill|sick] [lige|ever] siden|since',
    ([day]) => since(day),
    { 'i lørdags og har været syg siden': '11-21..11-25' },
  ),
  rule(
    'set',
    '<day> og|and [har|has|have] [vaeret|been] [syg|ill|sick] lige|ever siden|since',
    ([day]) => since(day),
    {
      'i fredags og har været syg lige siden': '11-20..11-25',
    },
  ),
  rule('set', 'lige siden <day>', ([day]) => since(day)),
  rule(
    'set',
    'siden|since [i] <week>',
    // Which day of that week is not said.
    ([week]) => ({
      ...daysSet(sinceDay((context) => listOf(week.monday(context)))),
      unsure: true,
    }),
    { 'siden uge 47': '11-16..11-25' },
  ),
  rule(
    'set',
    'siden|since [i] <month>',
    ([month]) =>
      daysSet(sinceDay((context, outlook) => listOf(monthDay(1, month).on(context, outlook)))),
    { 'siden november': '11-01..11-25' },
  ),
  rule('set', 'siden|since <day> <to> <day>', ([first, , last]) => setOf(range(first, last)), {
    'siden mandag til i går': '11-23..11-24',
  }),
  rule(
    'set',
    '<set> [,] <start> <day>',
    ([set, , day]) => (set.upTo ? startsAt(day, set.upTo) : undefined),
    {
      't.o.m. i går, startede torsdag den 19.': '11-19..11-24',
      'ahead: through December 3rd, starting this coming Monday': '11-30..12-03',
    },
  ),
  rule('start', 'startede|begyndte|started|began|starts|begins|starter|begynder', () => true),
  rule(
    'set',
    'siden|since [i] [the|sidste|last|this] [past] weekenden|weekend',
    () => daysSet(sinceDay(({ today }) => [weekMonday(today)])),
    {
      'since the weekend': '11-23..11-25',
    },
  ),
];

/** From a day on: up to today; from a day to come the end is not known. */
function openEnd(day: Day): TimeSet {
  const days = daysSet((context, outlook) => {
    const from = day.on(context, outlook);
    if (!from || outlook === 'ahead') return undefined;
    return Temporal.PlainDate.compare(from, context.today) <= 0
      ? daysFrom(from, context.today)
      : undefined;
  });
  return { ...days, fromDay: day };
}

/** Whether a sentence goes on with another word. */
function goesOn(after: Piece | undefined): boolean {
  return after !== undefined && after.kind !== 'mark' && !after.newLine;
}

function startsAt(first: Day, last: Day): TimeSet {
  return daysSet((context, outlook) => {
    const end = last.on(context, outlook);
    const from = first.on(context, outlook);
    return from && end && daysFrom(from, end);
  });
}

function andWeekAfter(day: Day): TimeSet {
  return daysSet((context, outlook) => {
    const first = day.on(context, outlook);
    const monday = first && weekMonday(first).add({ weeks: 1 });
    return first && monday && [first, ...(daysFrom(monday, monday.add({ days: 4 })) ?? [])];
  });
}

function backwards(first: Day, last: Day): TimeSet {
  return daysSet((context) => {
    const [from, to] = [first.on(context, 'past'), last.on(context, 'past')];
    return from && to && daysFrom(from, to);
  });
}
