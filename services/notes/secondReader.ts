import { saysAllAreAway } from './allAway.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import type { NoteContext, Reading } from './reading.ts';
import type { Token } from './tokens.ts';
import { featuresOf } from './trained/features.ts';
import type { TrainedReader } from './trained/trainedReader.ts';
import type { Answers, Guess } from './trained/wordModel.ts';

type Intent = Exclude<Reading['intent'], 'refused'>;

/** What both readers make of a message: the intent, and whether it must be read back. */
export type Agreed = {
  intent: Intent;
  readBack: boolean;
  /** How sure the trained reader is of the intent; 0 without one. */
  share: number;
  /** The trained reader alone took it for this; what is plain besides need not be read back. */
  byTrained: boolean;
  /** What the trained reader tells of the whole message. */
  answers?: Answers;
  /** The two differ on what is wanted. */
  differs: boolean;
  /** By the trained reader: how likely this intent is, that it should be read back, that it is another's. */
  chosen: number;
  care: number;
  whose: number;
};

/** What the grammar found. */
export type ByGrammar = {
  intent: Intent;
  /** By an order to the bot, first in the message: "slet", "RET:". */
  explicit: boolean;
  /** It names a pupil. */
  named: boolean;
  /** … and says nothing else: the words tell nothing of what is wanted. */
  onlyNames: boolean;
  /** It gives a pupil a reason and a day. */
  dated: boolean;
  /** … and a day told by its date or its weekday, or several: nothing that is told by the way. */
  datedPlainly: () => boolean;
  /** It says of somebody what is noted; otherwise the reason would only be asked. */
  reports: boolean;
  /** It says that it is all of a day. */
  allDay: boolean;
  /** Something was set aside. */
  aside: boolean;
};

const storing: ReadonlySet<Intent> = new Set<Intent>(['note', 'correct', 'withdraw']);

/** Without a trained reader the grammar's stands. */
const alone = {
  readBack: false,
  share: 0,
  byTrained: false,
  differs: false,
  chosen: 1,
  care: 0,
  whose: 0,
};

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
  if (!trained) return { ...alone, intent: byGrammar.intent };
  const answers = trained.model.read(featuresOf(tokens, items));
  const told = decided(tokens, items, byGrammar, trained, answers);
  const { share } = answers;
  const { intent } = told;
  return {
    ...told,
    answers,
    differs: told.byTrained || told.differs,
    chosen: share('intent', intent) + (intent === 'not_absence' ? share('intent', 'progress') : 0),
    care: share('care', 'confirm'),
    whose: 1 - share('whose', 'pupil') - share('whose', 'none'),
  };
}

/** Which of the two intents holds, and whether it must be read back. */
function decided(
  tokens: readonly Token[],
  items: readonly Item[],
  byGrammar: ByGrammar,
  { thresholds }: TrainedReader,
  answers: Answers,
): Pick<Agreed, 'intent' | 'readBack' | 'share' | 'byTrained' | 'differs'> {
  const { intent: grammar, aside } = byGrammar;
  const guess = guessed(answers);
  const { share } = guess;
  const least = grammar === 'other' ? thresholds.reason : thresholds.overrule;
  const some =
    guess.answer === 'all_present' &&
    (ofSome(tokens) || saysAllAreAway(tokens, items) || share < least);
  const intent = some ? grammar : intentOf(guess);
  const careful = soundsUnsure(thresholds, answers);
  const differs = intent !== grammar;
  if (!differs || byGrammar.onlyNames || stands(byGrammar, intent, share))
    return { intent: grammar, readBack: careful, share, byTrained: false, differs: false };
  const doubted = { intent: grammar, readBack: true, share: 0, byTrained: false, differs };
  if (!storing.has(intent)) {
    const least = intent === 'all_present' ? thresholds.reason : shareToDrop(byGrammar, thresholds);
    if (share < least) return doubted;
    return { intent, readBack: false, share, byTrained: true, differs };
  }
  // What was set aside is not the pupil's, however it sounds.
  if (share < thresholds.take || (aside && grammar === 'not_absence')) return doubted;
  // What is noted is never taken back by the sound of the words alone.
  const takesBack = intent === 'withdraw' && storing.has(grammar);
  const readBack = careful || takesBack || share < thresholds.overrule;
  return { intent, readBack, share, byTrained: true, differs };
}

