import { type CprDate, datesAt, gapOf, isRealDate, wholeAt } from './cprDate.ts';
import {
  type CprPiece,
  harmlessBefore,
  type LastFour,
  lastFoursAt,
  piecesOf,
} from './cprPieces.ts';
import { decoded, plainText, withLettersAsDigits, withoutTags } from './cprText.ts';
import { hasFewDigits } from './fewDigits.ts';
import { withSpokenNumbers } from './spokenNumbers.ts';

/**
 * Whether a text holds anything readable as a CPR number: a six- or eight-digit date and four more
 * digits, run together or separated by any signs, by words such as "cpr" or "de sidste fire", the month
 * as a word, the year first, digit by digit or spoken in pairs, in any script's digits, with letters
 * for 0 and 1, with invisible signs or markup in between. The check digit is ignored (numbers without
 * one have been issued since 2007); a day may have 60 added (replacement numbers). Excluded: marked
 * phone numbers, date ranges, and a date of these years with a time of day. O(length).
 */
export function holdsCpr(text: string): boolean {
  // Most strings of a request; no number fits in them.
  if (text.length < 10 || /^\d{4}-\d\d-\d\d$/.test(text) || hasFewDigits(text)) return false;
  // Undecoded too: what looks like a character code can be the start of the number.
  const written = new Set([text, decoded(text)]);
  const readings = new Set([...written].flatMap(readingsOf));
  return [...readings].some(holdsPlainCpr);
}

function readingsOf(text: string): string[] {
  const plain = plainText(text);
  const bare = withoutTags(plain);
  return [plain, bare, plainText(text, ' '), withLettersAsDigits(bare), withSpokenNumbers(bare)];
}

/**
 * Whether an id as a whole is a CPR number: for ids of Teams, Graph and Entra, whose long runs of
 * digits and letters can contain anything. O(length).
 */
export function isCpr(id: string): boolean {
  // Most ids have letters, which stay letters where nothing is written as a character code.
  if (/[a-z]/i.test(id) && !/[&%\\]/.test(id)) return false;
  const plain = plainText(decoded(id));
  const digits = plain.replace(/\D/g, '');
  return (digits.length === 10 || digits.length === 12) && !/\p{L}/u.test(plain) && holdsCpr(id);
}

function holdsPlainCpr(text: string): boolean {
  const pieces = piecesOf(harmlessBefore(text));
  return pieces.some((_, at) => cprBegins(pieces, at));
}

function cprBegins(pieces: readonly CprPiece[], at: number): boolean {
  if (wholeAt(pieces, at) || hasItsShape(pieces, at)) return true;
  return datesAt(pieces, at).some((date) =>
    lastFoursAt(pieces, date.next).some((last) => belong(pieces, at, date, last)),
  );
}

/** "992299-1234" has the exact shape, whatever the digits. */
function hasItsShape(pieces: readonly CprPiece[], at: number): boolean {
  const [first, second, after] = pieces.slice(at, at + 3);
  const stroke = /^\s?\p{Pd}\s?$/u;
  return (
    first?.digits?.length === 6 &&
    second?.digits?.length === 4 &&
    stroke.test(second.gap) &&
    !stroke.test(first.gap) &&
    !(after && stroke.test(after.gap))
  );
}

/** Whether a date and four digits are one number, not a day with a time, lessons or a phone number. */
function belong(pieces: readonly CprPiece[], at: number, date: CprDate, last: LastFour): boolean {
  if (!isRealDate(date)) return false;
  if (last.words) return true;
  if (isEndOfRange(pieces, at, last) || isOtherDate(pieces, date, last)) return false;
  switch (last.shape) {
    case 'whole':
      return !isWhen(pieces, date, last);
    case 'pairs':
      return isInPairs(pieces, at, date, last) && !isWhen(pieces, date, last);
    case 'single':
      return date.shape === 'single' || !(isPresent(date) && ascends([...last.digits]));
  }
}

/** "January 12th 2027 to January 15th 2027": no Danish two, but where a time ends. */
function isEndOfRange(pieces: readonly CprPiece[], at: number, { digits }: LastFour): boolean {
  if (pieces[at]?.text !== 'to' || !/^20[2-3]\d$/.test(digits)) return false;
  const month = pieces[at + 1]?.text ?? '';
  return (
    pieces[at - 1]?.digits !== undefined ||
    /^(?:january|february|march|may|june|july|october)$/.test(month)
  );
}

