import type { Group } from './groups.ts';
import { reportingCues } from './reportingCues.ts';
import type { Resolved } from './resolveName.ts';

/**
 * The statements without those that only name somebody of whom a later one tells: "Forkert Bertram! Bertram
 * Andersen er den syge", "Luna og Lea forveksler jeg altid: det er Luna, der er syg". One with days of its own
 * stays, since they would fall away with it. O(statements × pupils).
 */
export function withoutEmpty(groups: readonly Group[]): Group[] {
  return groups.filter((group, at) => {
    if (tells(group) || group.spans.length > 0) return true;
    const later = groups.slice(at + 1).filter(tells);
    const told = later.flatMap(({ pupils }) => pupils.flatMap(idsOf));
    return !group.pupils.some((one) => idsOf(one).some((id) => told.includes(id)));
  });
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
