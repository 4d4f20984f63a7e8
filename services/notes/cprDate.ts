import { type CprPiece, commonGap } from './cprPieces.ts';

/** A date that may start a CPR number. Day, month and year in digits. */
export type CprDate = {
  day: string;
  month: string;
  year: string;
  /** `glued`: in a row; `parts`: day, month and year apart; `single`: digit by digit; `odd`: cut elsewhere. */
  shape: 'glued' | 'parts' | 'single' | 'odd';
  /** The separator, if the same throughout. */
  gap: string | undefined;
  /** Written as a day rather than a number: "3/11-26", "24. november". */
  casual: boolean;
  /** The month is a word. */
  named: boolean;
  /** Index of the piece after it. */
  next: number;
};

/** A month, and a day that may have 60 added; a four-digit year is in a century of living people. */
export function isRealDate({ day, month, year }: Pick<CprDate, 'day' | 'month' | 'year'>): boolean {
  const [d, m] = [Number(day), Number(month)];
  const isDay = (d >= 1 && d <= 31) || (d >= 61 && d <= 91);
  return isDay && m >= 1 && m <= 12 && (year.length === 2 || /^(?:18|19|20)/.test(year));
}

/** What comes before a piece. */
export function gapOf(piece: CprPiece | undefined): string | undefined {
  return piece?.plain;
}

/** Every date readable from a piece onwards. O(1). */
export function datesAt(pieces: readonly CprPiece[], at: number): CprDate[] {
  return [...rowsAt(pieces, at), ...partsAt(pieces, at)].filter(isRealDate);
}

/** Whether the ten or twelve digits starting at a piece are a CPR number not split where the date ends. */
export function wholeAt(pieces: readonly CprPiece[], at: number): boolean {
  for (const { digits, parts, gap } of rows(pieces, at, 4)) {
    if (digits.length !== 10 && digits.length !== 12) continue;
    const [date, last] = [digits.slice(0, -4), digits.slice(-4)];
    if (!ofDigits(date).some(isRealDate) || isTimestamp(digits)) continue;
    if (parts.length === 1) return true;
    if (!isCut(gap) || isRestOfDate(pieces, at) || parts.some((one) => one.length === 1)) continue;
    if (isAligned(parts, date.length) || isLonger(pieces, at, parts.length, gap)) continue;
    // Phone numbers followed by another number are too.
    const phone = (parts.at(-1)?.length ?? 0) < 3 && /^[2-9]/.test(digits);
    const pairs = parts.every((one) => one.length === 2);
    if (!phone && !pairs && last.length === 4) return true;
  }
  return false;
}

/** Whether the date ends where a row does: then it is handled as a date with four digits. */
function isAligned(parts: readonly string[], length: number): boolean {
  let sum = 0;
  return parts.some((one) => {
    sum += one.length;
    return sum === length;
  });
}

/** Whether the same dash, stroke or dot joins it to a number before or after. */
function isLonger(pieces: readonly CprPiece[], at: number, count: number, gap: string): boolean {
  if (gap.trim() === '') return false;
  const before = pieces[at - 1]?.digits !== undefined && gapOf(pieces[at]) === gap;
  const after = pieces[at + count];
  return before || (after?.digits !== undefined && gapOf(after) === gap);
}