/** Of what stores nothing and is answered alike, the shares count together. */
const nothing = ['not_absence', 'progress', 'other'] as const;

function guessed(answers: Answers): Guess<'intent'> {
  const best = answers.guess('intent');
  const share = nothing.reduce((sum, one) => sum + answers.share('intent', one), 0);
  const among = nothing.find((one) => one === best.answer);
  if (share < best.share && !among) return best;
  const [first = 'other'] = [...nothing].sort(
    (one, other) => answers.share('intent', other) - answers.share('intent', one),
  );
  return { answer: among ?? first, share };
}

/**
 * From which share on nothing is stored by the sound of the words: most where a note would be lost. What is
 * told to be put right or taken back is never dropped.
 */
function shareToDrop(
  { intent, named, dated, datedPlainly, reports, allDay }: ByGrammar,
  { take, overrule, drop }: TrainedReader['thresholds'],
): number {
  if (!named || !storing.has(intent)) return take;
  if (intent !== 'note') return Number.POSITIVE_INFINITY;
  if (allDay || datedPlainly()) return Number.POSITIVE_INFINITY;
  if (!reports) return overrule;
  return dated ? drop : overrule;
}

/** The words are hedged, or tell of somebody's parent or sibling, a colleague, or the writer. */
function soundsUnsure(thresholds: TrainedReader['thresholds'], { guess }: Answers): boolean {
  const care = guess('care');
  if (care.answer === 'confirm' && care.share >= thresholds.care) return true;
  const whose = guess('whose');
  const others = whose.answer !== 'pupil' && whose.answer !== 'none';
  return others && whose.share >= thresholds.whose;
}

/**
 * Whether the grammar's stands although the guess differs: nothing is noted either way, or it has words of
 * its own for it ("slet", "RET:", "status") that leave no doubt.
 */
function stands({ intent, explicit }: ByGrammar, guessed: Intent, share: number): boolean {
  const nothing = (one: Intent) => one === 'other' || one === 'not_absence';
  if (explicit || nothing(guessed)) return explicit || nothing(intent);
  return intent === 'correct' && guessed === 'note' && share < surelyNew;
}

/** From which share on what the grammar takes for a correction is a note that puts itself right. */
const surelyNew = 0.95;

/** "ingen af dem", "none of them" is about some, not all. */
function ofSome(tokens: readonly Token[]): boolean {
  return tokens.some(
    ({ norm }, at) =>
      /^(?:af|of)$/.test(norm) && /^(?:ingen|none)$/.test(tokens[at - 1]?.norm ?? ''),
  );
}

/** The reading's own name for what was guessed. */
function intentOf({ answer }: Guess<'intent'>): Intent {
  return answer === 'progress' ? 'not_absence' : answer;
}

/**
 * What the trained reader tells of the words that speak of each group; nothing of what is no note.
 * @param whole what it tells of the message, where that is known
 */
export function answersByGroup(
  { tokens, items, grouped: { groups } }: Heard,
  { model, thresholds }: TrainedReader,
  whole?: Answers,
): readonly (Answers | undefined)[] {
  let all = whole;
  return groups.map(({ said }) => {
    if (groups.length === 1 || !said) {
      all ??= model.read(featuresOf(tokens, items));
      return all;
    }
    const own = items
      .filter((one) => one.at >= said.from && one.next <= said.to)
      .map((one) => ({ ...one, at: one.at - said.from, next: one.next - said.from }));
    const answers = model.read(featuresOf(tokens.slice(said.from, said.to), own));
    const intent = answers.guess('intent');
    // "…, Sofie er på vej": not every part of a note is one.
    const notes = storing.has(intentOf(intent)) && intent.share >= thresholds.take;
    return notes ? answers : undefined;
  });
}
