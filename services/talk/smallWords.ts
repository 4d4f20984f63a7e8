/** What people put into a question without asking anything else. */
const small: ReadonlySet<string> = new Set(
  'egentlig egentligt lige mon monstro overhovedet altsaa jo ellers forresten naervaer hej actually really just please hi hello'.split(
    ' ',
  ),
);

/** Plain words without those that add nothing: "hvad er ulovligt fravaer egentlig" → "hvad er ulovligt fravaer". */
export function withoutSmallWords(words: string): string {
  return words
    .split(' ')
    .filter((word) => !small.has(word))
    .join(' ');
}
