/** Two orders of one message, in the order they are given. */
export type TwoOrders = { first: string; second: string };

const joint = /[,.;\n] ?(?:(?:og|and|så|then|men|but) )?|\s(?:og|and)\s(?:(?:så|then) )?/giu;
const deletes =
  /^(?:(?:nej|hov|ups|no|please|og) )?(?:slet|fjern|stryg|annuller|annullér|fortryd|glem|delete|remove|undo|cancel|forget)\b/iu;
const notes =
  /^(?:(?:please|og) )?(?:notér|noter|skriv|sæt|tilføj|registrer|registrér|før|meld|note|add|put|mark|log|register|record)(?=\s)/iu;

export const twoOrdersExamples = [
  'slet Loke i dag og notér Aksel syg',
  'slet Loke i dag, notér Aksel syg',
  'notér Aksel syg og slet Loke i dag',
  'delete Loke today and mark Aksel ill',
] as const;

/** "Slet Loke i dag og notér Aksel syg": one order to delete and one to note. O(length). */
export function twoOrdersIn(text: string): TwoOrders | undefined {
  if (text.length > 300) return undefined;
  const found = [...text.matchAll(joint)].map((one) => ({
    first: text.slice(0, one.index).trim(),
    second: text.slice(one.index + one[0].length).trim(),
  }));
  return found.find(
    ({ first, second }) =>
      (deletes.test(first) && notes.test(second)) || (notes.test(first) && deletes.test(second)),
  );
}
