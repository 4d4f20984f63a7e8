/** Words in a script that is written from right to left. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}][\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{M}\s]*(?<!\s)/gu;

/** Before the first of these scripts: most texts. */
const leftToRight = /^[\0-\u058f]*$/;

/**
 * The text with such words kept to themselves (Unicode's FSI and PDI), so that the class and the date after a name stay
 * where they are: else "محمد, 7.b" is drawn with its 7 before the name.
 */
export function isolated(text: string): string {
  return leftToRight.test(text) ? text : text.replace(rightToLeft, '\u2068$&\u2069');
}
