import fc from 'fast-check';

/*
 * How people spell CPR numbers, and what else with many digits they write in school. Made without a look
 * at how they are found. All numbers are drawn: none is anybody's.
 */

const two = (value: number) => String(value).padStart(2, '0');
const pick = <const T>(...all: readonly T[]) => fc.constantFrom(...all);

const born = fc.record({
  day: fc.integer({ min: 1, max: 31 }),
  replacement: fc.boolean(),
  month: fc.integer({ min: 1, max: 12 }),
  year: fc.integer({ min: 1933, max: 2024 }),
  last: fc.integer({ min: 0, max: 9999 }).map((value) => String(value).padStart(4, '0')),
});
type Born = typeof born extends fc.Arbitrary<infer T> ? T : never;

const dayOf = ({ day, replacement }: Born) => two(replacement ? day + 60 : day);

const spaces = [' ', '\u00a0', '\u2009', '\u202f', '\u3000', '\t', '  '] as const;
const dashes = ['-', '–', '—', '‐', '‑', '−', '－', '﹣'] as const;
const signs = [...spaces, ...dashes, '.', '/', '_', '·', '|', '\\'] as const;
const within = fc.oneof(fc.constant(''), pick(...signs));
const beforeLast = fc.oneof(
  fc.constant(''),
  pick(...signs),
  pick(
    ' - ',
    ' – ',
    ': ',
    ', ',
    ' (',
    '\n',
    '\r\n',
    ' / ',
    ' * ',
    '...',
    ' → ',
    '&ndash;',
    '&nbsp;',
  ),
  pick(
    '&#8211;',
    '&#x2013;',
    '&amp;ndash;',
    '%20',
    '%2D',
    '\\u2013',
    '\u200b',
    '\u00ad-',
    '<b>-</b>',
  ),
  pick(' cpr ', ' cpr. ', ' cpr-nr. ', ' cprnr ', ' nr. ', ' personnummer ', ' pnr. ', ' CPR: '),
  pick(' de sidste fire er ', ' og de sidste 4 cifre er '.replace('4', 'fire'), ' last four: '),
);

const danish =
  'januar februar marts april maj juni juli august september oktober november december';
const english =
  'January February March April May June July August September October November December';
const monthNames = fc
  .tuple(pick(danish, english), fc.boolean(), pick('', '.'), fc.integer({ min: 0, max: 2 }))
  .map(([all, short, stop, letters]) => (month: number) => {
    const name = all.split(' ')[month - 1] ?? '';
    const shown = short && name.length > 4 ? `${name.slice(0, 3)}${stop}` : name;
    return [shown, shown.toLowerCase(), shown.toUpperCase()][letters] ?? shown;
  });

/** 010112-1234 and its kin: the date in one piece or in three, the year short or whole. */
const plain = fc
  .record({ born, within, beforeLast, century: fc.boolean() })
  .map(({ born: one, within: cut, beforeLast: gap, century }) => {
    const year = century ? String(one.year) : two(one.year % 100);
    return `${[dayOf(one), two(one.month), year].join(cut)}${gap}${one.last}`;
  });

const yearFirst = fc
  .record({ born, within, beforeLast })
  .map(
    ({ born: one, within: cut, beforeLast: gap }) =>
      `${[one.year, two(one.month), dayOf(one)].join(cut)}${gap}${one.last}`,
  );

const withMonth = fc
  .record({
    born,
    monthNames,
    beforeLast,
    stop: pick('.', '', '. ', ' ', 'st ', 'th of '),
    short: fc.boolean(),
  })
  .map(({ born: one, monthNames: name, beforeLast: gap, stop, short }) => {
    const year = short ? two(one.year % 100) : String(one.year);
    return `${one.day}${stop === '' ? ' ' : stop}${name(one.month)} ${year}${gap || ' '}${one.last}`;
  });

const monthFirst = fc
  .record({ born, monthNames, beforeLast, stop: pick(', ', ' ', 'th, ', '. ') })
  .map(
    ({ born: one, monthNames: name, beforeLast: gap, stop }) =>
      `${name(one.month)} ${one.day}${stop}${one.year}${gap || ' '}${one.last}`,
  );

