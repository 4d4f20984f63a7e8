import { plain } from './plain.ts';

/** How much of what the writer noted is to be undone. */
export type Undoes = 'last' | 'two' | 'all';

/** Small words around an order: "please", "lige", "igen". */
const around =
  /^(?:ups|hov|nej|nae|naa|oev|oops|no|sorry|undskyld|tak|please|pls|thanks|venligst|lige|bare|gerne|igen|again|just|hej|hi|nu|now|kan|kunne|vil|gider|maa|can|could|would|will|du|you|jeg|i|saa|so|actually|altsaa)$/;

/** An order to undo, and what: the last note, called "it", by its place, or as what was written. */
const last = [
  /^(?:fortryd|fortryde|annuller|annullere|annuler|undo|cancel)$/,
  /^(?:fortryd|fortryde|annuller|annullere|annuler|slet|slette|fjern|fjerne|stryg|stryge|drop|undo|cancel|delete|remove|erase|scrap|scratch|strike|withdraw|retract|revert) (?:det|den|dette|denne|it|that|this)(?: der| her| one)?$/,
  /^(?:fortryd|fortryde|annuller|annullere|annuler|slet|slette|fjern|fjerne|stryg|undo|cancel|delete|remove|erase|scrap|scratch|withdraw|retract|revert)(?: (?:det|den|min|mit|my|the|that|this|mine))?(?: (?:sidste|seneste|nyeste|forrige|last|latest|previous|newest))?(?: (?:note|noten|notat|notatet|besked|beskeden|notering|noteringen|rettelse|rettelsen|aendring|aendringen|registrering|registreringen|message|correction|change|entry|one|thing))?(?: (?:(?:som|that|which) )?(?:skrev|noterede|sendte|har skrevet|har noteret|wrote|noted|sent|said|have written))?$/,
  /^(?:traek|traekke|tag|tage) (?:det|den|dette|noten|noteringen|beskeden|min besked|det sidste) tilbage$/,
  /^take (?:it|that|this|the last one|my last message|my last note) back$/,
  /^take back (?:it|that|this|the last one|the last note|my last message|my last note)$/,
  /^(?:det|den|dette|noten|noteringen|beskeden|det sidste|den sidste|it|that|this|the last one|the last note) (?:skal|skulle|bedes|burde|should|must|has to|needs to)(?: (?:be|ikke have vaeret))?(?: (?:slettes|fjernes|annulleres|fortrydes|stryges|vaek|slettet|deleted|removed|cancelled|undone|scrapped|go|withdrawn))$/,
] as const;

const two =
  /^(?:fortryd|fortryde|annuller|slet|slette|fjern|undo|cancel|delete|remove|scrap|withdraw)(?: (?:begge|begge to|begge dele|dem begge|de to sidste|de sidste to|both|both of them|them both|the last two|the two last))(?: (?:noter|noteringer|beskeder|notes|messages|entries))?$|^(?:tag|take) (?:begge|dem begge|both|them both) (?:tilbage|back)$/;

const all =
  /^(?:fortryd|fortryde|annuller|slet|slette|fjern|undo|cancel|delete|remove|scrap|withdraw)(?: (?:alt|alle|det hele|det alt|dem alle|alle sammen|alle mine|alt det|everything|all|all of it|all of them|them all|it all|the lot|all my))(?: (?:noter|noteringer|beskeder|notes|messages|entries))?(?: (?:(?:som|that) )?(?:skrev|noterede|har skrevet|har noteret|wrote|noted|have written))?(?: (?:dag|idag|today))?$|^(?:tag|take) (?:alt|det hele|dem alle|it all|everything|them all) (?:tilbage|back)$/;

export const undoExamples: readonly (readonly [Undoes, readonly string[]])[] = [
  [
    'last',
    [
      'fortryd',
      'annullér',
      'slet det sidste',
      'slet den',
      'cancel',
      'cancel that',
      'scrap that',
      'delete the last one',
      'det skal slettes igen',
      'tag det tilbage',
      'take that back',
      'fortryd venligst det sidste jeg skrev',
      'please undo the last thing I wrote',
      'kan du slette den igen?',
      'could you delete that please',
      'it should be deleted',
    ],
  ],
  ['two', ['fortryd begge', 'slet dem begge', 'undo both', 'delete both of them']],
  [
    'all',
    [
      'slet alt',
      'fortryd det hele',
      'slet alt hvad jeg skrev',
      'delete everything',
      'undo all of it',
    ],
  ],
];

/** Whether a message only says to undo what its writer noted, and how much of it. O(length). */
export function undoesIn(text: string): Undoes | undefined {
  if (text.length > 80 || asksHow.test(plain(text))) return undefined;
  const words = plain(text)
    .split(' ')
    .filter((word) => !around.test(word) && word !== 'hvad');
  const said = words.join(' ');
  if (last.some((one) => one.test(said))) return isBare(said) ? undefined : 'last';
  if (two.test(said)) return 'two';
  return all.test(said) ? 'all' : undefined;
}

/** "kan jeg fortryde det igen?": a question, where "kan du" is an order. */
const asksHow = /^(?:hvordan |how )?(?:kan|maa|skal|can|may|could|do|should) (?:jeg|man|vi|i|we)\b/;

/** "slet", "fjern": of whom is open. */
function isBare(said: string): boolean {
  return /^(?:slet|slette|fjern|fjerne|stryg|delete|remove|erase|scrap|scratch|withdraw|retract|revert)$/.test(
    said,
  );
}
