import { type Token, textOf } from './tokens.ts';

/** "jeg er bekymret over …": a worry, whatever figure it speaks of. */
export function worriesFirst(tokens: readonly Token[]): boolean {
  const worries = /^(bekymring|bekymret|bekymrer|urolig|worried|concerned|worry|concern)$/;
  const first = tokens.slice(0, 5).some(({ norm }) => worries.test(norm));
  return (
    (first || myWorry.test(textOf(tokens))) &&
    !tokens.some(({ norm }) => /^(syg|syge|sick|ill|absent|mangler|poorly)$/.test(norm))
  );
}

/** "… and won't say how. I'm worried": wherever it is said. */
const myWorry =
  /\b(?:det|that|it|this) (?:bekymrer|worries|troubles|concerns) (?:mig|os|me|us)\b|\b(?:i am|i'm|we are|we're|jeg er|vi er|jeg bliver|er) (?:really |very |quite |a bit |meget |ret |lidt |virkelig |faktisk ){0,2}(?:worried|concerned|bekymret|bekymrede|urolig)(?= [,.!]|$| (?:for|over|about))/;

/** "er blevet så tynd og stille", "nogen bør se på det": a worry without its word. O(tokens). */
export function tellsOfChange(tokens: readonly Token[]): boolean {
  return changed.test(textOf(tokens));
}

const changed =
  /\b(?:blevet|become|gotten|got) (?:saa|so|meget|very|really) (?:tynd|stille|indesluttet|indadvendt|trist|thin|quiet|withdrawn|sad)\b|\b(?:nogen|vi) (?:boer|burde|skulle) (?:\S{1,10} )?(?:se|kigge) (?:naermere )?paa (?:det|ham|hende)\b|\b(?:someone|somebody|we) (?:should|ought to|needs? to) (?:really )?look (?:at|into) (?:it|this|him|her|that)\b/;

/** "Er der andre der har lagt mærke til, at …": asked of colleagues, and no figure of the register. O(1). */
export function asksColleagues(tokens: readonly Token[]): boolean {
  return hasNoticed.test(textOf(tokens, 0, 10));
}

const hasNoticed =
  /^(?:(?:hej|hi|hello|alle|all|,) ){0,3}(?:er der (?:andre|nogen|flere)|har (?:i|du|andre|nogen)|has (?:anyone|anybody)|have (?:you|any of you)|is there anyone|anyone) (?:\S{1,10} ){0,3}(?:lagt maerke|bemaerket|noticed)\b/;

/** "ondt i maven tre gange på kort tid": of no day. O(tokens). */
export function tellsOfTimes(tokens: readonly Token[]): boolean {
  return severalTimes.test(textOf(tokens));
}

const severalTimes =
  /\b(?:to|tre|fire|fem|seks|flere|mange|gentagne|[2-9]) gange (?:paa|inden for|i loebet af|den sidste|de sidste|det sidste|siden)\b|\bgang paa gang\b|\b(?:twice|(?:two|three|four|five|several|many|[2-9]) times) (?:in|over|within|since|lately|recently)\b|\b(?:again and again|time and again)\b/;
