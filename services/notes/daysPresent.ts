import { type DateSpan, withDays } from './dateSpan.ts';
import type { Group, Grouped } from './group.ts';
import type { Item } from './item.ts';
import type { NoteContext } from './reading.ts';
import { type Token, textOf } from './tokens.ts';

type PlainDate = Temporal.PlainDate;

/**
 * "syg 26/10 til 30/10, men var her om onsdagen", "ill since last Thursday but he's back today": the days somebody
 * was there are none of those missed, and the rest is read back. O(items + days).
 */
export function leavePresentDays(
  tokens: readonly Token[],
  items: readonly Item[],
  { groups }: Grouped,
  context: NoteContext,
): void {
  const [only, another] = groups;
  if (!only || another || !only.cues.some((cue) => wholeDay.test(cue)) || isOfPart(only)) return;
  if (only.spans.every(({ noDay }) => noDay)) return;
  const today = context.now.toPlainDate();
  const present = presentOn(tokens, items, today);
  if (present.length === 0) return;
  const isPresent: IsPresent = (day) => present.some((holds) => holds(day));
  const kept = only.spans.filter((span) => !isOnlyThen(span, isPresent));
  if (kept.every(({ noDay }) => noDay)) return;
  if (kept.length < only.spans.length) only.cues = only.cues.filter((cue) => cue !== 'notAbsence');
  only.spans = kept.map((span) => {
    if (!span.days('past')?.some(isPresent)) return span;
    only.mixed = true;
    return withDays(span, (outlook) => span.days(outlook)?.filter((day) => !isPresent(day)));
  });
}

function isOnlyThen(span: DateSpan, isPresent: IsPresent): boolean {
  const days = span.days('past') ?? [];
  return days.length > 0 && days.every(isPresent);
}

const wholeDay = /^(?:illness|absent|unlawful|unexplained|leave)$/;

function isOfPart({ cues, lessons }: Group): boolean {
  return lessons !== undefined || cues.some((cue) => cue === 'late' || cue === 'left');
}

type IsPresent = (day: PlainDate) => boolean;

/** The days of which it is said that somebody is or was there. */
function presentOn(
  tokens: readonly Token[],
  items: readonly Item[],
  today: PlainDate,
): readonly IsPresent[] {
  const found: IsPresent[] = [];
  for (const one of items) {
    if (one.is !== 'date' || one.span.noDay) continue;
    const after = textOf(tokens, one.next, one.next + 6);
    const before = textOf(tokens, Math.max(0, one.at - 9), one.at);
    const said = thereBefore.exec(before)?.index;
    if (said === undefined ? !thereAfter.test(after) : denied.test(before.slice(0, said))) continue;
    const days = one.span.days('past');
    const [only, another] = days ?? [];
    const weekday = days ? undefined : weekdayOf(tokens, one);
    if (only && !another) found.push((day) => day.equals(only));
    else if (weekday !== undefined) found.push((day) => day.dayOfWeek === weekday);
  }
  const text = textOf(tokens);
  if (mayBeNow.test(text) && hereNow.test(text)) found.push((day) => day.equals(today));
  return found;
}

const thereBefore =
  /(?:^| )(?:(?:(?:var|er|was|is|made it|came|kom|dukkede op|\S+'s) )(?:(?:han|hun|he|she|dog|nu|altsaa|endelig|kun|only) )?(?:her|moedt|tilbage|i skole|til ?stede|here|back|present|in school|at school|in)|(?:tilbage|back|rask|raskmeldt|frisk)(?: in school| i skole)?)(?: (?:igen|again))?(?: (?:paa|on|om|i))?$/;
const thereAfter =
  /^(?:er|var|is|was) (?:(?:han|hun|he|she) )?(?:her|moedt|tilbage|i skole|til ?stede|here|back|present|in school|in)(?: (?:igen|again))?(?= ?[.,;!]|$)/;
const denied =
  /(?:^| )(?:ikke|ikk|not|n't|never|aldrig|foerst|until|before|foer|siden|since|sidst|last|wasn't|isn't|hvis|if|haaber|hope|hopefully|forhaabentlig|maaske|maybe)(?: |$)/;

const mayBeNow = / (?:her|tilbage|i skole|moedt|here|back|in) /;
const hereNow =
  /(?<!\b(?:ikke|not|hvis|if|haaber|hope|and|og) )\b(?:he's|she's|they're|er|is|are) (?:(?:nu|now|dog|endelig|finally) )?(?:her|tilbage|i skole|moedt|here|back|in)(?: (?:igen|again))? (?:nu|now|i dag|idag|today)(?= ?[.,;!]|$| (?:efter|after|og|and|men|but))/;

/** The weekday of "om onsdagen". */
function weekdayOf(tokens: readonly Token[], { at, next }: Item): number | undefined {
  const found = /(?:^| )(man|tirs|ons|tors|fre)dagen$/.exec(textOf(tokens, at, next))?.[1];
  return found === undefined ? undefined : ['man', 'tirs', 'ons', 'tors', 'fre'].indexOf(found) + 1;
}
