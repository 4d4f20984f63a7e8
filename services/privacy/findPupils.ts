import { fold } from '../notes/tokens.ts';
import { fullName, type Pupil, type Roster } from '../roster/roster.ts';

/**
 * The pupils meant by an id, or by "given family" with or without the class ("Sofie Haddad 7.b"). Several
 * when these are ambiguous; also pupils who left while something is open. O(pupils).
 */
export function findPupils(roster: Roster, wanted: string): readonly Pupil[] {
  const byId = roster.pupil(wanted.trim());
  if (byId) return [byId];
  const words = wordsOf(wanted);
  return [...roster.pupils, ...roster.former].filter((pupil) => {
    const name = wordsOf(fullName(pupil));
    return words === name || words === `${name} ${pupil.classCode}`;
  });
}

/** Lower case, single spaces, class without its dot. */
function wordsOf(text: string): string {
  return fold(text)
    .replace(/(\d)\.\s*(?=\p{L}\b)/gu, '$1')
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
