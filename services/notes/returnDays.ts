import type { Item } from './item.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

const comes =
  /^(?:kommer|moeder|starter|ser|ses|forventes|ventes|comes|coming|expected|due|return|returns|returning|rejoin|rejoins|rejoining|resumes|resuming|retur|tilbage|back|(?:he|she|they)'ll)$/;
const be = /^(?:will|should|'ll|ll) be$/;
const beside =
  /^(?:foerst|nok|igen|hende|ham|dem|ind|in|back|her|here|again|tilbage|retur|i|skole|at|to|school|hopefully|forhaabentlig|op|be|paa|on|by|fra|from)$/;

/**
 * "syg, kommer torsdag", "ill, expected on Friday": the day on which somebody who is away is there once more, and
 * the words that say so. It is told of nobody who is not away. O(items).
 */
export function returnDays(tokens: readonly Token[], items: readonly Item[]): Item[] {
  return items.flatMap((day, index) => {
    if (day.is !== 'date' || day.span.noDay || day.span.untilBack) return [];
    const verb = comingBefore(tokens, day.at);
    if (verb === undefined || isOfHour(tokens, day)) return [];
    const before = items.slice(0, index);
    if (!isAway(tokens, before, verb)) return [];
    return [day, ...before.filter((one) => one.at >= verb && isComing(one))];
  });
}

/**
 * "er først tilbage på mandag", "won't be back till Thursday": the token where it begins, right before the day, so that
 * somebody is away until the day before. O(1).
 */
export function notBackBefore(tokens: readonly Token[], day: number): number | undefined {
  // "till Friday" is read as one time.
  const end = /^(?:until|till|til|before|foer)$/.test(tokens[day]?.norm ?? '') ? day + 1 : day;
  const found = notBack.exec(textOf(tokens, Math.max(0, end - 8), end));
  return found ? end - found[0].trim().split(' ').length : undefined;
}

const notBack =
  /(?:^| )(?:(?:er|kommer|moeder|ses|ventes|forventes) )?(?:nok )?(?:(?:foerst|tidligst) (?:er )?(?:tilbage|retur|igen|i skole|her)(?: igen)?(?: i skole)?|(?:tilbage|retur|igen|i skole) (?:foerst|tidligst)|(?:ikke|not|won't|isn't) (?:be )?(?:tilbage|retur|igen|i skole|back|in)(?: igen| again| in school| at school)? (?:foer|foerend|until|till|til|before))(?: igen)?(?: (?:paa|den|d|on))?(?: \.)?$/;

/**
 * "syg mandag, i skole tirsdag og syg igen i dag", "ill Mon, in Tues": days on which somebody who was away was there.
 * O(items).
 */
export function presentDays(tokens: readonly Token[], items: readonly Item[]): Item[] {
  return items.filter((day, index) => {
    if (day.is !== 'date' || day.span.noDay || day.span.untilBack) return false;
    const after = tokens[day.next];
    const ends =
      after === undefined ||
      after.newLine ||
      after.kind === 'mark' ||
      /^(?:og|and|men|but)$/.test(after.norm);
    const from = Math.max(0, day.at - 8);
    const found = ends ? wasThere.exec(textOf(tokens, from, day.at)) : null;
    if (!found) return false;
    const at = from + textOf(tokens, from, day.at).slice(0, found.index).split(' ').length - 1;
    return isAway(tokens, items.slice(0, index), at);
  });
}

const wasThere =
  /(?: (?:[,;.(]|og|and|men|but))(?: (?:han|hun|he|she|de|they|var|er|was|were|is|saa|then|men|but|igen|again)){0,3} (?:i skole|her|moedt|moedt op|moedte|moedte op|til ?stede|kom|kom i skole|in school|at school|in class|here|present|came|came in|in)(?: igen| again)?(?: (?:paa|on))?$/;

/** Where "kommer først på", "expected back on", "will be in" begins, right before a day. O(1). */
function comingBefore(tokens: readonly Token[], day: number): number | undefined {
  let at = day - 1;
  while (at > day - 6 && beside.test(tokens[at]?.norm ?? '')) {
    // "back on": one of these comes by itself.
    if (comes.test(tokens[at]?.norm ?? '') && !beside.test(tokens[at - 1]?.norm ?? '')) break;
    if (be.test(textOf(tokens, at - 1, at + 1))) return at - 1;
    at -= 1;
  }
  return comes.test(tokens[at]?.norm ?? '') ? at : undefined;
}

/** "kommer i dag kl. 10": later that day. */
function isOfHour(tokens: readonly Token[], { at, next }: Item): boolean {
  const isToday = /^(?:i dag|idag|today|nu|now)$/.test(textOf(tokens, at, next));
  return isToday || /^(?:for sent|late)\b/.test(textOf(tokens, next, next + 2));
}

/** Whoever was named last is away: "Ida syg, kommer …", "Syg: Ida (kommer …"; not "Aksel syg, Ida kommer …". */
function isAway(tokens: readonly Token[], before: readonly Item[], verb: number): boolean {
  const told = before.findLastIndex(
    (one) => one.is === 'cue' && !one.negated && one.at < verb && reportingCues.has(one.cue),
  );
  if (told === -1) return false;
  const named = before.findLast(({ is }) => is === 'pupil');
  return (
    named === undefined ||
    told > before.indexOf(named) ||
    /^[,(;.–-]$/.test(tokens[named.next]?.text ?? '')
  );
}

/** Whether words are of the coming itself: "kommer først", "back". */
export function isComing(item: Item): boolean {
  return item.is === 'cue' && /^(?:late|back|planned|negation)$/.test(item.cue);
}
