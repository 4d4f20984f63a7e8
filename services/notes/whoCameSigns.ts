import { fold } from './tokens.ts';

/** What a word of such an answer does. */
export type Sign =
  | 'yes'
  | 'no'
  | 'not'
  | 'only'
  | 'all'
  | 'none'
  | 'one'
  | 'be'
  | 'here'
  | 'away'
  | 'still'
  | 'and'
  | 'comma'
  | 'but'
  | 'except'
  | 'filler';

const signs: ReadonlyMap<string, readonly Sign[]> = new Map(
  (
    [
      [['yes'], 'ja jo jep jeps japp yes yep yeah jada'],
      [['no'], 'nej nix næ nope no'],
      [['not'], 'ikke ik ikk ej not'],
      [['be', 'not'], "isn't aren't hasn't haven't wasn't weren't"],
      [['only'], 'kun bare only just'],
      [['all'], 'begge både alle samtlige de dem both all they everyone everybody them'],
      [['all', 'be'], "they're they've"],
      [['none'], 'ingen hverken none neither nobody'],
      [['one'], 'han hun hen eleven barnet he she'],
      [['one', 'be'], "he's she's"],
      [['be'], 'er var har is are was were has have'],
      [
        ['here'],
        'kommet kom her mødt mødte tilstede ankommet dukket rask raske frisk friske tilbage fremmødt',
      ],
      [['here'], 'come came here present arrived back well'],
      [
        ['away'],
        'syg syge sygemeldt mangler væk borte fraværende hjemme udeblevet sick ill absent missing away home',
      ],
      [['still'], 'stadig stadigvæk fortsat endnu still yet'],
      [['and'], 'og samt eller and or nor plus'],
      [['but'], 'men mens but while'],
      [['except'], 'undtagen undtaget except'],
      [
        ['filler'],
        'det at nu altså desværre dog lige faktisk tak godt jo der to af op i skole skolen stede til allerede',
      ],
      [
        ['filler'],
        'it now yes please thanks already of at school that so in there up again igen sammen',
      ],
    ] as const
  ).flatMap(([sign, words]) => words.split(' ').map((word) => [fold(word), sign] as const)),
);

/** A sign, or a pupil that was asked about. */
export type Said = Sign | { pupilId: string };

/** What a word does; undefined where it says something else. @param norm folded */
export function signOf(norm: string): readonly Sign[] | undefined {
  return signs.get(norm);
}
