import { partOfADay } from './cuesTold.ts';
import type { Cue } from './cueWords.ts';
import { type DateSpan, withDays } from './dateSpan.ts';
import { addTo, type Group, isBack, reasonsIn, says, saysOnlyAway } from './group.ts';
import { type WordAt, wordsBetween } from './place.ts';
import { reportingCues } from './reportingCues.ts';

/**
 * What comes before a sentence's pupils, or above them, applies where they have nothing of their own; so does the reason
 * of those `before` them, where the day is all that is said (`alike`).
 */
export function shareLead(
  own: readonly Group[],
  lead: Group,
  header: Group | undefined,
  before: Group | undefined,
  alike: boolean,
): void {
  const spans = lead.spans.length > 0 ? lead.spans : (header?.spans ?? []);
  const above = { ...(says(lead) || !header ? lead : header), spans };
  own.forEach((group, position) => {
    if (group.spans.every(({ noDay }) => noDay)) group.spans.push(...above.spans);
    else group.spans = inWeekOf(above.spans, group.spans);
    if (
      reasonsIn(group) > 0 &&
      group.cues.every((cue) => !reportingCues.has(cue) || weak.has(cue))
    ) {
      // "Lone har bevilget Maj fri": the word before the name says more than the one after.
      group.cues.push(...lead.cues.filter((cue) => reportingCues.has(cue) && !weak.has(cue)));
    }
    group.cues.push(...lead.cues.filter((cue) => reachesAll(cue, group)));
    if (differsFrom(lead, group)) group.mixed = true;
    if (isSameAway(group) && !says(lead)) {
      // "Rosa har ondt i halsen og Bo ligeså, begge hjemme": the same reason.
      const same = neighbour(own, position);
      if (same) group.cues = [...group.cues.filter((cue) => cue !== 'absent'), ...same.cues];
    }
    if (reasonsIn(group) > 0 || group.negated.length > 0 || group.corrected) return;
    if (group.cues.includes('back') && !says(lead)) return;
    const source = says(above)
      ? above
      : (neighbour(own, position) ??
        sameAs(before, group) ??
        (alike ? dayBefore(before, group) : undefined));
    if (!source) return;
    group.cues.push(...source.cues.filter((cue) => reportingCues.has(cue)));
    if (isOnSameDay(group)) group.spans.push(...source.spans);
    group.lessons ??= source.lessons;
    group.shared = true;
  });
}

/**
 * What is said before a name holds beside a reason of its own: "they wrote LF next to Ida, no idea why", "vi skal på
 * ferie på mandag, så Ida er væk".
 */
function reachesAll(cue: Cue, group: Group): boolean {
  if (cue === 'vacation') return saysOnlyAway(group);
  return !reportingCues.has(cue) || (cue === 'askCode' && !group.cues.includes(cue));
}

const weak = new Set<Cue>(['vacation', 'absent']);

/** "Aksel syg i går, Ida også", not "… og det er Ida også". */
function isOnSameDay({ spans, cues, now }: Group): boolean {
  return spans.length === 0 && cues.includes('also') && !now;
}

function isSameAway(group: Group): boolean {
  return !group.unknownWord && group.cues.includes('also') && saysOnlyAway(group);
}

/** "Ulovligt fravær på Nohr og Elias, Albert derimod syg": one list, and a reason before and after it. */
function differsFrom(lead: Group, { pupils, cues }: Group): boolean {
  const strong = (some: readonly Cue[]) =>
    some.filter((cue) => reportingCues.has(cue) && !weak.has(cue));
  // "Ekskursionen i går: Otto og Vigga mødte ikke op": what the others were at.
  const above = new Set(strong(lead.cues).filter((cue) => cue !== 'notAbsence'));
  const own = strong(cues).filter((cue) => !lead.cues.includes(cue));
  return pupils.length > 1 && above.size > 0 && own.length > 0;
}

/** "Fravær uge 47: Ejnar man+tir": the weekdays are in the week named for all. */
function inWeekOf(above: readonly DateSpan[], own: readonly DateSpan[]): DateSpan[] {
  const [week] = above;
  if (!week?.isWeek || above.length > 1) return [...own];
  return own.map((span) =>
    span.running
      ? week
      : span.inWeek
        ? withDays(span, () => span.inWeek?.(week.days('ahead')?.[0]))
        : span,
  );
}

/** "i går Liam, i dag Laura: begge syge": the reason stands after the last, and only there. */
export function shareLast(groups: readonly Group[]): void {
  const last = groups.at(-1);
  const others = groups.slice(0, -1);
  if (!last || !says(last) || others.some((one) => says(one) || one.unknownWord)) return;
  for (const one of others) {
    one.cues.push(...last.cues.filter((cue) => reportingCues.has(cue)));
    one.shared = true;
  }
}

/** "i går Liam syg, i dag Laura": the reason of the day before in one sentence. */
function dayBefore(before: Group | undefined, group: Group): Group | undefined {
  const isList = before?.sentence === group.sentence && !group.unknownWord;
  return isList && group.spans.length > 0 && says(before) ? before : undefined;
}

/** "Thea: dårlig mave. Maryam: det samme.": of another sentence only where it says so. */
function sameAs(before: Group | undefined, group: Group): Group | undefined {
  return before && says(before) && group.cues.includes('also') ? before : undefined;
}

/** "Laura syg i går og i dag, Marie kun i dag": with days only, the reason is the neighbour's. */
function neighbour(own: readonly Group[], position: number): Group | undefined {
  const group = own[position];
  const elliptic =
    group && !group.unknownWord && (group.spans.length > 0 || group.cues.includes('also'));
  if (!elliptic) return undefined;
  const before = own.slice(0, position).findLast(says);
  return before ?? own.slice(position + 1).find(says);
}

/** "Kommer senere: Oliver (læge), Clara": the reason of one does not make it the whole day. */
export function keepPartOfDay(own: readonly Group[], lead: Group): void {
  const part = lead.cues.filter((cue) => partOfADay.has(cue));
  if (part.length === 0) return;
  for (const { cues } of own) {
    const reasons = cues.filter((cue) => reportingCues.has(cue));
    if (reasons.length > 0 && reasons.every((cue) => cue === 'illness')) cues.push(...part);
  }
}

/** "3. og 4. lektion: Felix mangler, Liva syg": the lessons of all who were not away all day, late or gone. */
export function shareLessons(own: readonly Group[], lessons: number, wordAt: WordAt): void {
  for (const group of own) {
    const { from, to } = group.said ?? { from: 0, to: 0 };
    const words = wordsBetween(wordAt, from, to).join(' ');
    const wholeDay = /\b(?:hele dagen|all day|whole day)\b/.test(words);
    const partly = group.cues.some((cue) => partOfADay.has(cue));
    if (wholeDay || partly || group.lessons !== undefined) continue;
    // "1. lektion: Mads mangler": perhaps all day.
    if (lessons === 1) group.mixed = true;
    else group.lessons = lessons;
  }
}

/** A continuation without its own day or reason belongs to what was said before; it is taken out of the groups. */
export function settle(groups: Group[]): void {
  for (let at = groups.length - 1; at >= 0; at -= 1) {
    const group = groups[at];
    const before = group?.goesOn;
    if (!group || !before) continue;
    if (isBack(group) && reasonsIn(group) === 0) {
      // "syg i går, i dag er han her igen": the last day is one nobody was away.
      groups.splice(at, 1);
      continue;
    }
    if (group.spans.length > 0 && (reasonsIn(group) > 0 || group.lessons !== undefined)) {
      delete group.goesOn;
      continue;
    }
    addTo(before, group);
    groups.splice(at, 1);
  }
}
