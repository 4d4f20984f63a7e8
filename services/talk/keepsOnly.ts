import type { Outlook } from '../notes/dateSpan.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import type { Resolved } from '../notes/resolveName.ts';
import { schoolDaysOf } from '../notes/schoolDaysOf.ts';
import { tokenise } from '../notes/tokens.ts';
import { aboutPupil } from './aboutPupil.ts';

/** Of a pupil's noted days, those that still hold. */
export type KeepsOnly = {
  who: Resolved;
  days: (outlook: Outlook) => readonly string[] | undefined;
};

/** Without one of these nothing is only so. */
const mayBeOnly = /kun|bare|only|just|udelukkende/i;

/** "Kun", in a word of its own. */
export const onlyThat = /^(?:kun|bare|only|just|udelukkende)$/;
const also = /^(?:ogsaa|also|too)$/;

export const keepsOnlyExamples = [
  'RET: Loke var kun syg mandag',
  'Loke var kun syg i mandags',
  'nej, Loke var kun væk mandag',
  'Loke kun mandag',
  'correction: Loke was only ill on Monday',
  'Loke was only away Monday',
] as const;

/** "RET: Loke var kun syg mandag": on which of the noted days it holds. O(length), plus look-ups. */
export function keepsOnlyIn(text: string, context: NoteContext): KeepsOnly | undefined {
  if (text.length > 120 || text.includes('?') || !mayBeOnly.test(text)) return undefined;
  const about = aboutPupil(text, context);
  if (!about) return undefined;
  const tokens = tokenise(text);
  const items = readItems(tokens, context);
  const dates = items.flatMap((one) => (one.is === 'date' && !one.span.noDay ? [one] : []));
  const [first] = dates;
  const at = tokens.findIndex(({ norm }) => onlyThat.test(norm));
  if (!first || at === -1 || at > first.at || tokens.some(({ norm }) => also.test(norm)))
    return undefined;
  // "kun Loke syg mandag", "kun 2 lektioner mandag" say something else.
  const between = items.filter((one) => one.at > at && one.at < first.at);
  if (first.at - at > 4 || between.some(({ is }) => is === 'pupil' || is === 'lessons'))
    return undefined;
  // "kom kun for sent i går", "skriv bare i dag" tell of another reason, or what to note.
  const part = between.some((one) => one.is === 'cue' && /^(?:late|left|back)$/.test(one.cue));
  if (part || /^(?:skriv|noter|saet|put|write|mark)$/.test(tokens[at - 1]?.norm ?? ''))
    return undefined;
  const spans = dates.map(({ span }) => span);
  return {
    who: about.who,
    days: (outlook) => schoolDaysOf(spans, outlook, context).dates,
  };
}
