import { isAhead, isDoubted, wordsAfter } from './comesBack.ts';
import type { Cue } from './cueWords.ts';
import { asRead, type DateSpan } from './dateSpan.ts';
import type { Group } from './group.ts';
import type { Heard } from './heard.ts';
import type { NoteContext } from './reading.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';
import { type Token, textOf } from './tokens.ts';

/** Words for being at school after all, or well again. */
const here =
  /^(her|moedt|moedte|moeder|kommet|kommen|dukket|dukkede|tilstede|stede|skole|rask|frisk|raskmeldt|tilbage|plads|here|present|arrived|turned|well|better|back|in|kom|ankommet|laengere|mere|mangler|manglede)$/;

/** "kom til tiden": not late either. O(tokens). */
export function saysOnTime(tokens: readonly Token[]): boolean {
  return onTime.test(textOf(tokens));
}

const onTime = /\b(?:til tiden|on time|in time|punctual)\b/;

const isHere: ReadonlySet<Cue> = new Set(['back', 'alligevel', 'notAbsence']);

type PresentDays = { pupilId: string; dates: readonly string[] };

/**
 * The pupils a message says are at school, or well again, and on which days: what is noted of them
 * then is taken back. Nobody whose day is not clear.
 */
export function presentIn(heard: Heard, context: NoteContext): readonly PresentDays[] {
  if (!heard.tokens.some(({ norm }) => here.test(norm))) return [];
  return heard.grouped.groups
    .filter((group) => group.cues.some((cue) => isHere.has(cue)) && isPlainly(group, heard))
    .flatMap((group) => daysOf(group, context));
}

/** The same in a message that notes others: only whose own words say that they are here, and nothing else. */
export function presentBeside(heard: Heard, context: NoteContext): readonly PresentDays[] {
  return heard.grouped.groups
    .filter((group) => {
      const { cues, said, unknownWord } = group;
      const own = said ? heard.tokens.slice(said.from, said.to) : [];
      const plain = cues.length > 0 && cues.every((cue) => isHere.has(cue)) && !unknownWord;
      return plain && own.some(({ norm }) => here.test(norm)) && isPlainly(group, heard);
    })
    .flatMap((group) => daysOf(group, context));
}

/**
 * Whether it is told as something that is so now: a day to come that no statement got ("er tilbage i morgen"), or a
 * doubt ("er vist rask"), takes nothing of today back.
 */
function isPlainly({ said, spans }: Group, { tokens, all, now }: Heard): boolean {
  const own = wordsAfter(tokens, all, said ?? { from: 0, to: tokens.length });
  if (own.words.some(({ text }) => text === '?')) return false;
  const today = now.toPlainDate();
  const isUsed = (span: DateSpan) => spans.some((one) => asRead(one) === asRead(span));
  return !isDoubted(own.words) && !own.dates.some((span) => !isUsed(span) && isAhead(span, today));
}

function daysOf({ spans, pupils }: Group, context: NoteContext): PresentDays[] {
  const { dates } = schoolDaysOf(spans, 'past', context);
  if (!dates) return [];
  return pupils.flatMap((one) => ('pupil' in one ? [{ pupilId: one.pupil.id, dates }] : []));
}