/** "202611240810" */
function isTimestamp(digits: string): boolean {
  return /^20(?:2[5-9]|3\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/.test(
    digits,
  );
}

/** Dates whose digits run together, or are split anywhere by the same signs. */
function rowsAt(pieces: readonly CprPiece[], at: number): CprDate[] {
  return rows(pieces, at, 8).flatMap(({ digits, parts, gap }): CprDate[] => {
    if (digits.length !== 6 && digits.length !== 8) return [];
    const shape = shapeOf(parts);
    if (shape === 'odd' && (!isCut(gap) || isRestOfDate(pieces, at))) return [];
    const next = at + parts.length;
    return ofDigits(digits).map((date) => ({
      ...date,
      shape,
      gap,
      casual: false,
      named: false,
      next,
    }));
  });
}

function shapeOf(parts: readonly string[]): CprDate['shape'] {
  if (parts.length === 1) return 'glued';
  if (parts.every((one) => one.length === 1)) return 'single';
  return /^(?:22[24]|422)$/.test(parts.map((one) => one.length).join('')) ? 'parts' : 'odd';
}

/** The rows of digits starting at a piece with the same separator, one piece more each time. */
function rows(pieces: readonly CprPiece[], at: number, most: number) {
  const found: { digits: string; parts: string[]; gap: string }[] = [];
  const common = pieces[at + 1]?.plain;
  let parts: string[] = [];
  let digits = '';
  for (const piece of pieces.slice(at, at + most)) {
    if (piece.digits === undefined || digits.length + piece.digits.length > 12) break;
    if (parts.length > 0 && (common === undefined || piece.plain !== common)) break;
    parts = [...parts, piece.digits];
    digits += piece.digits;
    found.push({ digits, parts, gap: parts.length === 1 ? '' : (common ?? '') });
  }
  return found;
}

/** ddmmyy, ddmmyyyy, yyyymmdd. */
function ofDigits(digits: string): Pick<CprDate, 'day' | 'month' | 'year'>[] {
  const cut = (from: number, to: number) => digits.slice(from, to);
  const dayFirst = { day: cut(0, 2), month: cut(2, 4), year: cut(4, digits.length) };
  if (digits.length === 6) return [dayFirst];
  return [dayFirst, { day: cut(6, 8), month: cut(4, 6), year: cut(0, 4) }];
}

/** Day, month and year apart, in figures or words: "1. januar 2012", "January 1st, 12", "2012/1/1". */
function partsAt(pieces: readonly CprPiece[], at: number): CprDate[] {
  const one = isRestOfDate(pieces, at) ? undefined : partAt(pieces, at, at);
  const two = one && partAt(pieces, one.next, at);
  const three = two && partAt(pieces, two.next, at);
  if (!one || !two || !three) return [];
  const named = [one, two].some(({ month }) => month !== undefined);
  const gaps = commonGap(pieces.slice(at + 1, three.next));
  const made = (day?: string, month?: string, year?: string): CprDate[] => {
    if (day === undefined || month === undefined || year === undefined) return [];
    const casual =
      named ||
      [one, two].some(({ number }) => number?.length === 1) ||
      (gapOf(pieces[at + 1]) === '/' && gaps === undefined);
    return [{ day, month, year, shape: 'parts', gap: gaps, casual, named, next: three.next }];
  };
  const year = three.year;
  return [
    ...made(one.number, two.month ?? two.number, year),
    ...(one.month === undefined ? [] : made(two.number, one.month, year)),
    ...(one.year?.length === 4 ? made(three.number, two.month ?? two.number, one.year) : []),
  ];
}

type Part = {
  /** One or two digits, or a day in words. */
  number: string | undefined;
  /** A month in words. */
  month: string | undefined;
  /** Two or four digits. */
  year: string | undefined;
  next: number;
};

/** The part of a date at a piece, skipping small words found within dates. */
function partAt(pieces: readonly CprPiece[], from: number, start: number): Part | undefined {
  for (let at = from; at < from + 3; at += 1) {
    const piece = pieces[at];
    if (!piece || (at > start && piece.plain === undefined)) return undefined;
    const { digits = '', word } = piece;
    const number = digits.length === 1 || digits.length === 2 ? digits : word?.ordinal?.toString();
    const year = digits.length === 2 || digits.length === 4 ? digits : undefined;
    const month = word?.month?.toString();
    if (number !== undefined || month !== undefined || year !== undefined) {
      return { number, month, year, next: at + 1 };
    }
    if (at === start || !word?.withinDate) return undefined;
  }
  return undefined;
}

/** Signs that cut numbers: blanks, dots, slashes, strokes, and every kind of dash. */
function isCut(gap: string): boolean {
  return /^[\s./\\_|·•*~-]{1,6}$/.test(gap);
}

/** "24/11 0810 1530": 11 starts nothing. */
function isRestOfDate(pieces: readonly CprPiece[], at: number): boolean {
  return /^[/.]$/.test(pieces[at]?.gap ?? '') && pieces[at - 1]?.digits !== undefined;
}
