import { fold } from '../notes/tokens.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';

/**
 * The pupils somebody means by an id, or by "given family" with or without the class ("Sofie Haddad 7.b").
 * Several where it does not tell them apart. O(pupils).
 */
export function findPupils(roster: Roster, wanted: string): readonly Pupil[] {
  const byId = roster.pupil(wanted.trim());
  if (byId) return [byId];
  const words = wordsOf(wanted);
  return roster.pupils.filter((pupil) => {
    const name = wordsOf(fullName(pupil));
    return words === name || words === `${name} ${pupil.classCode}`;
  });
}

/** Small letters, one space between words, a class without its dot. */
function wordsOf(text: string): string {
  return fold(text)
    .replace(/(\d)\.\s*(?=\p{L}\b)/gu, '$1')
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
