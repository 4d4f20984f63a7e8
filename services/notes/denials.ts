import { nameIndex } from './nameIndex.ts';
import { readCue } from './readCue.ts';
import type { NoteContext } from './reading.ts';
import { readName } from './readName.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

/** "er slet ikke syg": what is denied is the reason. */
export function deniesReason(tokens: readonly Token[], at: number, next: number): boolean {
  if (textOf(tokens, at, next) !== 'er slet ikke') return false;
  return /^(?:illness|unlawful|late|absent)$/.test(readCue(tokens, next)?.cue ?? '');
}

const negation =
  /^(ikke|ikk|ik|ej|not|aldrig|never|wasn't|isn't|wasnt|isnt|weren't|aren't|hasn't|haven't|didn't|doesn't|arent|hverken)$/;
/** Words between a negation and what it denies. */
const between =
  /^(er|var|laengere|meldt|vaeret|a|an|been|helt|rigtig|sig|bare|kun|just|som|as|marked|really|actually|out|off|home|away|hjemme)$/;
const stressed = /^(?:altsaa|jo|slet|faktisk|alligevel|da|bare|heller)$/;

/** "has not been given leave", "did not get approved leave", "is not on leave". */
const notGiven =
  /(?:^| )(?:not|n't|hasn't|haven't|didn't|doesn't|isn't|wasn't|weren't|aren't)(?: (?:been|given|granted|had|have|get|got|on|any|yet|allowed|authorised)){1,3}$/;

/** "ikke syg", "hverken mødt eller syg", "syg i stedet for ulovligt": what is said at a token is not so. O(1). */
export function isNegated(tokens: readonly Token[], at: number): boolean {
  // "ik' syg": the apostrophe is a token of its own.
  const last = /^['’]$/.test(tokens[at - 1]?.text ?? '') ? at - 2 : at - 1;
  const [one, two] = [tokens[last]?.norm ?? '', tokens[last - 1]?.norm ?? ''];
  if (isNotAllDay(tokens, at)) return false;
  if (negation.test(one) || isNeither(tokens, at) || isMissed(tokens, at)) return true;
  // What a correction replaces is not so: "syg i stedet for ulovligt", "står som ulovlig".
  if (/^(stedet for|instead of|rather than|staar som)$/.test(`${two} ${one}`)) return true;
  if (
    /(?:^| )(?:ikke|not) (?:staa som|staa|be down as|stand as)$/.test(
      textOf(tokens, Math.max(0, last - 3), last + 1),
    )
  )
    return true;
  if (/^(fra|from)$/.test(one) && /^(til|to)$/.test(tokens[at + 1]?.norm ?? '')) return true;
  if (negation.test(two) && between.test(one)) return true;
  if (notGiven.test(textOf(tokens, Math.max(0, last - 3), last + 1))) return true;
  // "pjækker ikke": in Danish the verb precedes its negation.
  const next = stressed.test(tokens[at + 1]?.norm ?? '') ? at + 2 : at + 1;
  return (
    /(er|ede|et)$/.test(tokens[at]?.norm ?? '') &&
    tokens[next]?.norm === 'ikke' &&
    /^(?:pj|skulk|skolk|skipp)/.test(tokens[at]?.norm ?? '')
  );
}

/** "nåede ikke at komme til tiden", "didn't make it on time". */
function isMissed(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:til tiden|on time)\b/.test(textOf(tokens, at, at + 2))) return false;
  return /\b(?:ikke|ikk|ik|ej|not|\w{2,6}n't)(?: (?:at|helt|lige|quite|make|made|get|manage|to|komme|moede|naa|vaere|her|here|it)){0,5}$/.test(
    textOf(tokens, Math.max(0, at - 7), at),
  );
}

/** "var ikke syg hele dagen, kun 1 lektion": what is denied is how long. */
function isNotAllDay(tokens: readonly Token[], at: number): boolean {
  const all = textOf(tokens, at + 1, at + 4);
  if (!/^(?:hele dagen|all day|the whole day)\b/.test(all)) return false;
  const rest = textOf(tokens, at, at + 16);
  return /\b(?:kun|only|just|bare) (?:\S{1,12} ){0,3}(?:lektion|time|lesson|period)/.test(rest);
}

/** "fra gået tidligt til bevilget fri": what it is changed from. */
export function isReplaced(tokens: readonly Token[], at: number, next: number): boolean {
  return (
    /^(fra|from)$/.test(tokens[at - 1]?.norm ?? '') && /^(til|to)$/.test(tokens[next]?.norm ?? '')
  );
}

/** "var her slet ikke", "er her heller ikke": in Danish the negation follows. The token after it. */
export function deniedAfter(
  tokens: readonly Token[],
  next: number,
  roster: NoteContext['roster'],
): number | undefined {
  const one = tokens[next]?.norm ?? '';
  const stressed = /^(slet|heller|jo|bare|desvaerre)$/.test(one);
  const at = stressed ? next + 1 : next;
  if (!(stressed ? /^ikke$/ : /^(ikke|ej)$/).test(tokens[at]?.norm ?? '')) return undefined;
  return deniesNext(tokens, at + 1, roster) ? undefined : at + 1;
}

/** "er mødt ikke syg", "er mødt ikke Bo": what is denied is the reason or the name that follows. */
function deniesNext(tokens: readonly Token[], at: number, roster: NoteContext['roster']): boolean {
  if (tokens[at]?.newLine) return false;
  const reason = readCue(tokens, at);
  if (reason) return reportingCues.has(reason.cue);
  return tokens[at]?.capital === true && readName(tokens, at, nameIndex(roster)) !== undefined;
}

/** "hverken mødt eller meldt syg": both are denied, up to the next comma. */
export function isNeither(tokens: readonly Token[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - 7; before -= 1) {
    const token = tokens[before];
    if (/^(hverken|neither)$/.test(token?.norm ?? '') || isNoneOf(tokens, before)) return true;
    if (token?.kind === 'mark') return false;
  }
  return false;
}

/** "ingen af dem er kommet", "none of them came". */
function isNoneOf(tokens: readonly Token[], at: number): boolean {
  if (!/^(?:ingen|none)$/.test(tokens[at]?.norm ?? '')) return false;
  return /^(?:ingen|none) (?:af|of) (?:dem|de|them|the)\b/.test(textOf(tokens, at, at + 3));
}