/** Days, weeks and phone numbers are also listed as pairs of digits. */
function isInPairs(
  pieces: readonly CprPiece[],
  at: number,
  date: CprDate,
  last: LastFour,
): boolean {
  const inner = last.inner ?? '';
  const alike = (date.gap === inner || date.shape === 'glued') && last.gap === inner;
  if (/[,;:(]/.test(`${date.gap ?? ''}${inner}`)) return false;
  if (inner !== ' ' && !alike) return false;
  if (isPair(pieces[last.next]) && gapOf(pieces[last.next]) === inner) return false;
  if (date.shape === 'glued' || !alike) return date.gap !== undefined;
  if (date.casual && inner === ' ') return false;
  const longer = inner === ' ' ? isPair(pieces[at - 1]) : pieces[at - 1]?.digits !== undefined;
  if (longer && gapOf(pieces[at]) === inner) return false;
  const pairs = pieces.slice(at, last.next).flatMap(({ digits }) => digits ?? []);
  const listed = pairs.every((pair, i) => i === 0 || Number(pair) === Number(pairs[i - 1]) + 1);
  return !listed && !(ascends(pairs) && isListOfDays(pieces, at, last.next));
}

/** "uge 27 08.11.2026", "4. april 2027-2025-03-10": another day starts before or at the four digits. */
function isOtherDate(pieces: readonly CprPiece[], date: CprDate, last: LastFour): boolean {
  const [one, two] = pieces.slice(last.next, last.next + 2);
  const goesOn = one?.digits !== undefined && one.digits.length <= 2;
  if (last.shape === 'pairs') return goesOn && /^[./]$/.test(one.gap);
  const thisCentury = last.shape === 'whole' && /^20[2-3]/.test(last.digits);
  const yearFirst =
    goesOn && /^[-/.]$/.test(one.gap) && two?.gap === one.gap && (two.digits?.length ?? 9) <= 2;
  if (thisCentury && yearFirst) return true;
  const [day, month] = pieces.slice(date.next - 2, date.next);
  const isDay = isRealDate({ day: day?.digits ?? '', month: month?.digits ?? '', year: '26' });
  const written = isDay && /^[./-]$/.test(month?.gap ?? '') && /^[./ -]$/.test(last.gap);
  return thisCentury && written && date.gap === undefined;
}

/** "uge 10 11 12 16 17", "10 11 12 16 17 nov". */
function isListOfDays(pieces: readonly CprPiece[], from: number, to: number): boolean {
  const before = pieces[from - 1]?.text ?? '';
  return /^(?:ugerne|uger|uge|weeks?|dagene|den|d)$/.test(before) || !!pieces[to]?.word?.month;
}

/** "24/11-26 0810", "24. nov. 2026, 0810-0915", "24.11.2026 2030 4050": a day, with time or phone number. */
function isWhen(pieces: readonly CprPiece[], date: CprDate, last: LastFour): boolean {
  const after = pieces[last.next];
  const upTo = after?.digits?.length === 4 ? after.digits : '';
  const blank = /^[\s,:;(@]*$/.test(last.gap);
  if (!isPresent(date)) return isEvening(date, last);
  if (blank && isClock(last.digits) && isClock(upTo) && /^\s?\p{Pd}\s?$/u.test(after?.gap ?? ''))
    return true;
  if (blank && /^[2-9]/.test(last.digits) && upTo !== '' && after?.gap === ' ') return true;
  if (date.year.length === 4 && (date.shape === 'odd' || (blank && date.shape === 'parts')))
    return true;
  if (!blank || !isClock(last.digits) || date.shape !== 'parts') return false;
  return date.casual || /[,:;(\n]/.test(last.gap);
}

/** "forældremøde 24/11 1900-2100": year and last four are quarter-hour times, in order. */
function isEvening({ casual, named, year }: CprDate, { gap, digits }: LastFour): boolean {
  const quarter = (time: string) => isClock(time) && (Number(time) % 100) % 15 === 0;
  const range = casual && !named && gap === '-' && year.length === 4;
  return range && quarter(year) && quarter(digits) && year < digits;
}

/** Absence notes use these years; nobody a school knows was born in them. */
function isPresent({ year }: CprDate): boolean {
  const short = year.length === 2 ? Number(year) : Number(year) - 2000;
  return short >= 25 && short <= (year.length === 2 ? 32 : 39);
}

function isClock(digits: string): boolean {
  return /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits);
}

function isPair(piece: CprPiece | undefined): boolean {
  return piece?.digits?.length === 2;
}

function ascends(numbers: readonly string[]): boolean {
  return numbers.every((one, at) => at === 0 || Number(one) > Number(numbers[at - 1]));
}
