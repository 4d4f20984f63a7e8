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

/** ":(", ";-)", ":D": a face is no mark of the sentence. */
const face = /(?<=^|[\s\p{L}\d.!?,)])[:;=]['’]?-?[()DPp/|*]+(?=$|[\s.!?,])/gu;

/** No alternative can be tried twice in one place, so reading is linear in the text's length. */
const pattern =
  /(?<date>\d{1,2}\/\d{1,2}(?!\d)(?:\/\d{2,4}|[ -](?=20\d\d\b)20\d\d)?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\.\d{1,2}\.?(?![\d])|\d{4}-\d{2}-\d{2})|(?<clock>\d{1,2}:\d{2})|(?<number>\d+)|(?<word>[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*)|(?<mark>->|=>|→|[^\s])/gu;

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

/** Lower case, Danish letters as two, other accents dropped: how names and words are compared. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æøåöäüßðþłđıœ]/g, (letter) => folded[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'");
}

/** Some tokens' folded words and marks, with single spaces: what patterns are held against. O(tokens). */
export function textOf(tokens: readonly Token[], from = 0, to = tokens.length): string {
  return tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(' ');
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
  const plain = text.normalize('NFC').replace(face, (sign) => ' '.repeat(sign.length));
  for (const match of plain.matchAll(pattern)) {
    const before = plain.slice(end, match.index);
    const groups = match.groups ?? {};
    tokens.push({
      text: match[0],
      norm: fold(match[0]),
      kind: kindOf(groups),
      capital: /^\p{Lu}/u.test(match[0]),
      newLine: before.includes('\n'),
      glued: match.index === end && end > 0,
    });
    end = match.index + match[0].length;
  }
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token['kind'] {
  if (groups.date !== undefined) return 'date';
  if (groups.clock !== undefined) return 'clock';
  if (groups.number !== undefined) return 'number';
  return groups.word === undefined ? 'mark' : 'word';
}
