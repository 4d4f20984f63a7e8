/** The months in Danish and English, also shortened, in lower case. */
const months: ReadonlyMap<string, number> = byPlace([
  'januar january jan',
  'februar february feb febr',
  'marts march mar mrs mrt',
  'april apr',
  'maj may',
  'juni june jun',
  'juli july jul',
  'august aug',
  'september sept sep',
  'oktober october okt oct',
  'november nov',
  'december dec',
]);

/** Days and months as words: "den første i første". */
const ordinals: ReadonlyMap<string, number> = byPlace([
  'første foerste first',
  'anden andet second',
  'tredje tredie third',
  'fjerde fourth',
  'femte fifth',
  'sjette sixth',
  'syvende seventh',
  'ottende eighth',
  'niende ninth',
  'tiende tenth',
  'ellevte elvte eleventh',
  'tolvte twelfth',
  'trettende thirteenth',
  'fjortende fourteenth',
  'femtende fifteenth',
  'sekstende sixteenth',
  'syttende seventeenth',
  'attende eighteenth',
  'nittende nineteenth',
  'tyvende twentieth',
  'enogtyvende',
  'toogtyvende',
  'treogtyvende',
  'fireogtyvende',
  'femogtyvende',
  'seksogtyvende',
  'syvogtyvende',
  'otteogtyvende',
  'niogtyvende',
  'tredivte thirtieth',
  'enogtredivte',
]);

/** Digits as words, one by one: nul, en, to … */
const digits: ReadonlyMap<string, number> = new Map([
  ['nul', 0],
  ['zero', 0],
  ...byPlace([
    'en et én ét one',
    'to two',
    'tre three',
    'fire four',
    'fem five',
    'seks six',
    'syv seven',
    'otte eight',
    'ni nine',
  ]),
]);

/** What between a date and the last four says they belong together. */
const joining: ReadonlySet<string> = new Set(
  [
    'cpr cprnr cprnummer personnr personnummer pnr nr nummer no number ssn løbenr løbenummer',
    'sidste last fire four cifre cifrene ciffer digits kontrolcifre slutcifre endelse endelsen',
    'bindestreg streg minus dash hyphen mellemrum space skråstreg slash punktum dot',
  ].flatMap((line) => line.split(' ')),
);

/** What may accompany such a word. */
const small: ReadonlySet<string> = new Set(
  'de der er og med the are is and på in as with ender ending ends så derefter then efterfulgt followed af by hans hendes personens his her id'.split(
    ' ',
  ),
);

/** Within a date: "den 1. i 1.", "1st of January", "i år 2012", "1ste". */
const withinDate: ReadonlySet<string> = new Set(
  'i of the den d år year anno st nd rd th ste de te'.split(' '),
);

export type CprWord = {
  month: number | undefined;
  ordinal: number | undefined;
  digit: number | undefined;
  /** Says a date and four digits belong together. */
  joins: boolean;
  /** May accompany a word that says so. */
  small: boolean;
  withinDate: boolean;
};

/** What a lower-case word can mean in a CPR number given in words. */
export function cprWord(word: string): CprWord {
  return {
    month: months.get(word),
    ordinal: ordinals.get(word),
    digit: digits.get(word),
    joins: joining.has(word),
    small: small.has(word),
    withinDate: withinDate.has(word),
  };
}

/** The digit a lower-case word says. */
export function digitOf(word: string): number | undefined {
  return digits.get(word);
}

/** The first line's words mean 1, the next one's 2. */
function byPlace(lines: readonly string[]): Map<string, number> {
  return new Map(
    lines.flatMap((line, at) => line.split(' ').map((word): [string, number] => [word, at + 1])),
  );
}
