import type { Clause } from './clauses.ts';
import type { Item } from './item.ts';
import { reportingCues } from './reportingCues.ts';
import { type Token, textOf } from './tokens.ts';

type Pupil = Extract<Item, { is: 'pupil' }>;

/** What a message itself says was wrong: items to leave out, and pupils who were noted before. */
export type Repaired = {
  out: readonly Item[];
  notThem: readonly Pupil[];
  corrects: boolean;
  /** It takes something back without saying clearly what stands instead. */
  turned?: true;
  /** A reason denied for one day that is given for another. */
  holds?: Item;
};

/** "nej vent", "øh nej", "no wait", "scratch that": what follows stands instead of what came before. */
const repair =
  /^(?:(?:oeh|eh|aeh|hov|naa|eller|aah|wait|oh|oops|actually|sorry|uh)[ ,]+(?:nej|no)|(?:nej|no)[ ,]+(?:vent|undskyld|forresten|altsaa|nej|wait|sorry|det (?:er|var)|actually|hang on)|vent[ ,]+nej|i mean|make that|or rather|(?:eller )?rettere(?: sagt)?|altsaa (?:kun|bare)|jeg mener|scratch that|(?:ups|hov|oops|nej|no|sorry|undskyld)[ ,]+(?:(?!,)\S{1,30} ){1,3}(?:mente jeg|i meant)|(?:nej|no) (?:det var )?(?:kun|only))\b/;

/** "nej Fatima", "no, Tuesday" after a mark: it puts right what was said before it. */
function isNo(tokens: readonly Token[], at: number): boolean {
  const [before, word, next] = [tokens[at - 1], tokens[at]?.norm ?? '', tokens[at + 1]];
  const opens = tokens[at]?.newLine === true || (before?.kind === 'mark' && before.text !== '?');
  if (!opens || /^(jeg|vi|we|der|ingen|tak|thanks)$/.test(next?.norm ?? '')) return false;
  return /^(nej|naeh|nope)$/.test(word) || (word === 'no' && next?.text === ',');
}

/** "nej omvendt", "the other way round": which is which cannot be told from the words. */
const swapped = /\b(?:omvendt|vice versa|the other way a?round|modsat)\b/;

/** What one message says twice, of which only the later holds. O(items). */
export function repairsIn(
  tokens: readonly Token[],
  items: readonly Item[],
  clauses: readonly Clause[],
): Repaired {
  const before =
    wroteBefore(tokens, items, clauses) ??
    believedBefore(tokens, items) ??
    anotherDay(tokens, items) ??
    dayForDay(items, clauses);
  if (before) return before;
  const nothing = { out: [], notThem: [], corrects: false };
  const at = tokens.findIndex(
    ({ norm }, index) =>
      index > 0 &&
      ((opens.test(norm) && repair.test(textFrom(tokens, index, 5))) || isNo(tokens, index)) &&
      !isFiller(tokens, index),
  );
  const [said, after] = [
    items.filter((one) => one.next <= at),
    items.filter((one) => one.at >= at),
  ];
  const swaps = swapped.test(textFrom(tokens, 0, tokens.length)) && items.some(isPupil);
  if (at === -1 || !said.some(isContent)) return swaps ? { ...nothing, turned: true } : nothing;
  const out = replaced(tokens, said, after);
  const again = said.some((one) => isReason(one) || isDay(one)) || after.some(isPupil);
  const unclear =
    swaps || (again && out.length === 0 && after.some((one) => isContent(one) || isBack(one)));
  return { ...nothing, out, ...(unclear ? { turned: true } : {}) };
}

const isBack = (one: Item) =>
  one.is === 'cue' && /^(back|alligevel|notAbsence)$/.test(one.cue) && !one.negated;

const opens =
  /^(oeh|eh|aeh|hov|naa|eller|aah|wait|oh|oops|actually|sorry|uh|nej|no|vent|i|make|or|rettere|altsaa|jeg|scratch|ups|undskyld)$/;

/** "6a, jeg mener, og …": a filler; "Ella, jeg mener Emma" puts right. */
function isFiller(tokens: readonly Token[], at: number): boolean {
  if (!/^(jeg mener|i mean)$/.test(textFrom(tokens, at, 2))) return false;
  const after = tokens[at + 2];
  return after === undefined || after.newLine || after.kind === 'mark';
}

function textFrom(tokens: readonly Token[], at: number, count: number): string {
  return textOf(tokens, at, at + count);
}

const isReason = (one: Item) =>
  one.is === 'cue' && reportingCues.has(one.cue) && one.cue !== 'notAbsence' && !one.negated;
const isDay = (one: Item) => one.is === 'date' && !one.span.noDay;
const isPupil = (one: Item): one is Pupil => one.is === 'pupil';
const isContent = (one: Item) =>
  isPupil(one) || isReason(one) || isDay(one) || one.is === 'lessons';