/** "1/1 2012 1234", "1.1.12-1234": without the zeros before. */
const bareDay = fc
  .record({
    born,
    cut: pick('/', '.', '-', ' / '),
    second: pick(' ', '-', '/', '.'),
    gap: pick('-', ' - ', '–', ' cpr '),
  })
  .map(
    ({ born: one, cut, second, gap }) =>
      `${one.day}${cut}${one.month}${second}${one.year}${gap}${one.last}`,
  );

/** 010 112 1234, 01 01 12 12 34, 0 1 0 1 1 2 1 2 3 4, 0101 12 1234. */
const grouped = fc
  .record({
    born,
    cut: pick(' ', '\u00a0', '-', '.', ' - '),
    sizes: pick(
      [3, 3, 4],
      [2, 2, 2, 2, 2],
      [4, 2, 4],
      [2, 4, 4],
      [4, 4, 2],
      [3, 3, 2, 2],
      [5, 5],
      [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
      [6, 2, 2],
    ),
  })
  // An ascending row of pairs is a list of days.
  .map(({ born: one, cut, sizes }) => {
    const digits = `${two(one.day)}${two(one.month)}${two(one.year % 100)}${one.last}`;
    const from = (index: number) => sizes.slice(0, index).reduce<number>((sum, n) => sum + n, 0);
    const parts = sizes.map((_, index) => digits.slice(from(index), from(index + 1)));
    return { text: parts.join(cut), parts };
  })
  .filter(({ parts }) => {
    const listed = parts.every((one, at) => at === 0 || Number(one) === Number(parts[at - 1]) + 1);
    // As a phone number with a number after it.
    const phone = parts.length === 3 && parts.at(-1)?.length === 2 && /^[2-9]/.test(parts[0] ?? '');
    return !listed && !phone;
  })
  .map(({ text }) => text);

/** O1O112-1234, 0l0112-l234. */
const withLetters = fc
  .record({ born, letters: pick('Ol', 'oI', 'OI', 'ol'), gap: pick('-', ' ', '') })
  .map(({ born: one, letters, gap }) => {
    const text = `${two(one.day)}${two(one.month)}${two(one.year % 100)}${gap}${one.last}`;
    return text.replaceAll('0', letters[0] ?? '0').replaceAll('1', letters[1] ?? '1');
  })
  .filter((text) => /\d/.test(text.slice(0, 6)) && /\d/.test(text.slice(6)));

const inWords = fc.record({ born, gap: pick(' ', ', ', '-') }).map(({ born: one, gap }) => {
  const words = 'nul en to tre fire fem seks syv otte ni'.split(' ');
  const digits = `${two(one.day)}${two(one.month)}${two(one.year % 100)}${one.last}`;
  return [...digits].map((digit) => words[Number(digit)]).join(gap);
});

/** Where the digits 0–9 begin: ours, full-width, Arabic, Persian, Devanagari, mathematical. */
const script = pick(0x30, 0x30, 0x30, 0xff10, 0x660, 0x6f0, 0x966, 0x1d7ce, 0x1d7f6);
const hidden = pick('', '', '', '\u200b', '\u2060', '\ufeff', '\u00ad', '\ufe0f\u20e3');

const veiled = fc
  .record({ plain, script, hidden })
  .filter(({ plain: text }) => !/[%&\\<]/.test(text))
  .map(({ plain: text, script: zero, hidden: between }) =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)) + between),
  );

/** A CPR number in one of the many ways in which it is spelled. */
export const cprSpelling = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 2, arbitrary: yearFirst },
  { weight: 2, arbitrary: withMonth },
  { weight: 1, arbitrary: monthFirst },
  { weight: 1, arbitrary: bareDay },
  { weight: 3, arbitrary: grouped },
  { weight: 1, arbitrary: withLetters },
  { weight: 1, arbitrary: inWords },
  { weight: 2, arbitrary: veiled },
);

/** What stands beside it. */
export const cprBeside = fc.tuple(
  pick(
    '',
    'Loke er syg ',
    'cpr ',
    'cpr.nr.: ',
    '(',
    '«',
    'Se 7.b\n',
    'Ring 20 30 40 50. ',
    '#',
    'd. 3/2: ',
  ),
  pick('', ' er syg', '.', ')', '»', '\nhilsen', ', tlf. 20 30 40 50', '?', ' og mor'),
);

