import type { Heard } from './heard.ts';
import type { NoteContext } from './reading.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';

/** Those said to be, or to have been, at school, and whether the writer is sure. */
type Here = { present: readonly { pupilId: string; dates: readonly string[] }[]; unsure: boolean };

/**
 * Whom a whole message says to have been at school and no more: "Loke var her tirsdag", "Sofie dukkede op",
 * "Aksel er vist kommet". Nothing of it can be a reason, whatever it sounds like. Of days to come it says
 * nothing yet. O(tokens).
 */
export function plainlyHere(
  { tokens, all, grouped: { groups } }: Heard,
  context: NoteContext,
): Here | undefined {
  const words: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const item = all.find((one) => one.at === at && (one.is === 'pupil' || one.is === 'date'));
    words.push(item ? (item.is === 'pupil' ? '@' : 'DAY') : (tokens[at]?.norm ?? ''));
    at = item?.next ?? at + 1;
  }
  const text = words.join(' ');
  if (!here.test(text)) return undefined;
  const present = groups.flatMap(({ spans, pupils }) => {
    const { dates = [] } = schoolDaysOf(spans, 'past', context);
    return pupils.flatMap((one) => ('pupil' in one ? [{ pupilId: one.pupil.id, dates }] : []));
  });
  const today = context.now.toPlainDate().toString();
  const isPast = present.every(
    ({ dates }) => dates.length > 0 && dates.every((date) => date <= today),
  );
  return present.length > 0 && isPast ? { present, unsure: unsure.test(text) } : undefined;
}

const here =
  /^(?:(?:jo|nej|no|yes|ja|hov|ups|men|but|actually|faktisk|ret|,|:) ){0,3}@(?: (?:og|and|,) @){0,5} (?:(?:er|var|kom|is|was|were|came|are|har|has|have|vaeret|been|vist|nok|maaske|vistnok|sikkert|jo|da|altsaa|faktisk|lige|nu|godt|dog|alligevel|actually|probably|maybe|perhaps|apparently|just|now|DAY) ){1,4}(?:her til tiden|til tiden|on time|in time|here on time|her|der|i skole|i skolen|til stede|tilstede|moedt|moedt op|moedt ind|kommet|kommet nu|dukket op|ankommet|here|there|in school|at school|present|in class)(?: (?:alligevel|after all|vist|nok|vistnok|i orden|igen|again|now|nu|i think|tror jeg|on|DAY)){0,3}(?: [.!])?$|^(?:(?:jo|nej|no|men|but|,) ){0,2}@(?: (?:og|and|,) @){0,5} (?:dukkede op|moedte op|moedte ind|turned up|showed up|came in|kom i skole|came to school|moedte)(?: (?:alligevel|after all|vist|nok|on|DAY)){0,3}(?: [.!])?$/;

const unsure =
  /\b(?:vist|nok|maaske|vistnok|sikkert|probably|maybe|perhaps|apparently|i think|tror jeg)\b/;
