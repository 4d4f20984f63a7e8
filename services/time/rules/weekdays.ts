import { weekMonday } from '../../calendar/weekMonday.ts';
import { daysSet, weekdayIn as inThe, resolve, union } from '../algebra.ts';
import {
  type DateContext,
  mondayOf,
  nearestWeekday,
  type Outlook,
  weekdayAfter,
} from '../calendarDays.ts';
import type { Piece } from '../chart.ts';
import { bareDay, dayAlone, isDate, nthWeekday } from '../parts.ts';
import { rule, type Told } from '../rule.ts';
import type { Day, Days, TimeSet, Week } from '../when.ts';

/** "på mandag", "næste mandag": the coming one, a week ahead if it is today's. */
function ahead(weekday: number): Day {
  return {
    ahead: true,
    on: (context) => {
      const found = nearestWeekday(weekday, context, 'ahead');
      return found.equals(context.today) ? found.add({ weeks: 1 }) : found;
    },
  };
}

/** "næste fredag": on a Wednesday this week's, or the one after it. */
function next(weekday: number): Day {
  return { ...ahead(weekday), unsure: ({ today }) => weekday > today.dayOfWeek };
}

/** "sidste mandag": the one before today. */
function before(weekday: number): Day {
  return {
    on: (context) => {
      const found = nearestWeekday(weekday, context, 'past');
      return found.equals(context.today) ? found.subtract({ weeks: 1 }) : found;
    },
  };
}

/** "sidste mandag", said on a Wednesday: this week's, or the one before it. */
function last(weekday: number): Day {
  return { ...before(weekday), unsure: ({ today }) => weekday < today.dayOfWeek };
}

/** "Monday last lesson", "Friday last two periods": the last of something else. */
const partOfDay =
  /^(?:lessons?|periods?|class|hour|thing|one|two|three|four|\d{1,2}|lektion|time|timer|year|month|term)$/;

/** "Friday week": so many weeks after the coming one. */
function weeksAhead(weekday: number, weeks: number): Day {
  return { ahead: true, on: (context) => ahead(weekday).on(context, 'ahead')?.add({ weeks }) };
}

function weeksBack(weekday: number, weeks: number): Day {
  return { on: (context) => before(weekday).on(context, 'past')?.subtract({ weeks }) };
}

/** "i onsdags", said on a Wednesday, is most likely a week ago. */
function gone(weekday: number): Day {
  return before(weekday);
}

function nearest(weekday: number, forced?: Outlook): Day {
  return { on: (context, outlook) => nearestWeekday(weekday, context, forced ?? outlook) };
}

/** The day of another week that has today's name. */
function asToday(week: Week): Day {
  return {
    on: (context) => week.monday(context)?.add({ days: context.today.dayOfWeek - 1 }),
  };
}

/** Both must name the same day, else it is asked. */
function agreeing(one: Day, { mayLast: _, ...other }: Day): Day {
  return {
    ...other,
    on: (context, outlook) => {
      const day = other.on(context, outlook);
      if (one.weekday === undefined || day?.dayOfWeek === one.weekday) return day;
      // "fredag d. 27.": of the month in which that is a Friday.
      const ahead = other.dayOfMonth === undefined ? undefined : other.on(context, 'ahead');
      return ahead?.dayOfWeek === one.weekday ? ahead : undefined;
    },
  };
}

const thisWeek: Week = { monday: (context) => mondayOf(context, 0) };

const isWeekday = ({ weekday, written }: Day) => weekday !== undefined && written === undefined;