/** What is said before and again after, of the same kind: names, days, lessons, reasons. */
function replaced(
  tokens: readonly Token[],
  before: readonly Item[],
  after: readonly Item[],
): Item[] {
  if (after.some((one) => one.is === 'cue' && one.cue === 'also' && !isOnly(tokens, one)))
    return [];
  const denied = after.filter((one) => deniedAt(tokens, one));
  const anew = after.filter((one) => !denied.includes(one));
  const again = (holds: (one: Item) => boolean) => anew.some(holds);
  const names = namesReplaced(tokens, before.filter(isPupil), anew, denied.filter(isPupil));
  const others = anew.some((one) => isPupil(one) && !before.some((old) => sameName(old, one)));
  const kinds = [
    again(isDay) ? isDay : undefined,
    again((one) => one.is === 'lessons') ? (one: Item) => one.is === 'lessons' : undefined,
    again(isReason) && (!others || names.length > 0) ? isReason : undefined,
  ];
  const old = before.filter((one) => kinds.some((kind) => kind?.(one)));
  return [...names, ...old, ...denied];
}

function isOnly(tokens: readonly Token[], { at }: Item): boolean {
  return /^(kun|only|bare)$/.test(tokens[at]?.norm ?? '');
}

function deniedAt(tokens: readonly Token[], { at }: Item): boolean {
  return /^(ikke|ej|not)$/.test(tokens[at - 1]?.norm ?? '');
}

function sameName(one: Item, other: Item): boolean {
  return (
    isPupil(one) &&
    isPupil(other) &&
    one.name.heard.toLowerCase() === other.name.heard.toLowerCase()
  );
}

/** The names that no longer hold: those denied, all where "kun" follows, else the last one said. */
function namesReplaced(
  tokens: readonly Token[],
  before: readonly Pupil[],
  anew: readonly Item[],
  denied: readonly Pupil[],
): Pupil[] {
  const present = anew.filter((one): one is Pupil => isPupil(one) && isSaidHere(one, anew));
  const named = anew.filter(isPupil).filter((one) => !present.includes(one));
  const here = before.filter((one) => present.some((other) => sameName(one, other)));
  if (here.length > 0) return here;
  if (named.length === 0) return [];
  if (denied.length > 0)
    return before.filter((one) => denied.some((other) => sameName(one, other)));
  if (anew.some((one) => one.is === 'cue' && isOnly(tokens, one)) || tokens.some(isKun))
    return before.filter((one) => !named.some((other) => sameName(one, other)));
  return named.some((one) => before.some((other) => sameName(one, other))) ? [] : before.slice(-1);
}

/** "nej, Aksel er her": what was said of him before does not hold. */
function isSaidHere(one: Pupil, items: readonly Item[]): boolean {
  const next = items[items.indexOf(one) + 1];
  return next !== undefined && isBack(next);
}

const isKun = ({ norm }: Token) => norm === 'kun' || norm === 'only';

/** "var ikke syg i tirsdags, det var i onsdags": the reason holds, for the other day. */
function anotherDay(tokens: readonly Token[], items: readonly Item[]): Repaired | undefined {
  const at = items.findIndex(
    (one) =>
      isDay(one) &&
      /^(det|it) (var|was)$/.test(`${tokens[one.at - 2]?.norm} ${tokens[one.at - 1]?.norm}`),
  );
  if (at === -1) return undefined;
  const before = items
    .slice(0, at)
    .findLast((one) => one.is === 'cue' && reportingCues.has(one.cue));
  const own = wrote.test(textFrom(tokens, 0, 8)) || wroteUnnamed.test(textFrom(tokens, 0, 4));
  if (before?.is !== 'cue' || !(before.negated || own)) return undefined;
  const days = items.slice(0, at).filter(isDay);
  if (days.length !== 1) return undefined;
  return { out: days, notThem: [], corrects: true, holds: before };
}

/** "var ikke syg den 27., hun var syg den 28.": the same pupil, denied for one day and told for another. */
function dayForDay(items: readonly Item[], clauses: readonly Clause[]): Repaired | undefined {
  if (!items.some((one) => one.is === 'cue' && one.negated)) return undefined;
  const within = (clause: Clause) =>
    items.filter((one) => one.at >= clause.from && one.next <= clause.to);
  for (const [index, clause] of clauses.entries()) {
    const own = within(clause);
    const denied = own.find((one) => one.is === 'cue' && one.negated && reportingCues.has(one.cue));
    const days = own.filter(isDay);
    if (!denied || days.length !== 1 || own.some(isReason)) continue;
    const later = clauses.slice(index + 1).map(within);
    const told = later.find((some) => some.some(isReason) && some.some(isDay));
    if (!told || later.flat().some(isPupil)) continue;
    return { out: [denied, ...days], notThem: [], corrects: true };
  }
  return undefined;
}

