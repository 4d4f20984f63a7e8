import { loose, nothing, open } from '../algebra.ts';
import type { Piece } from '../chart.ts';
import { rule, type Told } from '../rule.ts';

/** Words that say when, but not which days: they are asked. */
const phrases = [
  'forleden',
  'forleden dag',
  'den anden dag',
  'et par dage',
  'et par gange',
  'en del dage',
  'nogle dage',
  'nogle gange',
  'flere dage',
  'flere gange',
  'mange dage',
  'mange gange',
  'tit',
  'ofte',
  'jaevnligt',
  'indimellem',
  'af og til',
  'i ny og nae',
  'paa det sidste',
  'den seneste tid',
  'i den seneste tid',
  'i laengere tid',
  'i lang tid',
  'laenge',
  'weekenden',
  'i weekenden',
  'sidste weekend',
  'naeste weekend',
  'last weekend',
  'next weekend',
  'the weekend',
  'over weekenden',
  'the other day',
  'recent days',
  'the recent days',
  'some of the recent days',
  'a few days',
  'a couple of days',
  'a couple days',
  'a day or two',
  'one or two days',
  'et par enkelte dage',
  'en enkelt dag',
  'en dag eller to',
  'en eller to dage',
  'en gang eller to',
  'a single day',
  'some days',
  'several days',
  'the past few days',
  'the last few days',
  'de sidste par dage',
  'de seneste par dage',
  'de sidste dage',
  'de seneste dage',
  'de naeste par dage',
  'de kommende dage',
  'the next few days',
  'often',
  'a lot',
  'a while',
  'recently',
  'lately',
  'en dag i sidste uge',
  'one day last week',
  'de sidste par uger',
  'de seneste uger',
  'i nogle uger',
  'et par uger',
  'the last few weeks',
  'noget tid',
  'en periode',
  'i en periode',
  'tidligere paa aaret',
  'sidste aar',
  'last year',
  'dagene',
  'dagene efter',
  'de dage',
  'those days',
  'begge uger',
] as const;

/** Likewise, where it is said of what: "several times" alone may be of a night. */
const within = [
  'earlier',
  'later',
  'tidligere',
  'senere',
  'once or twice',
  'en eller to gange',
  'a couple of times',
  'a few times',
  'several times',
  'some times',
  'many times',
  'paa et tidspunkt',
  'paa et eller andet tidspunkt',
  'at some point',
  'at one point',
  'some of the days',
  'some of the time',
  'en enkelt gang',
];

/** "9a", "9.a", "klassen". */
function isClass(number: Piece | undefined, letter: Piece | undefined): boolean {
  if (/^(?:klassen|boernene|eleverne|pigerne|drengene|holdet|the|class)$/.test(number?.norm ?? ''))
    return true;
  return number?.kind === 'number' && (letter?.glued === true || letter?.norm.length === 1);
}

const isPolite = (before: Piece | undefined) =>
  /^(?:undskyld|tak|beklager|tusind|sorry|thanks)$/.test(before?.norm ?? '');

const otherReason = /^(?:ill|sick|away|absent|missing|leave)$/;

export const vague: readonly Told[] = [
  ...phrases.map((phrase) =>
    // "undskyld mange gange"
    rule('set', phrase, (_, { before }) => (isPolite(before) ? nothing : loose), {
      [phrase]: 'ask',
    }),
  ),
  rule('set', 'meget', (_, { after }) =>
    /^(vaek|fravaerende|borte|absent|away)$/.test(after?.norm ?? '') ? open : undefined,
  ),
  rule(
    'set',
    'halvdelen|half af|of',
    (_, { after, pieces, to }) => (isClass(after, pieces[to + 1]) ? nothing : loose),
    { 'halvdelen af': 'ask' },
  ),
  rule('set', 'back|helt|tilbage in|i <month>', () => nothing, { 'back in September': '' }),
  rule('set', '[i] paaskeugen|juledagene|paaskedagene', () => open),
  ...[...phrases.filter((phrase) => /(?:dage|days|gange|dag)$/.test(phrase)), ...within].flatMap(
    (phrase) => [
      rule('set', `${phrase} i|in|during|of|over <period>`, () => loose),
      rule('set', `${phrase} <week>`, () => loose),
    ],
  ),
  rule('set', '[for|on] a|one|some|en day|morning|afternoon|morgen|dag <week>', () => open, {
    'for a day last week': 'ask',
  }),
  rule(
    'set',
    '[for|on] a|one|some|en day|morning|afternoon|morgen|dag in|of|during|i <week>',
    () => open,
  ),
  rule('set', '[paa|on] en|one af|of dagene|dage|the|days [days] [i|in] <week>', () => open, {
    'one of the days next week': 'ask',
    'en af dagene i næste uge': 'ask',
  }),
  rule('set', 'omkring|rundt|around|near [om] [the] <holiday>', () => open, {
    'around Easter': 'ask',
    'omkring jul': 'ask',
  }),
  rule('set', 'en|et|to|tre|fire|fem dags|dages|uges|ugers|maaneders tid', () => open, {
    'en uges tid': 'ask',
  }),
  rule(
    'set',
    '[on|paa] some|nogle|enkelte|flere|several|most <again> i|in|of <period>',
    () => open,
    {
      'some Fridays in October': 'ask',
    },
  ),
  rule('set', '[on|paa] some|nogle|enkelte|flere|several|most <again>', () => open),
  rule('set', 'hvor laenge', () => nothing, { 'hvor længe': '' }),
  rule('set', 'how long', () => nothing),
  rule('set', '[some] time|sometime in the new year', () => open, {
    'some time in the new year': 'ask',
  }),
  rule('set', '[engang] efter nytaar', () => open, { 'engang efter nytår': 'ask' }),
  rule('set', '[et] par dages|ugers tid', () => open),
  rule(
    'set',
    '[for] halvdelen|half|part|parts|some|en|noget del|af|of [af|of] <week>',
    () => open,
    {
      'for part of next week': 'ask',
      'en del af sidste uge': 'ask',
    },
  ),
  rule('set', '[on] <number> dates|datoer|dage [in|i] <week>', () => open, {
    'on two dates in week 47': 'ask',
  }),
  rule('set', 'i starten|begyndelsen|slutningen af <week>', () => open, {
    'i slutningen af sidste uge': 'ask',
  }),
  rule('set', 'i starten|begyndelsen|slutningen af|paa ugen|maaneden', () => open),
  rule('set', 'i starten|begyndelsen|slutningen af <month>', () => open),
  rule('set', 'sidst|foerst|midt i <week>', () => open),
  rule('set', 'sidst|foerst|midt i ugen|maaneden', () => open),
  rule('set', 'sidst|foerst|midt i <month>', () => open),
  // "was late last week" is a reason and days, "was ill late last week" some of them.
  rule('set', 'late <week>', (_, { pieces }) =>
    pieces.some(({ norm }) => otherReason.test(norm)) ? open : undefined,
  ),
  rule('set', '[for] up to <number> [school] days|weeks', () => open, {
    'for up to 10 school days': 'ask',
  }),
  rule('set', '[i|for] op til <number> dage|skoledage|uger', () => open),
  // "was late Nov 12th" is a reason and a day.
  rule('set', 'early|late|mid <month>', (_, { after }) =>
    after?.kind === 'number' ? undefined : open,
  ),
  rule('set', 'early|mid <period>', () => open, { 'early last week': 'ask' }),
  rule('set', '[at|in|towards|near] the end|start|beginning|middle of <period>', () => open, {
    'at the end of next week': 'ask',
  }),
  rule('set', 'omkring <day>', () => open),
];
