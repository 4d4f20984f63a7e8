import type { Grouped } from './groups.ts';
import type { Item } from './item.ts';
import type { NoteContext, Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { featuresOf } from './trained/features.ts';
import type { Answer, Guess } from './trained/linearModel.ts';

type Intent = Exclude<Reading['intent'], 'refused'>;

/** What both readers make of a message: the intent, and whether it must be read back. */
export type Agreed = {
  intent: Intent;
  readBack: boolean;
  /** How sure the trained reader is of the intent; 0 without one. */
  share: number;
  /** The trained reader alone took it for this; what is plain besides need not be read back. */
  byTrained: boolean;
};

/** What the grammar found. */
export type ByGrammar = {
  intent: Intent;
  /** By an order to the bot, first in the message: "slet", "RET:". */
  explicit: boolean;
  /** It names a pupil. */
  named: boolean;
  /** Something was set aside. */
  aside: boolean;
};

const storing: ReadonlySet<Intent> = new Set<Intent>(['note', 'correct', 'withdraw']);

/**
 * Puts the grammar's intent beside the trained reader's. Where they agree, it stands. Where they differ,
 * what would be stored is read back first, unless the trained reader is sure that nothing is to be stored.
 * Without a trained reader the grammar's stands. O(words).
 */
export function agree(
  tokens: readonly Token[],
  items: readonly Item[],
  byGrammar: ByGrammar,
  { trained }: NoteContext,
): Agreed {
  const { intent: grammar, named, aside } = byGrammar;
  if (!trained) return { intent: grammar, readBack: false, share: 0, byTrained: false };
  const { model, thresholds } = trained;
  const features = featuresOf(tokens, items);
  const guess = model.guess('intent', features);
  const care = model.guess('care', features);
  const unsure = care.answer === 'confirm' && care.share >= thresholds.care;
  const careful = unsure || isOthers(model.guess('whose', features), thresholds.whose);
  const { share } = guess;
  const some = guess.answer === 'all_present' && (ofSome(tokens) || share < thresholds.overrule);
  const intent = some ? grammar : intentOf(guess);
  if (intent === grammar || stands(byGrammar, intent))
    return { intent: grammar, readBack: careful, share, byTrained: false };
  if (!storing.has(intent)) {
    const needed = storing.has(grammar) && named ? thresholds.overrule : thresholds.take;
    return share >= needed
      ? { intent, readBack: false, share, byTrained: true }
      : { intent: grammar, readBack: true, share: 0, byTrained: false };
  }
  // What was set aside is not the pupil's, however it sounds.
  if (share < thresholds.take || (aside && grammar === 'not_absence'))
    return { intent: grammar, readBack: true, share: 0, byTrained: false };
  return { intent, readBack: careful || share < thresholds.overrule, share, byTrained: true };
}

/**
 * Whether the grammar's stands although the guess differs: nothing is noted either way, or it has words of
 * its own for it ("slet", "RET:", "status") that leave no doubt.
 */
function stands({ intent, explicit }: ByGrammar, guessed: Intent): boolean {
  const nothing = (one: Intent) => one === 'other' || one === 'not_absence';
  if (explicit || nothing(guessed)) return explicit || nothing(intent);
  return intent === 'correct' && guessed === 'note';
}

/** "ingen af dem" is about some, not all. */
function ofSome(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }, at) => norm === 'af' && tokens[at - 1]?.norm === 'ingen');
}

/** It tells of somebody's parent or sibling, a colleague, or the writer. */
function isOthers({ answer, share }: Guess<'whose'>, needed: number): boolean {
  return answer !== 'pupil' && answer !== 'none' && share >= needed;
}

/** The reading's own name for what was guessed. */
function intentOf({ answer }: Guess<'intent'>): Intent {
  return answer === 'progress' ? 'not_absence' : answer;
}

/** Why each group is away, by the trained reader: over the words that speak of it. */
export function reasonsBy(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
  { trained }: NoteContext,
): (Guess<'reason'> | undefined)[] {
  if (!trained) return groups.map(() => undefined);
  const whole = featuresOf(tokens, items);
  return groups.map(({ said }) => {
    if (groups.length === 1 || !said) return trained.model.guess('reason', whole);
    const part = tokens.slice(said.from, said.to);
    const own = items
      .filter((one) => one.at >= said.from && one.next <= said.to)
      .map((one) => ({ ...one, at: one.at - said.from, next: one.next - said.from }));
    const features = featuresOf(part, own);
    const { answer, share } = trained.model.guess('intent', features);
    // "…, Sofie er på vej": not every part of a note is one.
    const notes = storing.has(intentOf({ answer, share })) && share >= trained.thresholds.take;
    return notes ? trained.model.guess('reason', features) : undefined;
  });
}

export type Reason = Answer<'reason'>;
