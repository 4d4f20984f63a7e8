import type { Group } from './group.ts';
import { reportingCues } from './reportingCues.ts';
import type { Resolved } from './resolveName.ts';

/**
 * The statements without those that only name somebody of whom a later one tells: "Forkert Bertram! Bertram
 * Andersen er den syge", "Luna og Lea forveksler jeg altid: det er Luna, der er syg". One with days of its own
 * stays, since they would fall away with it. O(statements × pupils).
 */
export function withoutEmpty(groups: readonly Group[]): Group[] {
  return groups.filter((group, at) => {
    if (tells(group)) return true;
    if (group.spans.length > 0) return !givesItsDay(group, groups.slice(at + 1));
    if (namesAgain(group, groups.slice(0, at))) return false;
    const later = groups.slice(at + 1).filter(tells);
    const told = later.flatMap(({ pupils }) => pupils.flatMap(idsOf));
    return !group.pupils.some((one) => idsOf(one).some((id) => told.includes(id)));
  });
}

/** "Forkert Naja i morges. Det er Naja Jensen, der er syg": the day is that of the one meant, who is named in full. */
function givesItsDay({ pupils, spans }: Group, later: readonly Group[]): boolean {
  const [unclear, another] = pupils;
  if (!unclear || another || 'pupil' in unclear) return false;
  const meant = later.find(
    (one) => tells(one) && one.pupils.flatMap(idsOf).some((id) => unclear.choices.includes(id)),
  );
  if (!meant || meant.spans.length > 0) return false;
  meant.spans.push(...spans);
  return true;
}

/** "begge Maryam er syge, altså både Maryam Jensen og Maryam Pedersen": those who were told of, in other words. */
function namesAgain({ pupils, cues, sentence }: Group, before: readonly Group[]): boolean {
  const own = before.filter((one) => one.sentence === sentence && tells(one));
  const told = own.flatMap((one) => one.pupils.flatMap(idsOf));
  const plain = pupils.length > 1 && cues.every((cue) => cue === 'pronoun');
  return plain && pupils.every((one) => 'pupil' in one && told.includes(one.pupil.id));
}

function tells({ cues, negated, lessons, corrected, guessed }: Group): boolean {
  const said = cues.some((cue) => reportingCues.has(cue) || cue === 'back');
  return (
    said || negated.length > 0 || lessons !== undefined || (corrected ?? guessed) !== undefined
  );
}

function idsOf(one: Resolved): readonly string[] {
  return 'pupil' in one ? [one.pupil.id] : one.choices;
}
