import type { DateSpan } from './dateSpan.ts';
import type { Heard } from './heard.ts';
import type { Item } from './item.ts';
import type { NoteContext, Returning } from './reading.ts';
import { fold, type Token } from './tokens.ts';

const setOf = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ').map(fold)));

/** Being at school, or well. */
const there = setOf(
  'tilbage retur igen rask raske raskmeldt frisk friske klar feberfri her skole skolen til stede tilstede mødt',
  'back here in well better fine again school present fit recovered',
);
/** Coming there. */
const coming = setOf(
  'kommer møder starter vender returnerer begynder forventes ventes',
  'comes coming return returns returning expected due rejoins starts',
);
/** It is not said as something that is so. */
const doubting = setOf(
  'nok vist måske forhåbentlig forhåbentligt sikkert formentlig formentligt formodentlig muligvis vistnok vel nærmest',
  'tror regner satser håber mener forventer forventes ventes gætter skulle burde',
  'hopefully maybe perhaps probably possibly presumably likely might may should supposed expected due',
  'think thinks hope hopes hoping expect expects guess believe believes apparently',
);
/** It is still to come, whenever that is. */
const later = setOf("will 'll ll snart soon forventes ventes");
/** Who says so, and words around it that add nothing. */
const around = setOf(
  'er bliver skal kan gerne og også men at så med op på i fra om en den d til efter førstkommende',
  'jeg vi han hun de mor moren moderen far faren faderen forældre forældrene hjemmet siger skriver ringede skrev lige altså',
  "is are be to and also but that so on by from at the of after i we he she they it's he's she's they're",
  'mum mom dad mother father parents says writes said wrote hej hi ok okay tak thanks now nu allerede already fuldt helt all',
);
const known = [there, coming, doubting, later, around];

/**
 * "Loke er tilbage i morgen", "will be back on Monday", "er vist rask igen": whom a message says to be at school on
 * a day to come, or perhaps already, and nothing else. What is noted of today holds all the same. Undefined where
 * somebody plainly is at school, or anything else is said. O(tokens).
 */
export function comesBack(heard: Heard, context: NoteContext): readonly Returning[] | undefined {
  const { tokens, all, grouped } = heard;
  const dates = all.flatMap((one) => (one.is === 'date' ? [one.span] : []));
  if (dates.some(({ untilBack }) => untilBack)) return undefined;
  const words = freeWords(tokens, all);
  if (!words?.every((word) => known.some((some) => some.has(word)))) return undefined;
  const says = (some: ReadonlySet<string>) => words.some((word) => some.has(word));
  if (!says(there) && !says(coming)) return undefined;
  const who = grouped.groups.flatMap(({ pupils }) => pupils);
  if (who.length === 0) return undefined;
  const when = whenBack(dates, says(later), context);
  if (when === 'said' || (when === 'today' && !says(doubting) && !says(later))) return undefined;
  const told = when === 'today' ? { perhapsNow: true as const } : when;
  return who.flatMap((one) => ('pupil' in one ? [{ pupilId: one.pupil.id, ...told }] : []));
}

/** Whether words doubt that it is so. */
export function isDoubted(tokens: readonly Token[]): boolean {
  return tokens.some(({ norm }) => doubting.has(norm));
}

/** Whether it is told of a day to come, or of one that nobody can tell. */
export function isAhead({ days, noDay }: DateSpan, today: Temporal.PlainDate): boolean {
  if (noDay) return false;
  return (days('ahead') ?? []).every((day) => Temporal.PlainDate.compare(day, today) > 0);
}

/** The words beside pupils, classes and times; undefined where it asks or counts. */
function freeWords(tokens: readonly Token[], all: readonly Item[]): string[] | undefined {
  const taken = new Set<number>();
  for (const item of all) {
    if (!/^(?:pupil|class|date)$/.test(item.is)) continue;
    for (let at = item.at; at < item.next; at += 1) taken.add(at);
  }
  const free = tokens.filter((_, at) => !taken.has(at));
  if (free.some(({ kind, text }) => kind !== 'word' && !/^[.,;!:()–-]$/.test(text)))
    return undefined;
  return free.filter(({ kind }) => kind === 'word').map(({ norm }) => norm);
}

/** From which day on; `said` where it is of a day that was. */
function whenBack(
  spans: readonly DateSpan[],
  isLater: boolean,
  { now }: NoteContext,
): 'today' | 'said' | { from?: string } {
  const today = now.toPlainDate();
  const told = spans.filter(({ noDay }) => !noDay);
  if (told.length === 0) return isLater ? {} : 'today';
  if (!told.every((span) => isAhead(span, today)))
    return told.every(isToday(today)) ? 'today' : 'said';
  const [first] = told
    .flatMap((span) => span.days('ahead') ?? [])
    .toSorted(Temporal.PlainDate.compare);
  return first ? { from: first.toString() } : {};
}

function isToday(today: Temporal.PlainDate) {
  return ({ days }: DateSpan) => days('ahead')?.every((day) => day.equals(today)) === true;
}

/** Where what is said of a pupil ends: at the next one. O(items). */
export function wordsAfter(
  tokens: readonly Token[],
  all: readonly Item[],
  from: number,
  to: number,
): { dates: readonly DateSpan[]; words: readonly Token[] } {
  const next = all.find(({ is, at }) => is === 'pupil' && at >= to)?.at ?? tokens.length;
  const dates = all.flatMap((one) =>
    one.is === 'date' && one.at >= from && one.at < next ? [one.span] : [],
  );
  return { dates, words: tokens.slice(from, next) };
}
