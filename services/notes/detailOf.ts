import { fullName } from '../roster/roster.ts';
import { isSameDays, namesDay } from './answerByNote.ts';
import { wordsOf } from './heard.ts';
import { readItems } from './readItems.ts';
import type { Confirmable, Entry, NoteContext, Question } from './reading.ts';
import { readNote } from './readNote.ts';
import { yesOrNo } from './yesOrNo.ts';

type Noted = Extract<Confirmable, { intent: 'note' | 'correct' }>;

/** What a message with words of its own does to what was read back. */
export type Detail =
  /** It says the same. */
  | { confirms: true }
  /** What was read back holds, and this beside it. */
  | { adds: Noted }
  /** What is right instead. */
  | { corrects: Noted }
  /** Nobody was away. */
  | { drops: true }
  /** It says yes and no at once. */
  | { unclear: true };

const longest = 120;
const lead =
  /^\s{0,9}(ja|jo|jep|jeps|japp|yes|yep|yeah|nej|nix|nope|no)(?![\p{L}\d])[\s,.;:!–-]{0,9}/iu;
const subject = /^(?:han|hun|hen|de|den|he|she|they)(?:['’]s|['’]re)?\s/iu;
const glue = /^(?:og|and|men|but|for|fordi|since|because)\s/iu;

/**
 * Reads "ja, hun har feber" and "nej, han er kommet for sent" with whoever is asked about in the place of
 * "han". O(length), read once.
 * @returns undefined where it is a message of its own
 */
export function detailOf(
  { reading }: Extract<Question, { field: 'confirm' }>,
  text: string,
  context: NoteContext,
): Detail | undefined {
  if (text.length > longest || text.includes('?')) return undefined;
  if (reading.intent !== 'note' && reading.intent !== 'correct') return undefined;
  const said = lead.exec(text);
  const answer = said?.[1] === undefined ? undefined : yesOrNo(said[1]);
  const rest = text.slice(said?.[0].length ?? 0).replace(glue, '');
  const told = rest.replace(subject, '');
  if (told === '' || yesOrNo(told) !== undefined || (answer === undefined && told === rest))
    return undefined;
  if (readItems(wordsOf(rest, context), context).some(({ is }) => is === 'pupil')) return undefined;
  const found = readFor(reading, told, context);
  if (found === 'present') return answer === 'no' ? { drops: true } : undefined;
  return found && compared(reading, found, answer, namesDay(rest, context));
}

/** What is said of those who are asked about; their days where it tells none. */
function readFor(
  reading: Noted,
  told: string,
  context: NoteContext,
): readonly Entry[] | 'present' | undefined {
  const ids = [...new Set(reading.entries.map(({ pupilId }) => pupilId))];
  const names = ids.flatMap((id) => {
    const pupil = context.roster.pupil(id);
    return pupil ? [fullName(pupil)] : [];
  });
  const read = readNote(`${names.join(' og ')} ${told}`, context);
  if (read.intent === 'not_absence' || read.intent === 'withdraw') return 'present';
  if (read.intent !== 'note' && read.intent !== 'correct') return undefined;
  const ownDay = namesDay(told, context);
  const [asked, ...more] = read.questions;
  if (read.entries.length === 0 && more.length === 0 && asked?.field === 'category' && ownDay) {
    const { pupilId, dates } = asked.draft;
    if (pupilId === undefined || !dates || ids.join() !== pupilId) return undefined;
    return reading.entries.map((one) => ({ ...one, dates }));
  }
  const entries = read.questions.length > 0 ? entriesIn(read.questions) : read.entries;
  if (entries.length === 0 || entries.some(({ pupilId }) => !ids.includes(pupilId)))
    return undefined;
  if (ids.some((id) => !entries.some(({ pupilId }) => pupilId === id))) return undefined;
  return ownDay
    ? entries
    : entries.map((one) => {
        const before = reading.entries.find(({ pupilId }) => pupilId === one.pupilId);
        return { ...one, dates: before?.dates ?? one.dates };
      });
}

/** Of what would itself be read back. */
function entriesIn(questions: readonly Question[]): readonly Entry[] {
  const [only, ...others] = questions;
  if (only?.field !== 'confirm' || others.length > 0) return [];
  const { reading } = only;
  return reading.intent === 'note' || reading.intent === 'correct' ? reading.entries : [];
}

function compared(
  reading: Noted,
  entries: readonly Entry[],
  answer: 'yes' | 'no' | undefined,
  ownDay: boolean,
): Detail {
  const { entries: before } = reading;
  const same = (one: Entry) =>
    before.some(
      ({ pupilId, category, extent, dates }) =>
        pupilId === one.pupilId &&
        category === one.category &&
        extent === one.extent &&
        isSameDays(dates, one.dates),
    );
  const next: Noted = { intent: reading.intent, entries, leftOut: [] };
  if (entries.every(same)) return answer === 'no' ? { unclear: true } : { confirms: true };
  const apart = entries.every((one) =>
    before.every(({ dates }) => !dates.some((date) => one.dates.includes(date))),
  );
  return ownDay && apart && answer !== 'no' ? { adds: next } : { corrects: next };
}
