import type { Cue } from './cueWords.ts';
import type { Grouped } from './groups.ts';
import type { NoteContext } from './reading.ts';
import { schoolDaysOf } from './schoolDaysOf.ts';
import type { Token } from './tokens.ts';

/** Words for being at school after all, or well again. */
const here =
  /^(her|moedt|moedte|moeder|kommet|kommen|dukket|dukkede|tilstede|stede|skole|rask|frisk|raskmeldt|tilbage|plads|here|present|arrived|turned|well|better|back|in|kom|ankommet|laengere|mere)$/;

const isHere: ReadonlySet<Cue> = new Set(['back', 'alligevel', 'notAbsence']);

/**
 * The pupils a message says are at school, or well again, and on which days: what is noted of them
 * then is taken back. Nobody whose day is not clear.
 */
export function presentIn(
  tokens: readonly Token[],
  { groups }: Grouped,
  context: NoteContext,
): readonly { pupilId: string; dates: readonly string[] }[] {
  if (!tokens.some(({ norm }) => here.test(norm))) return [];
  return groups
    .filter(({ cues }) => cues.some((cue) => isHere.has(cue)))
    .flatMap((group) => {
      const { dates } = schoolDaysOf(group.spans, 'past', context);
      if (!dates) return [];
      return group.pupils.flatMap((one) =>
        'pupil' in one ? [{ pupilId: one.pupil.id, dates }] : [],
      );
    });
}
