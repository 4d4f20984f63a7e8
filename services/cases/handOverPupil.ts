import { fullName, type Pupil, type Roster } from '../roster/roster.ts';

/** Whom another school's offer is about, by its id there, and by name while it stands. */
type Offered = {
  pupilId: string;
  offer?: { pupil: { name: string; grade: number } } | undefined;
};

/** More of one name than this are told apart on the roster, not on a card. */
const mostNamesakes = 3;

/**
 * Whom a case that is offered can be about here: the pupil of the same id, or, where the schools give pupils ids
 * of their own, those of the same name in that grade or the next. Somebody who knows them chooses. O(pupils).
 */
export function pupilsItCanBe(
  { pupilId, offer }: Offered,
  roster: Roster,
): { isHere: boolean; namesakes: readonly Pupil[] } {
  if (isOnRoster(pupilId, roster)) return { isHere: true, namesakes: [] };
  if (!offer) return { isHere: false, namesakes: [] };
  const { name, grade } = offer.pupil;
  const namesakes = roster.pupils.filter(
    (one) =>
      isOnRoster(one.id, roster) &&
      (one.grade === grade || one.grade === grade + 1) &&
      folded(fullName(one)) === folded(name),
  );
  return { isHere: false, namesakes: namesakes.slice(0, mostNamesakes) };
}

function isOnRoster(id: string, roster: Roster): boolean {
  return roster.pupil(id) !== undefined && roster.formerPupil(id) === undefined;
}

function folded(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('da');
}