/** Weekdays, alone or with what says which one. */
export const weekdayRules: readonly Told[] = [
  rule('side', 'foer|inden|before', () => -1),
  rule('side', 'efter|after|following', () => 1),
  rule(
    'side',
    'lige|right|just|straks|straight|immediately|umiddelbart|directly <side>',
    ([side]) => side,
  ),
  rule(
    'day',
    '<weekday>',
    ([{ weekday, past }]) => (past ? gone(weekday) : { ...nearest(weekday), weekday }),
    { mandag: '11-23', fredag: '11-20' },
  ),
  rule(
    'day',
    'i <weekday>',
    ([{ weekday, past }]) => (past ? gone(weekday) : { ...nearest(weekday), weekday }),
    { 'i mandags': '11-23', 'i onsdags': '11-18' },
  ),
  rule('day', 'nu paa <weekday>', ([{ weekday }]) => ahead(weekday), { 'nu på fredag': '11-27' }),
  rule(
    'day',
    'paa|kommende|foerstkommende|coming|nu <weekday>',
    ([{ weekday }]) => ahead(weekday),
    { 'på mandag': '11-30', 'på fredag': '11-27' },
  ),
  rule('day', '[paa] naeste|next <weekday>', ([{ weekday }]) => next(weekday), {
    'næste fredag': '11-27',
    'next Friday': '11-27',
    'next Monday': '11-30',
  }),
  rule('day', 'paa|on <weekday> i|in|of <week>', ([{ weekday }, week]) => inThe(week, weekday), {
    'på fredag i sidste uge': '11-20',
    'on Monday of last week': '11-16',
  }),
  rule('day', 'paa|on <weekday> <week>', ([{ weekday }, week]) => inThe(week, weekday), {
    'på fredag næste uge': '12-04',
  }),
  rule(
    'day',
    '<weekday> the <number>',
    ([{ weekday }, { value, digits }]) =>
      digits === undefined && value > 12
        ? agreeing({ ...nearest(weekday), weekday }, bareDay(value))
        : undefined,
    { 'Friday the thirteen': '11-13' },
  ),
  rule('day', '<day> [,|(] i|in|of <week>', ([day, week]) => datedIn(day, week), {
    'mandag den 16. november i uge 47': '11-16',
    'mandag den 16. november i uge 48': 'ask',
  }),
  rule(
    'day',
    "[on] last week's|weeks <weekday>",
    ([{ weekday }]) => inThe({ monday: (context) => mondayOf(context, -1) }, weekday),
    { "last week's Thursday": '11-19' },
  ),
  rule('day', 'i <weekday> i <week>', ([{ weekday }, week]) => inThe(week, weekday), {
    'i tirsdags i sidste uge': '11-17',
  }),
  // Read back: "fredag for to uger siden" is also counted from the last Friday.
  rule(
    'set',
    '<weekday> og|and <weekday> for <number> uge|uger siden',
    ([one, other, { value }]) => daysWeeksBack([one.weekday, other.weekday], value),
    { 'torsdag og fredag for to uger siden': '11-12+11-13' },
  ),
  rule('set', '<weekday> og|and <weekday> <number> week|weeks ago', ([one, other, { value }]) =>
    daysWeeksBack([one.weekday, other.weekday], value),
  ),
  rule('day', 'den|this kommende|coming <weekday>', ([{ weekday }]) => ahead(weekday)),
  rule('day', '[this|on] <weekday> coming', ([{ weekday }]) => ahead(weekday), {
    'this Monday coming': '11-30',
  }),
  rule('day', 'paa kommende <weekday>', ([{ weekday }]) => ahead(weekday)),
  rule('day', 'i sidste <weekday>', ([{ weekday }]) => before(weekday)),
  rule('day', '[paa] forrige <weekday>', ([{ weekday }]) => ({ ...before(weekday), unsure: true })),
  rule('day', '[paa] sidste|last|past <weekday>', ([{ weekday }]) => last(weekday), {
    'sidste fredag': '11-20',
    'last Monday': '11-23',
  }),
  rule(
    'day',
    '<weekday> last',
    ([{ weekday }], { after }) => (partOfDay.test(after?.norm ?? '') ? undefined : before(weekday)),
    { 'Friday last': '11-20', 'Wednesday last': '11-18', 'Monday last week': '11-16' },
  ),
  rule('day', '[on] <weekday> week', ([{ weekday }]) => weeksAhead(weekday, 1), {
    'Friday week': '12-04',
    'Monday week 47': '11-16',
  }),
  rule(
    'day',
    '[paa] <weekday> otte|8|fjorten|14 dage',
    ([{ weekday }], { after, pieces, to }) =>
      after && after.kind !== 'mark'
        ? undefined
        : {
            ...weeksAhead(weekday, /^(?:8|otte)$/.test(pieces[to - 2]?.norm ?? '') ? 1 : 2),
            unsure: true,
          },
    { 'på mandag otte dage': '12-07' },
  ),
  rule('day', '[on] <weekday> fortnight', ([{ weekday }]) => weeksAhead(weekday, 2)),
  rule('day', 'a week on <weekday>', ([{ weekday }]) => weeksAhead(weekday, 1), {
    'a week on Friday': '12-04',
  }),
  rule('day', '[the] <weekday> before last', ([{ weekday }]) => weeksBack(weekday, 1), {
    'the Friday before last': '11-13',
  }),
  rule('day', 'a week ago [on|last] <weekday>', ([{ weekday }]) => weeksBack(weekday, 1), {
    'a week ago Monday': '11-16',
    'a week ago last Friday': '11-13',
  }),
  rule('day', 'a week last <weekday>', ([{ weekday }]) => weeksBack(weekday, 1), {
    'a week last Friday': '11-13',
  }),
  rule('day', 'this|denne <weekday>', ([{ weekday }]) => inThe(thisWeek, weekday), {
    'this Monday': '11-23',
    'this Friday': '11-27',
  }),
  rule('day', 'this past <weekday>', ([{ weekday }]) => before(weekday), {
    'this past Friday': '11-20',
  }),
  // "on the Friday": of what was told before, so it is read back where nothing says of which week.
  rule('day', '[on] the <weekday>', ([{ weekday }]) => ({
    ...nearest(weekday),
    weekday,
    unsure: true,
  })),
  rule('day', 'on <weekday>', ([{ weekday }]) => ({ ...nearest(weekday), weekday }), {
    'on Monday': '11-23',
  }),
  rule(
    'day',
    '[den|the] <weekday> <side> <day>',
    ([{ weekday }, side, day]) => weekdayBeside(weekday, side, day),
    {
      'the Friday before Whit Monday': '05-14',
      'mandagen efter Kristi himmelfart': '05-10',
      'mandag, tirsdag og onsdag før Kr. himmelfart': '05-03..05-05',
      'the Monday right after 13 November': '11-16',
    },
  ),
  rule(
    'set',
    '<day> og|and|samt [den|the] <weekday> [lige|right|straks] efter|after|derefter|foer|before|following',
    ([day, { weekday }], { pieces, to }) =>
      union(
        dayAlone(day),
        dayAlone(weekdayBeside(weekday, isBefore(pieces[to - 1]) ? -1 : 1, day)),
      ),
    { 'den sidste fredag i oktober og mandagen lige efter': '10-30+11-02' },
  ),
  rule(
    'set',
    '<set> [,] og|and|samt|plus [igen|again] [den|the] <weekday> [lige|right] efter|after|derefter',
    ([set, { weekday }]) => union(set, { parts: [{ days: afterAll(set, weekday) }] }),
    { 'Thursday 12 and Friday 13 November, plus the Monday after': '11-12+11-13+11-16' },
  ),
  rule(
    'set',
    '<set> [,] og|and|samt|plus [den|the] foelgende|following|paafoelgende <weekday>',
    ([set, { weekday }]) => union(set, { parts: [{ days: afterAll(set, weekday) }] }),
    { 'Friday 6 Nov and the following Monday': '11-06+11-09' },
  ),
  rule('day', '[the] <weekday> after next', () => ({ on: () => undefined }), {
    'Friday after next': 'ask',
  }),
  rule('day', 'overnaeste <weekday>', () => ({ on: () => undefined }), {
    'overnæste fredag': 'ask',
  }),
  rule('day', '[den] <weekday> efter den naeste', () => ({ on: () => undefined }), {
    'mandag efter den næste': 'ask',
  }),
  rule(
    'day',
    '<weekday> <number>',
    ([{ weekday }, { value, digits }], { after, before }) => {
      const ends = after === undefined || after.newLine || /^[,;!)]$/.test(after.text);
      return digits === undefined || value < 1 || value > 31 || !ends || before?.text === '/'
        ? undefined
        : agreeing({ ...nearest(weekday), weekday }, bareDay(value));
    },
    { 'fredag 13': '11-13', 'fredag 14': 'ask' },
  ),
  rule('day', 'forleden <weekday>', () => ({ on: () => undefined }), { 'forleden mandag': 'ask' }),
  rule(
    'day',
    '<weekday> <day>',
    ([{ weekday }, day]) =>
      isDate(day) ? agreeing({ ...nearest(weekday), weekday }, day) : undefined,
    {
      'mandag d. 16/11': '11-16',
      'fredag d. 27.': '11-27',
      'mandag den 17. november': 'ask',
    },
  ),
  rule(
    'day',
    '<weekday> , <day>',
    ([{ weekday }, day], { pieces, from }) => {
      const [first, , article] = pieces.slice(from);
      // "Thursday, the 10th": with its article, or it may be another day of a list.
      const isOne = day.written === true || /^(?:den|d|the)$/.test(article?.norm ?? '');
      return isDate(day) && isOne && first?.norm !== 'i'
        ? agreeing({ ...nearest(weekday), weekday }, day)
        : undefined;
    },
    {
      'mandag, den 16. november': '11-16',
      'Monday, November 16': '11-16',
      'torsdag, den 12. til mandag, den 16. november': '11-12..11-16',
    },
  ),
  rule('day', '<day> [,] <day>', ([one, other]) => sameDay(one, other), {
    'i dag 25/11': '11-25',
    'i går, tirsdag': '11-24',
    'i dag onsdag': '11-25',
    'next Friday, December 4th': '12-04',
    'på fredag, den 4. december': '12-04',
    'next Friday, December 3rd': 'ask',
  }),
  rule(
    'day',
    '<day> , it|that|det was|var [a|en] <weekday>',
    ([day, { weekday }]) =>
      isDate(day) ? agreeing({ ...nearest(weekday), weekday }, day) : undefined,
    {
      '30 october, it was Friday': '10-30',
    },
  ),
  rule('day', '<day> ( <day> )', ([one, other]) => sameDay(one, other), {
    'i går (24/11)': '11-24',
  }),
  rule(
    'day',
    '<day> i|in|of <week>',
    ([day, week]) => (day.weekday === undefined ? undefined : inThe(week, day.weekday)),
    {
      'mandag i sidste uge': '11-16',
      'onsdag i uge 47': '11-18',
      'Monday of last week': '11-16',
    },
  ),
  rule('day', '[on|paa] the|den this|same|samme day|dag [i|in|of] <week>', ([week]) =>
    asToday(week),
  ),
  rule(
    'day',
    '[on|paa] this|same|samme|denne day|dag [i|in|of] <week>',
    ([week]) => asToday(week),
    {
      'this day last week': '11-18',
      'samme dag i sidste uge': '11-18',
    },
  ),
  rule('day', 'today <week>', ([week]) => asToday(week), { 'today last week': '11-18' }),
  rule(
    'day',
    '<day> <week>',
    ([day, week]) =>
      isWeekday(day) && day.weekday !== undefined ? inThe(week, day.weekday) : undefined,
    {
      'mandag uge 47': '11-16',
      'Monday last week': '11-16',
    },
  ),
  rule(
    'day',
    '<day> ugen foer|inden',
    ([day]) =>
      day.weekday === undefined
        ? undefined
        : inThe({ monday: (context) => mondayOf(context, -1) }, day.weekday),
    { 'fredag ugen før': '11-20' },
  ),
];