const wrote =
  /^(?:(?:jeg|vi|we) (?:(?:har|fik|kom|have|had|lige|just|vist|foer) ){0,3}|(?:a|i) (?:(?:have|had|just) ){0,2})(?:til at |at )?(?:skrev|skrevet|skrive|noterede|noteret|notere|sagde|sagt|meldte|meldt|melde|satte|sat|foerte|foert|wrote|written|said|put|marked|logged|noted|registered|reported|entered|recorded)\b(?! (?:til|med|hjem|to|with|sammen|op|en|et|lige til)\b)/;

/** The same without its subject: "kom til at skrive Ella, det er Emma", "fik skrevet Ella". */
const wroteUnnamed =
  /^(?:(?:kom |kommet )(?:vist |lige )?til at (?:skrive|notere|melde|saette|foere|taste)|fik (?:vist |lige )?(?:skrevet|noteret|meldt|sat|foert|tastet)|accidentally (?:put|wrote|marked|logged|noted)|put(?= (?:\S+ ){1,2}down)|wrote)\b/;

function opensSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || tokens[at]?.newLine === true || /^[.!?:]$/.test(before.text);
}

/** "jeg troede først, det var Olivia": somebody it was not, who was never noted. */
function believedBefore(tokens: readonly Token[], items: readonly Item[]): Repaired | undefined {
  const from = tokens.findIndex(
    ({ norm }, at) => /^(jeg|vi|i|we)$/.test(norm) && believed.test(textFrom(tokens, at, 8)),
  );
  if (from === -1) return undefined;
  const length = believed.exec(textFrom(tokens, from, 8))?.[0].split(' ').length ?? 0;
  const wrong = items.find((one) => one.at === from + length);
  if (!wrong || !isPupil(wrong)) return undefined;
  const others = items.filter(isPupil).filter((one) => !sameName(one, wrong));
  return others.length === 0 ? undefined : { out: [wrong], notThem: [], corrects: false };
}

const believed =
  /^(?:jeg|vi|i|we) (?:troede|thought)(?: (?:foerst|ellers|lige|at|that|first|at first|,)){0,3} (?:det|it) (?:var|was)\b/;

/**
 * "Jeg skrev Emma syg, men det er Ella", "… var bevilget fri. Jeg fik skrevet syg": what was written before
 * gives way to what is said beside it.
 */
function wroteBefore(
  tokens: readonly Token[],
  items: readonly Item[],
  clauses: readonly Clause[],
): Repaired | undefined {
  const from = tokens.findIndex(
    ({ norm }, at) =>
      (/^(jeg|a|i|vi|we)$/.test(norm) && wrote.test(textFrom(tokens, at, 8))) ||
      (opensSentence(tokens, at) && wroteUnnamed.test(textFrom(tokens, at, 4))),
  );
  const clause = clauses.find((one) => one.from <= from && from < one.to);
  if (from === -1 || !clause) return undefined;
  const turn = tokens.findIndex(
    ({ norm }, at) =>
      at > from + 1 &&
      at < clause.to &&
      ((/^(det|it|that)$/.test(norm) &&
        /^(er|var|skulle|skal|is|was|should)$/.test(tokens[at + 1]?.norm ?? '')) ||
        (norm === 'turns' && tokens[at + 1]?.norm === 'out')),
  );
  const to = turn === -1 ? clause.to : turn;
  const old = items.filter((one) => one.at >= from && one.next <= to && isContent(one));
  const anew = items.filter((one) => !(one.at >= from && one.next <= to) && isContent(one));
  const denied = anew.filter((one) => deniedAt(tokens, one));
  const now = anew.filter((one) => !denied.includes(one));
  const other = now.filter((one) => isPupil(one) && !old.some((was) => sameName(was, one)));
  const otherDay = now.some(isDay) && old.some(isDay);
  const says =
    otherDay || now.some((one) => isReason(one) || one.is === 'lessons') || other.length > 0;
  if (!says || old.length === 0) return undefined;
  const notThem =
    other.length > 0
      ? old.filter(isPupil).filter((one) => !now.some((it) => sameName(it, one)))
      : [];
  const out = old.filter(
    (one) =>
      (isReason(one) && now.some(isReason)) ||
      (isDay(one) && now.some(isDay)) ||
      (one.is === 'lessons' && now.some(({ is }) => is === 'lessons')),
  );
  // "som jeg skrev syg hele sidste uge, var kun syg fra onsdag": the week may still hold for the days.
  const week =
    out.some((one) => one.is === 'date' && one.span.isWeek) &&
    now.some((one) => one.is === 'date' && !one.span.isWeek);
  const turned = week ? { turned: true as const } : {};
  return { out: [...out, ...denied, ...notThem], notThem, corrects: true, ...turned };
}
