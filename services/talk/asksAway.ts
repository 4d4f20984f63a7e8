import { readClass } from '../notes/readClass.ts';
import type { NoteContext } from '../notes/reading.ts';
import { tokenise } from '../notes/tokens.ts';

const asks =
  /^(?:(?:hvem|hvor mange|hvilke elever) (?:er|mangler|er der)(?: (?:vaek|syge|syg|fravaerende|hjemme|der mangler|ikke kommet|ikke her))?|vis (?:mig )?(?:dagens fravaer|hvem der er vaek|hvem der mangler)|dagens fravaer|(?:who|which pupils) (?:is|are|is not|isn't|aren't)(?: (?:absent|away|missing|ill|sick|off|here|not here))|who's (?:absent|away|missing|ill|sick|off)|today's absence|(?:show )?who is (?:absent|away|missing|ill|sick|off))(?: (?:i dag|idag|today|lige nu|nu|now|right now))?(?: (?:paa |i |in |of |from |at )?(?:#|skolen|hele skolen|klassen|min klasse|the school|the class|my class))?(?: (?:i dag|idag|today|lige nu|nu|now))?$/;

/** Where somebody is looked for: a class by code, the whole school, or where the asker is. */
export type AwayTarget = { classCode: string } | 'school' | undefined;

export const awayExamples = [
  'hvem er væk i dag',
  'hvem mangler',
  'Hvem mangler i dag?',
  'who is absent today?',
  'Who’s away?',
  'dagens fravær',
] as const;

/** The same with class 7.b. */
export const awayInClassExamples = [
  'hvem er væk i 7.b',
  'hvem mangler i 7b i dag?',
  'hvem er væk i dag i 7.b?',
  'who is absent in 7b today',
] as const;

/** Where a whole message asks who is away today; undefined if it does not. O(length). */
export function asksAway(
  text: string,
  { roster }: Pick<NoteContext, 'roster'>,
): { target: AwayTarget } | undefined {
  if (text.length > 120) return undefined;
  const tokens = tokenise(text.replaceAll('’', "'"));
  const words: string[] = [];
  let target: AwayTarget;
  for (let at = 0; at < tokens.length; ) {
    const found = readClass(tokens, at, roster);
    const token = tokens[at];
    if (found) {
      if (target !== undefined) return undefined;
      target = { classCode: found.found.code };
      words.push('#');
    } else if (token && token.kind !== 'mark') words.push(token.norm);
    at = found?.next ?? at + 1;
  }
  const asked = words.join(' ');
  // "Hvem er" alone asks for a person, not for a list.
  if (
    !asks.test(asked) ||
    /^(?:hvem|hvor mange|hvilke elever) er(?: (?:der|i dag|idag|#|i #))?$/.test(asked)
  )
    return undefined;
  if (/(?:skolen|the school)/.test(asked)) target = 'school';
  return { target };
}