const year = fc.integer({ min: 2025, max: 2027 });
const date = fc
  .record({
    day: fc.integer({ min: 1, max: 31 }),
    month: fc.integer({ min: 1, max: 12 }),
    year,
    form: fc.integer({ min: 0, max: 9 }),
    monthNames,
  })
  .map(({ day, month, year: y, form, monthNames: name }) => {
    const forms = [
      `${day}/${month}`,
      `${day}/${month}-${y % 100}`,
      `${day}/${month} ${y}`,
      `${day}.${month}.${y}`,
      `${two(day)}.${two(month)}.${y}`,
      `${y}-${two(month)}-${two(day)}`,
      `${day}. ${name(month)}`,
      `${day}. ${name(month)} ${y}`,
      `${day}.${month}.`,
      `${two(day)}/${two(month)}`,
    ];
    return forms[form] ?? '';
  });

const time = fc
  .record({
    hour: fc.integer({ min: 7, max: 21 }),
    minute: pick(0, 10, 15, 30, 45, 55),
    form: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ hour, minute, form }) => {
    const forms = [
      `kl. ${hour}.${two(minute)}`,
      `kl ${two(hour)}${two(minute)}`,
      `${two(hour)}:${two(minute)}`,
      `${hour}.${two(minute)}-${hour + 1}.${two(minute)}`,
      `kl. ${hour}-${hour + 1}`,
      `fra ${hour}.${two(minute)} til ${hour + 2}.00`,
    ];
    return forms[form] ?? '';
  });

const eight = fc.integer({ min: 20_000_000, max: 99_999_999 }).map(String);
const phone = fc.tuple(eight, fc.integer({ min: 0, max: 5 })).map(([digits, form]) => {
  const pairs = digits.match(/../g) ?? [];
  const forms = [
    digits,
    pairs.join(' '),
    `${digits.slice(0, 4)} ${digits.slice(4)}`,
    `+45 ${pairs.join(' ')}`,
    `+45${digits}`,
    `0045 ${digits}`,
  ];
  return `tlf. ${forms[form]}`;
});

const number = (min: number, max: number) => fc.integer({ min, max }).map(String);
const weeks = fc
  .array(fc.integer({ min: 1, max: 53 }), { minLength: 1, maxLength: 6 })
  .map((all) => `uge ${all.toSorted((a, b) => a - b).join(', ')}`);
const caseNumber = fc
  .tuple(pick('LI', 'HA', 'SK'), year, fc.integer({ min: 1, max: 9999 }))
  .map(([school, y, at]) => `${school}-${y}-${String(at).padStart(4, '0')}`);
const classes = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), pick('a', 'b', 'c')), {
    minLength: 1,
    maxLength: 5,
  })
  .map((all) => all.map(([grade, track]) => `${grade}.${track}`).join(' '));

/** A stretch of a message with digits, and none of them anybody's. */
export const schoolNumbers = fc.oneof(
  fc
    .tuple(date, pick(' til ', '-', ' - ', '–', ' og ', ' t.o.m. '), date)
    .map((parts) => parts.join('')),
  fc.tuple(date, pick(' ', ', ', ' fra '), time).map((parts) => parts.join('')),
  fc.tuple(date, pick(', ', '. ', ' '), phone).map((parts) => parts.join('')),
  fc.tuple(phone, pick(' el. ', ' / ', ', ', '\n'), phone).map((parts) => parts.join('')),
  fc.tuple(date, pick(', '), date, pick(' og '), date).map((parts) => parts.join('')),
  fc.tuple(caseNumber, pick(' ', ', ', ' af '), date).map((parts) => parts.join('')),
  fc.tuple(weeks, pick(', ', ' '), date).map((parts) => parts.join('')),
  fc.tuple(classes, pick(' ', ': '), time).map((parts) => parts.join('')),
  fc
    .tuple(number(1, 100), pick(' % af '), number(100, 200), pick(' dage, ', ' lektioner '), date)
    .map((parts) => parts.join('')),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc
    .tuple(
      date,
      pick(' lektion '),
      fc
        .array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 6 })
        .map((all) => all.join(', ')),
    )
    .map((parts) => parts.join('')),
);
