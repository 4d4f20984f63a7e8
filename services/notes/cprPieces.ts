import { type CprWord, cprWord } from './cprWords.ts';

/** A row of digits or a word, and the signs between it and the piece before. */
export type CprPiece = {
  text: string;
  gap: string;
  /** The same in plain signs; undefined if too wide to be within a number. */
  plain: string | undefined;
  /** The digits, even of a digit in words. */
  digits: string | undefined;
  word: CprWord | undefined;
};

/** Four digits after a date. */
export type LastFour = {
  digits: string;
  shape: 'whole' | 'pairs' | 'single';
  /** What separates them from the date. */
  gap: string;
  /** What separates their parts. */
  inner: string | undefined;
  /** Whether words tie them to the date. */
  words: boolean;
  /** Index of the piece after them. */
  next: number;
};

const englishMonth = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const spacedDate = String.raw`(?:0?[1-9]|[12]\d|3[01])\s?[./]\s?(?:0?[1-9]|1[0-2])\s?[./]\s?20[2-3]\d`;
const dayAndMonth = String.raw`(?:0?[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\.?`;

/** What has a CPR number's digits but is none: hex ids, phone numbers with a country code, ranges of days. */
const harmless = new RegExp(
  [
    String.raw`(?<![\p{L}\p{N}])[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}(?![\p{L}\p{N}])`,
    String.raw`(?<!\d)(?:\+|00)45[\s.-]?(?:\d[\s.-]?){7}\d(?![^\p{L}\p{N}]{0,6}\d)`,
    String.raw`(?<!\d)${dayAndMonth}\s?\p{Pd}\s?${dayAndMonth}(?:[\s./-](?:20)?[2-3]\d)?(?![./\p{Pd}]{0,3}\d)`,
    // "November 16th to 18th, 2026"
    String.raw`(?<!\p{L})(?:${englishMonth})[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?\s?(?:\p{Pd}|to|and|&|,)\s?\d{1,2}(?:st|nd|rd|th)?,?\s20[2-3]\d(?![./\p{Pd}\s]{0,3}\d)`,
    String.raw`(?<!\d)${spacedDate}\s?(?:\p{Pd}|til|to)\s?${spacedDate}(?![./\p{Pd}]{0,3}\d)`,
  ].join('|'),
  'giu',
);

/** The text with a word replacing what is plainly something else. O(length). */
export function harmlessBefore(text: string): string {
  return text.replace(harmless, ' x ');
}

/** With more signs than this between, pieces are unrelated. */
export const widestGap = 24;

/** A text as rows of digits and words. O(length). */
export function piecesOf(text: string): CprPiece[] {
  const pieces: CprPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(/\d+|\p{L}+/gu)) {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    const piece = pieceOf(match[0], gap);
    // "1st", "3die": a suffix right after a number is part of it.
    const glued = gap === '' && piece.word?.withinDate && pieces.at(-1)?.word === undefined;
    if (!glued || pieces.length === 0) pieces.push(piece);
  }
  return pieces;
}

function pieceOf(text: string, gap: string): CprPiece {
  const plain = gap.length > widestGap ? undefined : plainGap(gap);
  if (/^\d/.test(text)) return { text, gap, plain, digits: text, word: undefined };
  const small = text.length <= 20 ? text.toLowerCase() : '';
  const word = cprWord(small);
  return { text: small, gap, plain, digits: word.digit?.toString(), word };
}

/** Every way to read four digits at a piece, also after words that tie them to a date. */
export function lastFoursAt(pieces: readonly CprPiece[], from: number): LastFour[] {
  const direct = pieces[from];
  const starts = [
    ...(direct?.digits === undefined || direct.plain === undefined
      ? []
      : [{ at: from, gap: direct.plain, words: false }]),
    ...afterWords(pieces, from),
  ];
  return starts.flatMap((start) => foursFrom(pieces, start));
}

type Start = { at: number; gap: string; words: boolean };

function foursFrom(pieces: readonly CprPiece[], { at, gap, words }: Start): LastFour[] {
  const found: LastFour[] = [];
  for (const [shape, length, count] of shapes) {
    const parts = pieces.slice(at, at + count);
    if (parts.length < count || parts.some(({ digits }) => digits?.length !== length)) continue;
    const inner = commonGap(parts.slice(1));
    if (inner === undefined) continue;
    const digits = parts.map((one) => one.digits).join('');
    found.push({ digits, shape, gap, inner, words, next: at + count });
  }
  return found;
}

const shapes = [
  ['whole', 4, 1],
  ['pairs', 2, 2],
  ['single', 1, 4],
] as const;

/** Where the digits begin after at most eight words, one of which ties them to the date. */
function afterWords(pieces: readonly CprPiece[], from: number): Start[] {
  let gap = '';
  let joins = false;
  for (let at = from; at <= from + 8; at += 1) {
    const piece = pieces[at];
    if (!piece) return [];
    gap += piece.gap;
    if (gap.length > widestGap) return [];
    const { word } = piece;
    if (!word || !(word.joins || word.small)) {
      return joins ? [{ at, gap: plainGap(gap), words: true }] : [];
    }
    joins ||= word.joins;
  }
  return [];
}

/** The separator of the pieces if it is the same throughout; '' if there is none. */
export function commonGap(pieces: readonly CprPiece[]): string | undefined {
  const [first, ...others] = pieces;
  if (!first) return '';
  return others.every(({ plain }) => plain === first.plain) ? first.plain : undefined;
}

/** Blanks as one, dashes alike; a line break stays distinct. */
function plainGap(gap: string): string {
  const plain = gap.replace(/\p{Pd}/gu, '-').replace(/[^\S\n\r]+/g, ' ');
  return /[\n\r]/.test(plain) ? plain.replace(/\s+/g, '\n') : plain;
}
