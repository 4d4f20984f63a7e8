import type { DateSpan, Outlook } from '../notes/dateSpan.ts';
import { readClass } from '../notes/readClass.ts';
import { readItems } from '../notes/readItems.ts';
import type { NoteContext } from '../notes/reading.ts';
import { tokenise } from '../notes/tokens.ts';

/** Short, and with something in it of what such a question begins with. */
const mayAsk = (text: string) => text.length <= 120 && /hv|vis|fra|who|which|absence/i.test(text);

/** "%" is a day, "#" a class. */
const asks =
  /^(?:(?:hvem|hvor mange|hvilke elever) (?:er|mangler|er der|var|var der|manglede|udeblev|bliver|kommer|kommer ikke|har fri|holder fri)(?: (?:vaek|syge|syg|fravaerende|hjemme|der mangler|ikke kommet|ikke her|ikke moedt))?|vis (?:mig )?(?:dagens fravaer|fravaeret|hvem der er vaek|hvem der var vaek|hvem der mangler|hvem der manglede)|dagens fravaer|fravaeret|(?:who|which pupils) (?:is coming|is not coming|isn't coming|comes|has leave|is|are|was|were|is not|isn't|aren't|was not|wasn't|weren't)(?: (?:absent|away|missing|ill|sick|off|here|not here))?|who's (?:absent|away|missing|ill|sick|off)|today's absence|(?:show )?who (?:is|was) (?:absent|away|missing|ill|sick|off))(?: (?:i dag|idag|today|lige nu|nu|now|right now|(?:paa |on |den |d )?%))?(?: (?:paa |i |in |of |from |at )?(?:#|skolen|hele skolen|klassen|min klasse|the school|the class|my class))?(?: (?:i dag|idag|today|lige nu|nu|now|(?:paa |on |den |d )?%))?$/;

/** Asks of what has been: "hvem manglede i mandags". */
const past = /(?:^| )(?:var|manglede|udeblev|was|were|wasn't|weren't)(?: |$)/;

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

/** The same of the day before. */
export const awayYesterdayExamples = [
  'hvem var væk i går',
  'hvem manglede i går?',
  'who was away yesterday',
  'hvem var syge 24/11',
] as const;

/** The same of a day to come, where what is asked is who will be here. */
export const awayAheadExamples = [
  'hvem kommer i morgen',
  'hvem kommer ikke i morgen?',
  'hvem har fri 26/11',
  'who is coming tomorrow?',
] as const;

/** The same with class 7.b. */
export const awayInClassExamples = [
  'hvem er væk i 7.b',
  'hvem mangler i 7b i dag?',
  'hvem er væk i dag i 7.b?',
  'who is absent in 7b today',
] as const;

/** Where somebody is looked for, and on which days; today if none is named. */
export type AsksAway = { target: AwayTarget; days?: readonly string[] };

/** Where a whole message asks who is away, and when; undefined if it does not. O(length). */
export function asksAway(text: string, context: NoteContext): AsksAway | undefined {
  if (!mayAsk(text)) return undefined;
  const tokens = tokenise(text.replaceAll('’', "'"));
  const dates = readItems(tokens, context).flatMap((one) => (one.is === 'date' ? [one] : []));
  const words: string[] = [];
  let target: AwayTarget;
  for (let at = 0; at < tokens.length; ) {
    const found = readClass(tokens, at, context.roster);
    const date = dates.find((one) => one.at === at);
    const token = tokens[at];
    if (found) {
      if (target !== undefined) return undefined;
      target = { classCode: found.found.code };
      words.push('#');
    } else if (date) words.push('%');
    else if (token && token.kind !== 'mark') words.push(token.norm);
    at = found?.next ?? date?.next ?? at + 1;
  }
  const asked = words.join(' ');
  // "Hvem er" alone asks for a person, not for a list.
  if (
    !asks.test(asked) ||
    /^(?:hvem|hvor mange|hvilke elever) (?:er|var|bliver)(?: (?:der|i dag|idag|#|%|i #))?$/.test(
      asked,
    ) ||
    // Who comes is told by who does not; without a day it may be asked of a meeting.
    /^(?:(?:hvem|hvor mange|hvilke elever) kommer|(?:who|which pupils) (?:is coming|comes))(?: (?:i )?#)?$/.test(
      asked,
    ) ||
    /^(?:who|which pupils) (?:is|are|was|were)(?: (?:today|%|#))?$/.test(asked) ||
    /^(?:vis (?:mig )?)?fravaeret(?: #| (?:i|in) #)?$/.test(asked)
  )
    return undefined;
  if (/(?:skolen|the school)/.test(asked)) target = 'school';
  const outlook = past.test(asked) ? 'past' : 'ahead';
  const days = daysOf(
    dates.map(({ span }) => span),
    outlook,
  );
  const isToday = days.length === 1 && days[0] === context.now.toPlainDate().toString();
  return days.length === 0 || isToday ? { target } : { target, days };
}

/** Named days, be they school days or not. */
function daysOf(spans: readonly DateSpan[], outlook: Outlook): readonly string[] {
  const named = spans.flatMap((span) => span.days(outlook) ?? []);
  return [...new Set(named.map(String))].sort();
}
