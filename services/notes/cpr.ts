/** A run of digits, and what stands between it and the one before. */
type Run = { digits: string; gap: string };

const dayAndMonth = String.raw`(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])`;

/**
 * What has the digits of a CPR number and is none: a phone number with its country's code, a range of
 * dates, and a date of these years with a time of day ("25/11 2026 0810").
 */
const harmless = new RegExp(
  [
    String.raw`(?<!\d)(?:\+|00)45[\s.-]?(?:\d[\s.-]?){7}\d(?![^\p{L}\p{N}]{0,6}\d)`,
    String.raw`(?<!\d)${dayAndMonth}\s?\p{Pd}\s?${dayAndMonth}(?:[\s./-](?:20)?[2-3]\d)?(?![./\p{Pd}]{0,3}\d)`,
    String.raw`(?<!\d)${dayAndMonth}[\s./-]{1,2}20(?:2[5-9]|3\d)\s(?:[01]\d|2[0-3])[0-5]\d(?!\d)`,
  ].join('|'),
  'gu',
);

/** Between the digits: blanks, dots, slashes, strokes and every kind of dash. */
const cut = /^[\s./\\_\p{Pd}]{1,5}$/u;

/** Before the last four digits also a comma, a colon, brackets, stars. */
const beforeLast = /^[^\p{L}\p{N}]{1,6}$/u;

/** "13.11.26, 0915": the last four are a time of day. */
const clock = /(?:[01]\d|2[0-3])[0-5]\d$/;

/** How many digits stand together, first of `ddmmyy` or `ddmmyyyy`, then of the last four. */
const layouts = { 6: /^(?:6|222|1{6})(?:4|22|1{4})$/, 8: /^(?:8|44|224|1{8})(?:4|22|1{4})$/ };
/** Less usual ones, which times after a date have as well. */
const rareLayouts = { 6: /^(?:(?:24|42)(?:4|22)|226|46|28)$/, 8: /^26(?:4|22)$/ };

/**
 * Whether a text holds what looks like a CPR number: `ddmmyy-xxxx`, run together, cut by blanks, dots,
 * slashes, dashes or line breaks, with the year in four digits, digit by digit, in digits of any
 * script, with invisible characters in between. The check digit is not asked for (numbers without one
 * have been given out since 2007), nor that the date exists: replacement numbers add 60 to the day.
 * Where it cannot be told, as with any ten digits in a row, it counts as one. O(length).
 */
export function holdsCpr(text: string): boolean {
  const runs = runsOf(plainDigits(text).replace(harmless, ' x '));
  return runs.some((_, from) => cprBegins(runs, from));
}

/** The text in the digits we calculate with: other scripts', full-width and small ones, nothing invisible. */
function plainDigits(text: string): string {
  return text
    .replace(/&(?:nbsp|#160|#xa0);|<\/?[a-z][^<>\d]{0,200}>/gi, ' ')
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[−ー]/gu, '-')
    .replace(/(?![0-9])\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Every script has its ten digits in a row, the zero first. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let end = 0;
  for (const match of text.matchAll(/\d+/g)) {
    runs.push({ digits: match[0], gap: text.slice(end, match.index) });
    end = match.index + match[0].length;
  }
  return runs;
}

/** Whether this run and the next make up ten digits, or twelve with the century, in a layout that people use. */
function cprBegins(runs: readonly Run[], from: number): boolean {
  const taken: Run[] = [];
  let digits = '';
  for (const run of runs.slice(from, from + 12)) {
    taken.push(run);
    digits += run.digits;
    if (digits.length === 10 && isCpr(digits, taken, 6)) return true;
    if (digits.length === 12 && /^.{4}(?:19|20)/.test(digits) && isCpr(digits, taken, 8))
      return true;
    if (digits.length >= 12) return false;
  }
  return false;
}

/** @param last where the last four digits begin */
function isCpr(digits: string, runs: readonly Run[], last: 6 | 8): boolean {
  const [, second, ...more] = runs;
  if (!second) return last === 6 || isDate(digits);
  const layout = runs.map((run) => run.digits.length).join('');
  const whole = more.length === 0 && layout === `${last}4`;
  // The very shape of it, whatever the digits say.
  if (whole && last === 6 && /\p{Pd}/u.test(second.gap)) return true;
  if (whole) return beforeLast.test(second.gap) && isDate(digits);
  const gaps = runs.slice(1).map(({ gap }) => gap);
  if (layout === '2224' && beforeLast.test(gaps[2] ?? '') && !clock.test(digits)) gaps[2] = '-';
  if (!gaps.every((gap) => cut.test(gap))) return false;
  if (layouts[last].test(layout)) {
    return layout.endsWith('22') ? inPairs(digits, gaps) : isDate(digits);
  }
  const restOfDate = /^[/.]$/.test(runs[0]?.gap ?? '');
  return rareLayouts[last].test(layout) && !restOfDate && isRealDate(digits);
}

/** Pairs of digits are also how days, weeks and phone numbers are listed. */
function inPairs(digits: string, gaps: readonly string[]): boolean {
  const alike = gaps.every((gap) => gap === gaps[0]);
  const listed = (digits.match(/../g) ?? []).every(
    (pair, at, all) => at === 0 || Number(pair) === Number(all[at - 1]) + 1,
  );
  return isRealDate(digits) && !listed && (alike || /^\s+$/u.test(gaps.at(-1) ?? ''));
}

/** A month, and a day that may be a slip or have 60 added. */
function isDate(digits: string): boolean {
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))];
  return day >= 1 && month >= 1 && month <= 12;
}

function isRealDate(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  return isDate(digits) && (day <= 31 || (day > 60 && day <= 91));
}
