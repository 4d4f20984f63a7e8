import { digitOf } from './cprWords.ts';

const teens: ReadonlyMap<string, number> = new Map(
  [
    'ti ten',
    'elleve eleven',
    'tolv twelve',
    'tretten thirteen',
    'fjorten fourteen',
    'femten fifteen',
    'seksten sixteen',
    'sytten seventeen',
    'atten eighteen',
    'nitten nineteen',
  ].flatMap((line, at) => line.split(' ').map((word) => [word, at + 10] as const)),
);

const tens: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ tyve: 20, tredive: 30, fyrre: 40, halvtreds: 50, tres: 60, halvfjerds: 70, firs: 80 },
    ...{ halvfems: 90, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70 },
    ...{ eighty: 80, ninety: 90 },
  }),
);

/** "fireogtredive", also as three words; "thirty four". */
const compound =
  /^(?<unit>\p{L}+?)\s?og\s?(?<ten>tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems)$/u;

/** What may come between the words of a number. */
const between = /^[\s,.-]{1,3}$/;

/** Fewer words cannot make ten digits. */
const fewest = 4;

/**
 * The text with numbers spoken in pairs as digits: "tolv nul tre fjorten" is 120314, and so is digit by
 * digit. O(length).
 */
export function withSpokenNumbers(text: string): string {
  let out = '';
  let end = 0;
  for (const row of rowsOf(text)) {
    const first = row[0];
    const last = row.at(-1);
    if (!first || !last || row.length < fewest) continue;
    out += text.slice(end, first.index) + digitsOf(row.map(([word]) => word.toLowerCase()));
    end = last.index + last[0].length;
  }
  return out + text.slice(end);
}

/** The most digits a lower-case word can stand for by itself or among others: none, or two. */
export function mostDigitsOf(word: string): number {
  const isNumber =
    digitOf(word) !== undefined ||
    teens.has(word) ||
    tens.has(word) ||
    (word.includes('og') && compounded(word) !== undefined);
  return isNumber ? 2 : 0;
}

/** Words in close succession. */
function rowsOf(text: string): RegExpExecArray[][] {
  const rows: RegExpExecArray[][] = [];
  let end = -1;
  for (const word of text.matchAll(/\p{L}+/gu)) {
    const row = rows.at(-1);
    if (row && between.test(text.slice(end, word.index))) row.push(word);
    else rows.push([word]);
    end = word.index + word[0].length;
  }
  return rows;
}

function digitsOf(words: readonly string[]): string {
  const parts: string[] = [];
  let run = '';
  let at = 0;
  const end = () => {
    if (run !== '') parts.push(run);
    run = '';
  };
  while (at < words.length) {
    const [value, used] = numberAt(words, at);
    if (value === undefined) {
      end();
      parts.push(words[at] ?? '');
    } else run += value;
    at += used;
  }
  end();
  return parts.join(' ');
}

/** The number starting at a word, as its digits, and how many words it takes. */
function numberAt(words: readonly string[], at: number): [string | undefined, number] {
  const [first = '', second = '', third = ''] = words.slice(at, at + 3);
  const apart = second === 'og' ? compounded(`${first} og ${third}`) : undefined;
  if (apart !== undefined) return [apart, 3];
  const ten = tens.get(first);
  const unit = digitOf(second);
  if (ten !== undefined && /y$/.test(first) && unit !== undefined && unit > 0) {
    return [String(ten + unit), 2];
  }
  const value = digitOf(first) ?? teens.get(first) ?? ten;
  return [value === undefined ? compounded(first) : String(value), 1];
}

function compounded(words: string): string | undefined {
  const { unit = '', ten = '' } = compound.exec(words)?.groups ?? {};
  const [low, high] = [digitOf(unit), tens.get(ten)];
  return low === undefined || low === 0 || high === undefined ? undefined : String(high + low);
}
