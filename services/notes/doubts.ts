import type { Group } from './groups.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import type { Token } from './tokens.ts';

/** Why a reading is read back before it is stored. */
export type Doubt =
  /** The writer is not sure: "jeg tror", "måske". */
  | 'hedged'
  /** A day is only likely: "de sidste to uger". */
  | 'unsure_days'
  /** A name may be another's: Jakob for Jakub. */
  | 'unsure_name'
  /** Days stand apart in what is said of a pupil: perhaps they belong to something else. */
  | 'days_apart'
  /** Days in a sentence without a name. */
  | 'unused_days'
  /** It asks. */
  | 'asked';

const hedges =
  /^(maaske|muligvis|formodentlig|formentlig|formentligt|vistnok|nok|mon|tror|gaetter|antager|usikker|tvivl|maybe|perhaps|probably|possibly|might|think|guess|guessing|suspect|seems|presumably|supposedly|apparently|tilsyneladende|angiveligt|lyder|ligner|vist|sikkert)$/;

/** "har nok", "kommer nok": only some of these words doubt by themselves. */
const weak = /^(nok|vist|lyder|ligner|sikkert|angiveligt|apparently)$/;

/**
 * What in a message has no place in its reading, or makes it uncertain. Only a reading without doubts
 * is stored silently. O(tokens + items).
 */
export function doubtsOf({ tokens, all, items, grouped }: Heard): readonly Doubt[] {
  const { groups, loose } = grouped;
  const doubts = new Set<Doubt>();
  const inDate = (at: number) =>
    all.some((one) => one.is === 'date' && one.at <= at && at < one.next);
  if (hedged(tokens, inDate)) doubts.add('hedged');
  if (items.some((one) => one.is === 'date' && one.span.unsure)) doubts.add('unsure_days');
  if (groups.some((group) => apart(group, items))) doubts.add('days_apart');
  if (groups.some(({ pupils }) => pupils.some((one) => 'pupil' in one && one.unsure)))
    doubts.add('unsure_name');
  if (asks(tokens, all)) doubts.add('asked');
  if (groups.length > 0 && loose.spans.some((span) => !span.noDay)) doubts.add('unused_days');
  return [...doubts];
}

function hedged(tokens: readonly Token[], inDate: (at: number) => boolean): boolean {
  return tokens.some(({ norm }, at) => {
    if (!hedges.test(norm) || inDate(at)) return false;
    if (!weak.test(norm))
      return !/^(ikke|not|don't)$/.test(tokens[at - 1]?.norm ?? '') || norm === 'tror';
    const next = tokens[at + 1]?.norm ?? '';
    return (
      (norm === 'vist' && !/^(mig|det|sig)$/.test(next)) ||
      norm === 'sikkert' ||
      (norm === 'lyder' && next === 'som')
    );
  });
}

/** A sentence about a pupil that ends in a question mark, and asks for no entry to be made. */
function asks(tokens: readonly Token[], items: readonly Item[]): boolean {
  return items.some((one, index) => {
    if (one.is !== 'mark' || one.mark !== 'question') return false;
    const start = items.findLastIndex(
      (item, at) => at < index && item.is === 'mark' && /^(stop|line|question)$/.test(item.mark),
    );
    const sentence = items.slice(start + 1, index);
    const from = items[start]?.next ?? 0;
    const words = tokens.slice(from, one.at).map(({ norm }) => norm);
    return (
      sentence.some((item) => item.is === 'pupil' || item.is === 'cue') &&
      !words.some((word) => requests.test(word))
    );
  });
}

const requests =
  /^(noter|notere|noteres|skriv|skrive|registrer|registrere|foere|rette|rettes|slette|fjerne|saette|aendre|note|mark|put|register|change|remove|delete|correct|log|add)$/;

/** Two times of one statement with other words between them that are not the same said again. */
function apart(group: Group, items: readonly Item[]): boolean {
  if (group.spans.length < 2) return false;
  if (items.some((one) => one.is === 'cue' && one.cue === 'bothDays')) return false;
  const own = items.filter(
    (one) => one.is === 'date' && !one.span.noDay && group.spans.includes(one.span),
  );
  return own.some((one, index) => {
    const next = own[index + 1];
    if (!next) return false;
    const [at, to] = [items.indexOf(one), items.indexOf(next)];
    const before = new Set(
      items.slice(0, at).flatMap((item) => (item.is === 'cue' ? item.cue : [])),
    );
    return items.slice(at + 1, to).some((item) => {
      if (item.is === 'mark') return false;
      if (item.is !== 'cue') return true;
      return !before.has(item.cue) && !/^(also|negation|pronoun)$/.test(item.cue);
    });
  });
}
