import type { Doubt } from './doubts.ts';
import type { Reasons } from './guessedReasons.ts';
import type { Heard } from './heard.ts';
import { meaningsOf } from './meaning.ts';
import type { Reading } from './reading.ts';
import type { Agreed } from './secondReader.ts';
import type { Evidence } from './trained/acceptance.ts';

/** How far a share is from even, within bounds. */
function odds(share: number): number {
  return Math.max(-2, Math.min(2, Math.log((share + 1e-4) / (1 - share + 1e-4)) / 3));
}

const flag = (is: boolean) => (is ? 1 : 0);

/** Weighs a reading that could be stored. O(words). */
export function evidenceOf(
  heard: Heard,
  agreed: Agreed,
  reading: Extract<Reading, { entries: unknown }>,
  { byGroup }: Pick<Reasons, 'byGroup'>,
  doubted: readonly Doubt[],
): Evidence {
  const { tokens, all, items, asides, notThem, corrects, grouped } = heard;
  const { groups } = grouped;
  const doubts = new Set(doubted);
  const { reason, guessed } = reasonEvidence(groups, byGroup);
  const read = (at: number) => all.some((one) => one.at <= at && at < one.next);
  const strange = tokens.filter((one, at) => one.strange === true && !read(at)).length;
  const own = groups.filter(({ shared }) => shared === undefined);
  return {
    differs: flag(agreed.differs),
    byTrained: flag(agreed.byTrained),
    intent: odds(agreed.chosen),
    care: odds(agreed.care),
    whose: odds(agreed.whose),
    reason: reading.intent === 'withdraw' ? 1 : odds(reason),
    guessed: guessed === undefined ? 0 : 1 - odds(guessed),
    hedged: flag(doubts.has('hedged')),
    unsure_days: flag(doubts.has('unsure_days')),
    unsure_name: flag(doubts.has('unsure_name')),
    days_apart: flag(doubts.has('days_apart')),
    unused_days: flag(doubts.has('unused_days')),
    asked: flag(doubts.has('asked')),
    aside: flag(asides.size > 0),
    negated: flag(groups.some(({ negated }) => negated.length > 0)),
    corrects: flag(corrects || notThem.length > 0),
    unknown: Math.min(6, items.filter(({ is }) => is === 'word').length) / 3,
    by_ear: flag(doubts.has('by_ear')),
    strange: Math.min(4, strange) / 2,
    statements: Math.min(3, own.length - 1) / 2,
    pupils: Math.min(4, new Set(reading.entries.map(({ pupilId }) => pupilId)).size - 1) / 2,
    days: flag(groups.some(({ spans }) => spans.length > 1)),
    length: Math.min(60, tokens.length) / 20,
  };
}

/** The least share of a reason that was read, and of one that was guessed. */
function reasonEvidence(
  groups: Heard['grouped']['groups'],
  byGroup: Reasons['byGroup'],
): { reason: number; guessed: number | undefined } {
  let [reason, guessed]: [number, number | undefined] = [1, undefined];
  groups.forEach((group, index) => {
    const answers = byGroup[index];
    const [meaning] = meaningsOf(group);
    if (!answers || !meaning || !('category' in meaning) || group.shared) return;
    const own = answers.share('reason', meaning.category);
    if (group.guessed === undefined) reason = Math.min(reason, own);
    else guessed = Math.min(guessed ?? 1, own);
  });
  return { reason, guessed };
}
