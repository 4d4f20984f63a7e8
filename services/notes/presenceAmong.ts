import type { Outlook } from '../time/calendarDays.ts';
import { type DateItem, type DaysTold, isLongTime, isOneDay, isUsedBy } from './daysOfMessage.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import { type Token, textOf } from './tokens.ts';

/**
 * Whether a day on which somebody was, or will be, at school is perhaps among those that are noted as missed.
 * O(tokens × days).
 */
export function isPresenceAmong(told: DaysTold, { all, grouped, now }: Heard): boolean {
  const { tokens, days, aside } = told;
  if (lastThere.test(textOf(tokens))) return true;
  const [only, another] = grouped.groups;
  if (only && !another) {
    // "Første fraværsdag 14/12. Møder igen 17/12": all of it was taken for when somebody is back.
    const isOpen = only.spans.every(({ noDay }) => noDay);
    const isDenied = ({ at }: DateItem) => /^(?:ikke|not|ej)$/.test(tokens[at - 1]?.norm ?? '');
    const others = aside.filter((one) => !isDenied(one));
    if (others.some((one) => (isOpen ? isDatedTime(tokens, one) : liesAmong(one, only))))
      return true;
  }
  if (
    aside.some(
      (one) =>
        (isOneDay(one.span) || one.span.list) &&
        likeThen.test(textOf(tokens, Math.max(0, one.at - 4), one.at)),
    )
  )
    return true;
  const isOfOne = all.filter(({ is }) => is === 'pupil').length < 2;
  const present = isOfOne ? days.filter((one) => isOfPresence(tokens, one)) : [];
  if (isOfOne && isHereToday(tokens) && grouped.groups.some(lastsUntil(now))) return true;
  return present.some((one) => grouped.groups.some((group) => isMissed(one, group, told)));
}

/** "Rask og mødt i dag. Var syg fra i torsdags." */
function isHereToday(tokens: readonly Token[]): boolean {
  const text = textOf(tokens);
  const found = hereToday.exec(text);
  return found !== null && !denied.test(text.slice(Math.max(0, found.index - 30), found.index + 1));
}

const hereToday =
  /(?:^| )(?:rask|raskmeldt|frisk|moedt|her|tilbage|i skole|back|here|in school|in class)(?: (?:igen|again|og moedt))? (?:i dag|idag|today|nu|now|this morning|i morges)\b/;

/** Whether a longer time of what is noted has today in it. */
function lastsUntil(now: Temporal.PlainDateTime) {
  const today = now.toPlainDate();
  return ({ spans }: Group) =>
    spans.some((span) => !isOneDay(span) && span.days('past')?.some((day) => day.equals(today)));
}

/** Whether a day is among those that are noted; of today alone, which nobody named, it is told elsewhere. */
function isMissed(one: DateItem, group: Group, { tokens, ofToday }: DaysTold): boolean {
  if (ofToday) return false;
  if (isUsedBy(one, group)) return true;
  const [day] = one.span.days('past') ?? [];
  // "syg i sidste uge. Kun mandag var han i skole": the Monday of that week.
  const isBare =
    !/\d/.test(textOf(tokens, one.at, one.next)) &&
    wasThere.test(textOf(tokens, one.next, one.next + 3));
  return (
    day !== undefined &&
    group.spans.some(
      (span) =>
        !isOneDay(span) &&
        span
          .days('past')
          ?.some((other) => other.equals(day) || (isBare && other.dayOfWeek === day.dayOfWeek)),
    )
  );
}

const wasThere = /^(?:he |she |han |hun )?(?:var|kom|moedte|was|came)(?: |$)/;

/** "ill again today, same as on Monday": a day of which the same is told. */
const likeThen =
  /(?:^| )(?:same as|just as|like|samme som|ligesom|som)(?: (?:on|i|paa|last|sidste))?$/;

/** More than one day, by their dates. */
function isDatedTime(tokens: readonly Token[], one: DateItem): boolean {
  return isLongTime(one) && /\d ?[/.-] ?\d/.test(textOf(tokens, one.at, one.next));
}

/** "Last day in school is Thursday": the day after which somebody is away. */
const lastThere =
  /\b(?:last|sidste) (?:day|dag|skoledag) (?:in|at|i|paa) (?:school|skole|skolen)\b/;

/** A day on which somebody was there, and which is among those that are missed. */
function liesAmong({ span }: DateItem, { spans }: Group): boolean {
  const days = (outlook: Outlook) => spans.flatMap((one) => one.days(outlook) ?? []);
  if (spans.every(isOneDay) || (days('past').length < 2 && days('ahead').length < 2)) return false;
  // Which day it is cannot be told: perhaps one of them.
  if (!span.untilBack && !span.days('past') && !span.days('ahead')) return true;
  return (['past', 'ahead'] as const).some((outlook) => {
    const [day, another] = span.days(outlook) ?? [];
    // The first of them may have begun it: "opereres torsdag og er sygemeldt til og med tirsdag".
    return (
      !another &&
      day !== undefined &&
      days(outlook)
        .slice(1)
        .some((one) => one.equals(day))
    );
  });
}

/** "er i skole den 11/1", "back in on Friday", "tomorrow he comes back": a day that was read as one that is missed. */
function isOfPresence(tokens: readonly Token[], { at, next }: DateItem): boolean {
  const before = textOf(tokens, Math.max(0, at - 9), at);
  const said = presentBefore.exec(before)?.index;
  const isDenied = /^(?:hverken|neither)$/.test(tokens[at]?.norm ?? '');
  if (said !== undefined && !isDenied && !denied.test(before.slice(0, said))) return true;
  return presentAfter.test(textOf(tokens, next, next + 6));
}

const presentBefore =
  /(?:^| )(?:i skole|in school|at school|her|here|tilbage|back|present|moedt|til ?stede|ok|okay|fine|grand|well|rask|frisk|return|returns|returned|rejoins?|retur)(?: (?:igen|again|in|i|to|til|skole|skolen|school|class|date|on|paa|den|d|the)| [:.]){0,8}$/;
const denied =
  /(?:^| )(?:ikke|ikk|ik|ej|not|n't|isn't|wasn't|never|aldrig|hverken|neither|heller|siden|since|foerst|until|before|foer|sidst|last|hvis|if|skulle|should|burde)(?: |$)/;
const presentAfter =
  /^(?:, )?(?:(?:he|she|they|han|hun|de) (?:comes|came|was|is|will be|kommer|kom|var|er)|(?:kommer|kom|var|er) (?:han|hun|de)) (?:back|at school|in school|in|here|her|i skole|tilbage|moedt)(?= ?[.,;!]|$| (?:igen|again|in|i skole))/;
