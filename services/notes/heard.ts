import { lookAhead } from './ahead.ts';
import { withoutExcepted } from './allAway.ts';
import { clockHours } from './clockHours.ts';
import { isNotToNote, withContrasts } from './contrasts.ts';
import { leavePresentDays } from './daysPresent.ts';
import { asHeard } from './earSpelling.ts';
import { withoutEmpty } from './emptyStatements.ts';
import type { Grouped } from './group.ts';
import { groupItems } from './groups.ts';
import type { Item } from './item.ts';
import { kin } from './kin.ts';
import { readItems } from './readItems.ts';
import type { NoteContext } from './reading.ts';
import { shareDay } from './sameDay.ts';
import { type Aside, type SetAside, setAside } from './setAside.ts';
import { withoutSlips } from './slips.ts';
import { asKnownWords } from './spellings.ts';
import { type Token, tokenise } from './tokens.ts';
import { inWritersLesson } from './writersLesson.ts';

/** A message taken apart: its tokens and items, what was set aside of them, and the statements of the rest. */
export type Heard = SetAside & {
  tokens: readonly Token[];
  all: readonly Item[];
  grouped: Grouped;
  now: Temporal.PlainDateTime;
  /** Whether it speaks of what has been. */
  past: boolean;
  /** It says that somebody is away by what it says of others: "Loke er her, Luna ikke", "alle er syge undtagen Theo". */
  away: boolean;
  /** It says what is not to be noted, and perhaps something else besides. */
  notToNote: 'wholly' | 'partly' | undefined;
  /** The hours of a day it tells, as "kl. 10–12". */
  hours: number | undefined;
};

/** A message's tokens, its words spelt as the reader knows them. O(length). */
export function wordsOf(text: string, context: NoteContext): readonly Token[] {
  return withoutSlips(asHeard(asKnownWords(tokenise(text), context), context), context);
}

/** Takes a message apart. O(length), plus name look-ups. */
export function hear(text: string, context: NoteContext): Heard {
  const tokens = wordsOf(text, context);
  const contrasted = withContrasts(tokens, readItems(tokens, context));
  const excepted = withoutExcepted(tokens, contrasted.items);
  const all = excepted ?? contrasted.items;
  const parts = setAside(tokens, all);
  const read = groupItems(parts.items, (at) => tokens[at - 1]?.norm ?? '', context);
  const grouped = { ...read, groups: withoutEmpty(read.groups) };
  unsettle(grouped, parts.asides);
  lookAhead(tokens, grouped);
  shareDay(tokens, grouped);
  leavePresentDays(tokens, all, grouped, context);
  inWritersLesson(tokens, grouped.groups);
  const past = isPast(tokens);
  const away = contrasted.away || excepted !== undefined;
  const notToNote = isNotToNote(tokens, all);
  return {
    ...parts,
    tokens,
    all,
    grouped,
    past,
    away,
    notToNote,
    hours: clockHours(text),
    now: context.now,
  };
}

/**
 * A reason that is not known is unexplained; one that is somebody else's leaves the pupil's to be asked.
 */
function unsettle({ groups }: Grouped, asides: ReadonlySet<Aside>): void {
  for (const group of groups) {
    if (asides.has('unknown_reason')) group.cues.push('unexplained');
    else if (asides.has('other_person')) group.unknownWord = true;
  }
}

function isPast(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }, at) => {
    // "mor var helt nervøs" tells of her.
    if (/^(?:var|was)$/.test(norm) && kin.test(tokens[at - 1]?.norm ?? '')) return false;
    if (/^(havde|var|had|was|were)$/.test(norm)) return true;
    // "skal stå som fraværende": what is to come is the note.
    if (norm === 'skal' && /^(?:staa|noteres|skrives|foeres)$/.test(tokens[at + 1]?.norm ?? ''))
      return true;
    return norm === 'har' && /^(haft|vaeret|holdt|taget)$/.test(tokens[at + 1]?.norm ?? '');
  });
}
