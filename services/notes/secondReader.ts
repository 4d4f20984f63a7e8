import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import type { NoteContext, Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { featuresOf } from './trained/features.ts';
import type { Guess } from './trained/linearModel.ts';
import type { TrainedReader } from './trained/trainedReader.ts';

type Intent = Exclude<Reading['intent'], 'refused'>;

/** What both readers make of a message: the intent, and whether it must be read back. */
export type Agreed = {
  intent: Intent;
  readBack: boolean;
  /** How sure the trained reader is of the intent; 0 without one. */
  share: number;
  /** The trained reader alone took it for this; what is plain besides need not be read back. */
  byTrained: boolean;
  /** What the trained reader saw of the whole message. */
  features?: Uint32Array;
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
  const { share } = guess;
  const some = guess.answer === 'all_present' && (ofSome(tokens) || share < thresholds.overrule);
  const intent = some ? grammar : intentOf(guess);
  const careful = soundsUnsure(trained, features);
  if (intent === grammar || stands(byGrammar, intent))
    return { intent: grammar, readBack: careful, share, byTrained: false, features };
  const doubted = { intent: grammar, readBack: true, share: 0, byTrained: false, features };
  if (!storing.has(intent)) {
    const needed = storing.has(grammar) && named ? thresholds.overrule : thresholds.take;
    if (share < needed) return doubted;
    return { intent, readBack: false, share, byTrained: true, features };
  }
  // What was set aside is not the pupil's, however it sounds.
  if (share < thresholds.take || (aside && grammar === 'not_absence')) return doubted;
  const readBack = careful || share < thresholds.overrule;
  return { intent, readBack, share, byTrained: true, features };
}

/** The words are hedged, or tell of somebody's parent or sibling, a colleague, or the writer. */
function soundsUnsure({ model, thresholds }: TrainedReader, features: Uint32Array): boolean {
  const care = model.guess('care', features);
  if (care.answer === 'confirm' && care.share >= thresholds.care) return true;
  const whose = model.guess('whose', features);
  const others = whose.answer !== 'pupil' && whose.answer !== 'none';
  return others && whose.share >= thresholds.whose;
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

/** The reading's own name for what was guessed. */
function intentOf({ answer }: Guess<'intent'>): Intent {
  return answer === 'progress' ? 'not_absence' : answer;
}

/**
 * Why each group is away, by the trained reader: over the words that speak of it.
 * @param whole the features of the message, where they are known
 */
export function reasonsBy(
  { tokens, items, grouped: { groups } }: Heard,
  trained: TrainedReader,
  whole?: Uint32Array,
): (Guess<'reason'> | undefined)[] {
  const { model, thresholds } = trained;
  let all = whole;
  return groups.map(({ said }) => {
    if (groups.length === 1 || !said) {
      all ??= featuresOf(tokens, items);
      return model.guess('reason', all);
    }
    const own = items
      .filter((one) => one.at >= said.from && one.next <= said.to)
      .map((one) => ({ ...one, at: one.at - said.from, next: one.next - said.from }));
    const features = featuresOf(tokens.slice(said.from, said.to), own);
    const intent = model.guess('intent', features);
    // "…, Sofie er på vej": not every part of a note is one.
    const notes = storing.has(intentOf(intent)) && intent.share >= thresholds.take;
    return notes ? model.guess('reason', features) : undefined;
  });
}
