import { classTarget, concernOf, statusOf } from './aboutSomebody.ts';
import { holdsCpr } from './cpr.ts';
import { doubtsOf } from './doubts.ts';
import { guessReasons } from './guessedReasons.ts';
import { type Heard, hear } from './heard.ts';
import { intentOf, isOrder, meansAnother } from './intent.ts';
import { presentBeside, presentIn } from './presentIn.ts';
import { readBack } from './readBack.ts';
import type { NoteContext, Reading } from './reading.ts';
import { resolveName } from './resolveName.ts';
import { type Agreed, agree } from './secondReader.ts';
import { note, withdrawal } from './statements.ts';

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
  const heard = hear(text, context);
  const intent = intentOf(heard);
  const byGrammar = {
    intent,
    explicit: isOrder(heard, intent),
    named: heard.grouped.groups.length > 0,
    aside: heard.asides.size > 0,
  };
  return answer(heard, agree(heard.tokens, heard.all, byGrammar, context), context);
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
      return noted(intent, heard, agreed, context);
    case 'withdraw': {
      const reading = withdrawal(heard.grouped, context);
      return isSure(agreed, reading) ? reading : readBack(reading);
    }
    case 'not_absence':
      return notAway(heard, context);
    default:
      return { intent };
  }
}

function noted(
  intent: 'note' | 'correct',
  heard: Heard,
  agreed: Agreed,
  context: NoteContext,
): Reading {
  const unsure = guessReasons(heard, agreed, context);
  const told = note(intent, heard.grouped, context, heard.past);
  if (told.intent === 'not_absence') return notAway(heard, context);
  const instead = insteadIn(heard, context);
  const present = 'entries' in told ? besideIn(told, heard, context) : [];
  const corrects = {
    ...(present.length > 0 ? { present } : {}),
    ...(instead.length > 0 ? { instead } : {}),
    ...(meansAnother(heard.tokens) ? { meantAnother: true as const } : {}),
  };
  const read = 'entries' in told ? { ...told, ...corrects } : told;
  const reading = inLessons(read, heard);
  const sure =
    reading === read && !unsure && isSure(agreed, reading) && doubtsOf(heard).length === 0;
  return sure ? reading : readBack(reading);
}

function notAway(heard: Heard, context: NoteContext): Reading {
  const present = presentIn(heard.tokens, heard.grouped, context);
  return present.length > 0 ? { intent: 'not_absence', present } : { intent: 'not_absence' };
}

/** Some hours of a day are told in lessons, where they are of one statement; that is read back. */
function inLessons(reading: Reading, { hours, grouped }: Heard): Reading {
  if (hours === undefined || reading.intent === 'not_absence' || !('leftOut' in reading)) {
    return reading;
  }
  const { entries } = reading;
  if (!entries.some(({ extent }) => extent === 'day')) return reading;
  const plain = grouped.groups.length === 1 && entries.every(({ dates }) => dates.length === 1);
  const extent = `lessons:${Math.max(1, Math.round(hours))}` as const;
  return {
    ...reading,
    clock: true,
    entries: plain
      ? entries.map((one) => (one.extent === 'day' ? { ...one, extent } : one))
      : entries,
  };
}

/** Those said to be here, of whom nothing else is said. */
function besideIn(
  { entries, questions }: Extract<Reading, { entries: unknown }>,
  { tokens, grouped }: Heard,
  context: NoteContext,
) {
  const told = new Set([
    ...entries.map(({ pupilId }) => pupilId),
    ...questions.flatMap(({ draft }) => draft.pupilId ?? []),
  ]);
  return presentBeside(tokens, grouped, context).filter(({ pupilId }) => !told.has(pupilId));
}

/** Whom it was not, where the name leaves no doubt. */
function insteadIn({ notThem, grouped }: Heard, context: NoteContext): string[] {
  return notThem.flatMap(({ name }) => {
    const found = resolveName(name, grouped.classCode, context);
    return 'pupil' in found ? [found.pupil.id] : [];
  });
}

/** What only the trained reader took it for stands alone where it is of one pupil, once. */
function isSure({ readBack: doubted, byTrained }: Agreed, reading: Reading): boolean {
  if (doubted) return false;
  if (!byTrained) return true;
  return 'entries' in reading && reading.entries.length === 1 && reading.questions.length === 0;
}