/** The first such weekday after the last of some days. */
function afterAll(set: TimeSet, weekday: number): Days {
  return (context, outlook) => {
    const last = resolve(set, context, outlook)?.at(-1);
    return last && [weekdayAfter(last, weekday)];
  };
}

/** A date with its week: asked where it lies in another. */
function datedIn(day: Day, week: Week): Day | undefined {
  if (!day.written) return undefined;
  const on: Day['on'] = (context, outlook) => {
    const found = day.on(context, outlook);
    const monday = week.monday(context, outlook);
    return found && monday?.equals(weekMonday(found)) ? found : undefined;
  };
  return { ...day, on };
}

const isBefore = (piece: Piece | undefined) => /^(?:foer|before)$/.test(piece?.norm ?? '');

/** The nearest such weekday before or after a day. */
function weekdayBeside(weekday: number, side: -1 | 1, day: Day): Day {
  const on: Day['on'] = (context, outlook) => nthWeekday(day.on(context, outlook), weekday, side);
  const monday: Week['monday'] = (context, outlook) => {
    const found = on(context, outlook ?? 'past');
    return found && weekMonday(found);
  };
  // Weekdays listed before it are of its week: "mandag og tirsdag før Kristi himmelfart".
  return { written: true, on, week: { monday }, ofWeek: weekday };
}

/** "i går, tirsdag": one day named twice; two days are a list, not this. */
function sameDay(one: Day, other: Day): Day | undefined {
  const told = (day: Day) => day.weekday === undefined && !isDate(day);
  if (!told(one) || told(other)) return undefined;
  const on = (context: DateContext, outlook: Outlook) => {
    const [first, second] = [one.on(context, outlook), other.on(context, outlook)];
    // "next Friday, December 4th": the date says which of them.
    if (one.ahead && other.written)
      return first?.dayOfWeek === second?.dayOfWeek ? second : undefined;
    const agrees =
      first &&
      (other.weekday === undefined ? second?.equals(first) : first.dayOfWeek === other.weekday);
    return agrees ? first : undefined;
  };
  return { on };
}

function daysWeeksBack(weekdays: readonly number[], weeks: number): TimeSet {
  const days = daysSet((context) => {
    const monday = mondayOf(context, -weeks);
    return weekdays.map((weekday) => monday.add({ days: weekday - 1 }));
  });
  return { ...days, unsure: true };
}
