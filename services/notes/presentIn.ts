import type { Cue } from './cueWords.ts';
import type { Group, Grouped } from './group.ts';
import type { NoteContext } from './reading.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';
import type { Token } from './tokens.ts';

/** Words for being at school after all, or well again. */
const here =
  /^(her|moedt|moedte|moeder|kommet|kommen|dukket|dukkede|tilstede|stede|skole|rask|frisk|raskmeldt|tilbage|plads|here|present|arrived|turned|well|better|back|in|kom|ankommet|laengere|mere|mangler|manglede)$/;

const isHere: ReadonlySet<Cue> = new Set(['back', 'alligevel', 'notAbsence']);

type PresentDays = { pupilId: string; dates: readonly string[] };

/**
 * The pupils a message says are at school, or well again, and on which days: what is noted of them
 * then is taken back. Nobody whose day is not clear.
 */
export function presentIn(
  tokens: readonly Token[],
  { groups }: Grouped,
  context: NoteContext,
): readonly PresentDays[] {
  if (!tokens.some(({ norm }) => here.test(norm))) return [];
  return groups
    .filter(({ cues }) => cues.some((cue) => isHere.has(cue)))
    .flatMap((group) => daysOf(group, context));
}

/** The same in a message that notes others: only whose own words say that they are here, and nothing else. */
export function presentBeside(
  tokens: readonly Token[],
  { groups }: Grouped,
  context: NoteContext,
): readonly PresentDays[] {
  return groups
    .filter(({ cues, said, unknownWord }) => {
      const own = said ? tokens.slice(said.from, said.to) : [];
      const plain = cues.length > 0 && cues.every((cue) => isHere.has(cue)) && !unknownWord;
      return plain && own.some(({ norm }) => here.test(norm));
    })
    .flatMap((group) => daysOf(group, context));
}

function daysOf({ spans, pupils }: Group, context: NoteContext): PresentDays[] {
  const { dates } = schoolDaysOf(spans, 'past', context);
  if (!dates) return [];
  return pupils.flatMap((one) => ('pupil' in one ? [{ pupilId: one.pupil.id, dates }] : []));
}
