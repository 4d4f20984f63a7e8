/** A piece of a message. `norm` is folded: lower case, æøå as ae oe aa, other accents dropped. */
export type Token = {
  text: string;
  norm: string;
  kind: 'word' | 'number' | 'date' | 'clock' | 'mark';
  /** Whether it starts with a capital letter. */
  capital: boolean;
  /** Whether a line starts here. */
  newLine: boolean;
  /** Whether it directly follows the token before. */
  glued: boolean;
  /** Its word is a guess at what was meant, and would turn the note around. */
  guessed?: true;
  /** Its word was spelt as it sounds, and is read as one that sounds like it. */
  byEar?: true;
  /** No word of either language, and no name. */
  strange?: true;
};

/** Letters below this have no other spelling in Unicode: nothing to compose. */
const composed = /^[\0-\u02ff]*$/;

/** ":(", ";-)", ":D": a face is no mark of the sentence. */
const face = /(?<=^|[\s\p{L}\d.!?,)])[:;=]['’]?-?[()DPp/|*]+(?=$|[\s.!?,])/gu;

/**
 * A date, a time of day, a number, a word, or a mark. No alternative can be tried twice in one place, so reading is linear
 * in the text's length.
 */
const pattern =
  /(\d{1,2}\/\d{1,2}(?!\d)(?:\/\d{2,4}|[ -](?=20\d\d\b)20\d\d)?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\.\d{1,2}\.?(?![\d])|\d{4}-\d{2}-\d{2})|(\d{1,2}:\d{2})|(\d+)|([\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(?:->|=>|→|[^\s])/gu;

const folded: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  ö: 'oe',
  ä: 'ae',
  ü: 'u',
  ß: 'ss',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  œ: 'oe',
};

/** Plain letters, signs and digits: nothing in them to fold but their case. */
const ascii = /^[\0-\x7f]*$/;

/** Lower case, Danish letters as two, other accents dropped: how names and words are compared. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower
    .replace(/[æøåöäüßðþłđıœ]/g, (letter) => folded[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'");
}

/** Rows of tokens whose text was asked for: many patterns are held against the same one. */
const texts = new WeakMap<readonly Token[], { text: string; starts: readonly number[] }>();

/**
 * Some tokens' folded words and marks, with single spaces: what patterns are held against. O(tokens) when a row is
 * first asked for, then O(1).
 * @param from, to as for `slice`
 */
export function textOf(tokens: readonly Token[], from = 0, to = tokens.length): string {
  const { text, starts } = texts.get(tokens) ?? write(tokens);
  const first = indexIn(tokens, from);
  const next = indexIn(tokens, to);
  if (first >= next) return '';
  return text.slice(starts[first], (starts[next] ?? 0) - 1);
}

function write(tokens: readonly Token[]) {
  const starts = [0];
  let text = '';
  for (const { norm } of tokens) {
    text += starts.length > 1 ? ` ${norm}` : norm;
    starts.push(text.length + 1);
  }
  const whole = { text, starts };
  texts.set(tokens, whole);
  return whole;
}

function indexIn({ length }: readonly Token[], at: number): number {
  return at < 0 ? Math.max(0, length + at) : Math.min(at, length);
}

/** Some tokens as far as their line goes. */
export function inLine(tokens: readonly Token[], from: number, to: number): readonly Token[] {
  const some = tokens.slice(from, to);
  const end = some.findIndex(({ newLine }) => newLine);
  return end === -1 ? some : some.slice(0, end);
}

/** Cuts a message into tokens. O(length). */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  const written = composed.test(text) ? text : text.normalize('NFC');
  const plain = written.replace(face, (sign) => ' '.repeat(sign.length));
  pattern.lastIndex = 0;
  for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
    const before = plain.slice(end, match.index);
    tokens.push({
      text: match[0],
      norm: fold(match[0]),
      kind: kindOf(match),
      capital: /^\p{Lu}/u.test(match[0]),
      newLine: before.includes('\n'),
      glued: match.index === end && end > 0,
    });
    end = match.index + match[0].length;
  }
  return tokens;
}

/** A text's words and numbers, folded, with single spaces and no marks: "Hej, Bo!" → "hej bo". O(length). */
export function wordsAlone(text: string): string {
  return tokenise(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ norm }) => norm)
    .join(' ');
}

function kindOf([, date, clock, number, word]: RegExpExecArray): Token['kind'] {
  if (date !== undefined) return 'date';
  if (clock !== undefined) return 'clock';
  if (number !== undefined) return 'number';
  return word === undefined ? 'mark' : 'word';
}
