import { classTarget, concernOf, statusOf } from './aboutSomebody.ts';
import { holdsCpr } from './cpr.ts';
import { doubtsOf } from './doubts.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { guessReasons } from './guessedReasons.ts';
import { type Heard, hear } from './heard.ts';
import { intentOf, isOrder, meansAnother } from './intent.ts';
import { presentIn } from './presentIn.ts';
import { readBack } from './readBack.ts';
import type { NoteContext, Reading } from './reading.ts';
import { resolveName } from './resolveName.ts';
import { type Agreed, agree } from './secondReader.ts';
import { note, withdrawal } from './statements.ts';
import { isLikely } from './trained/acceptance.ts';

/** Longest message that is read; a class list with reasons is far shorter. */
export const longestNote = 2000;

/**
 * What a message means. What is clear becomes entries, the rest becomes a question with choices; what is
 * likely is read back. Pure: the same text in the same context gives the same reading. O(length), plus
 * name look-ups; texts longer than `longestNote` are refused unread.
 */
export function readNote(text: string, context: NoteContext): Reading {
  if (holdsCpr(text)) return { intent: 'refused', reason: 'cpr' };
  if (text.length > longestNote) return { intent: 'refused', reason: 'too_long' };
  const { heard, agreed } = bothReaders(text, context);
  return answer(heard, agreed, context);
}

/** What speaks for storing what a message says unasked; undefined where there is nothing to store. */
export function evidenceIn(text: string, context: NoteContext): Evidence | undefined {
  const { heard, agreed } = bothReaders(text, context);
  const reading = stored(heard, agreed, context)?.reading;
  const some = reading !== undefined && 'entries' in reading && reading.entries.length > 0;
  return some && context.trained ? evidenceOf(heard, agreed, reading, context.trained) : undefined;
}

function bothReaders(text: string, context: NoteContext): { heard: Heard; agreed: Agreed } {
  const heard = hear(text, context);
  const intent = intentOf(heard);
  const byGrammar = {
    intent,
    explicit: isOrder(heard, intent),
    named: heard.grouped.groups.length > 0,
    aside: heard.asides.size > 0,
  };
  return { heard, agreed: agree(heard.tokens, heard.all, byGrammar, context) };
}

function answer(heard: Heard, agreed: Agreed, context: NoteContext): Reading {
  const { intent } = agreed;
  switch (intent) {
    case 'status':
      return statusOf(heard, context);
    case 'concern':
      return concernOf(heard, context);
    case 'all_present':
      return { intent, target: classTarget(heard.grouped, context) };
    case 'note':
    case 'correct':
    case 'withdraw': {
      const told = stored(heard, agreed, context);
      if (!told || told.reading.intent === 'not_absence') return notAway(heard, context);
      const { reading, unsure } = told;
      return isSure(heard, agreed, reading, unsure, context) ? reading : readBack(reading);
    }
    case 'not_absence':
      return notAway(heard, context);
    default:
      return { intent };
  }
}

/** What would be stored, and whether the readers differ on a reason. */
function stored(
  heard: Heard,
  agreed: Agreed,
  context: NoteContext,
): { reading: Reading; unsure: boolean } | undefined {
  const { intent } = agreed;
  if (intent === 'withdraw') return { reading: withdrawal(heard.grouped, context), unsure: false };
  if (intent !== 'note' && intent !== 'correct') return undefined;
  const unsure = guessReasons(heard, agreed, context);
  const told = note(intent, heard.grouped, context, heard.past);
  const instead = insteadIn(heard, context);
  const corrects = {
    ...(instead.length > 0 ? { instead } : {}),
    ...(meansAnother(heard.tokens) ? { meantAnother: true as const } : {}),
  };
  return { reading: 'entries' in told ? { ...told, ...corrects } : told, unsure };
}

function notAway(heard: Heard, context: NoteContext): Reading {
  const present = presentIn(heard.tokens, heard.grouped, context);
  return present.length > 0 ? { intent: 'not_absence', present } : { intent: 'not_absence' };
}

/** Whom it was not, where the name leaves no doubt. */
function insteadIn({ notThem, grouped }: Heard, context: NoteContext): string[] {
  return notThem.flatMap(({ name }) => {
    const found = resolveName(name, grouped.classCode, context);
    return 'pupil' in found ? [found.pupil.id] : [];
  });
}

/** Whether a reading needs no tap: by what speaks for it, or else because nothing is doubtful. */
function isSure(
  heard: Heard,
  agreed: Agreed,
  reading: Reading,
  unsure: boolean,
  { trained }: NoteContext,
): boolean {
  if (trained?.acceptance && 'entries' in reading)
    return isLikely(trained.acceptance, evidenceOf(heard, agreed, reading, trained));
  if (agreed.readBack || unsure) return false;
  if (reading.intent !== 'withdraw' && doubtsOf(heard).length > 0) return false;
  if (!agreed.byTrained) return true;
  return 'entries' in reading && reading.entries.length === 1 && reading.questions.length === 0;
}
