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
  if (all.some((one) => one.is === 'date' && one.span.untilBack)) return undefined;
  const words = freeWords(tokens, all);
  if (!words?.every((word) => known.some((some) => some.has(word)))) return undefined;
  if (!words.some((word) => there.has(word) || coming.has(word))) return undefined;
  // "Er Loke tilbage i morgen" asks, with a mark or without.
  const asks = all.some(({ is, at }) => is === 'pupil' && at === 1) && opens.test(words[0] ?? '');
  if (asks || grouped.groups.every(({ pupils }) => pupils.length === 0)) return undefined;
  const found: Returning[] = [];
  for (const { pupils, said } of grouped.groups) {
    const own = wordsAfter(tokens, all, said ?? { from: 0, to: tokens.length });
    const when = whenBack(own, context);
    if (!when) return undefined;
    for (const one of pupils) if ('pupil' in one) found.push({ pupilId: one.pupil.id, ...when });
  }
  return found;
}

const opens = /^(?:er|bliver|kommer|is|are|will|har|mon)$/;

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

/** From which day on, or perhaps already; undefined where it is so now, or was. */
function whenBack(
  { dates, words }: Own,
  { now }: NoteContext,
): Omit<Returning, 'pupilId'> | undefined {
  const today = now.toPlainDate();
  const told = dates.filter(({ noDay }) => !noDay);
  const says = (some: ReadonlySet<string>) => words.some(({ norm }) => some.has(norm));
  if (told.length === 0 && says(later)) return {};
  if (told.every(isToday(today)))
    return says(doubting) || says(later) ? { perhapsNow: true } : undefined;
  if (!told.every((span) => isAhead(span, today))) return undefined;
  const [first] = told
    .flatMap((span) => span.days('ahead') ?? [])
    .toSorted(Temporal.PlainDate.compare);
  return first ? { from: first.toString() } : {};
}

function isToday(today: Temporal.PlainDate) {
  return ({ days }: DateSpan) => days('ahead')?.every((day) => day.equals(today)) === true;
}

/** What is told beside a pupil. */
type Own = { dates: readonly DateSpan[]; words: readonly Token[] };

/** What is said of a pupil: from the name, of the first from the beginning, up to the next one. O(items). */
export function wordsAfter(
  tokens: readonly Token[],
  all: readonly Item[],
  { from, to }: { from: number; to: number },
): Own {
  const names = all.filter(({ is }) => is === 'pupil');
  const own = names.find(({ at }) => at >= from);
  const start = own === undefined || own === names[0] ? 0 : own.at;
  const end = names.find(({ at }) => at >= to)?.at ?? tokens.length;
  const dates = all.flatMap((one) =>
    one.is === 'date' && one.at >= start && one.at < end ? [one.span] : [],
  );
  return { dates, words: tokens.slice(start, end) };
}
