import { findPupils } from '../../services/privacy/findPupils.ts';
import { roster as emptied, type Roster } from '../../services/roster/roster.ts';
import type { SchoolStore } from '../core/records.ts';
import { proposalId, rosterOfRecord, type Schools } from '../core/schools.ts';

/** A pupil, the school they are found at, and the others that have something about them. */
export type FoundPupil = { pupilId: string; roster: Roster; elsewhere: readonly Roster[] };

/**
 * The one pupil that an operator means, by id or name; by id also one who has left, and whom only a roster has
 * that waits to be looked at. A pupil who changed
 * school is found at the new one, and the old one is named beside it.
 * @throws RangeError naming ids only, since the output may be kept
 */
export async function findStoredPupil(
  store: SchoolStore,
  schools: Schools,
  wanted: string,
): Promise<FoundPupil> {
  const found = schools
    .all()
    .flatMap((roster) => findPupils(roster, wanted).map(({ id }) => ({ pupilId: id, roster })));
  const all = found.length > 0 ? found : await leftBehind(store, schools, wanted);
  const ids = new Set(all.map(({ pupilId }) => pupilId));
  const [only, ...others] = all.toSorted((a, b) => Number(hasLeft(a)) - Number(hasLeft(b)));
  if (!only) throw new RangeError('no such pupil: expected an id, or "given family class"');
  // Two schools whose rosters both hold the id, and neither as one who left, mean two pupils.
  if (ids.size > 1 || others.some((one) => found.length > 0 && !hasLeft(one))) {
    const named = all.map(({ pupilId, roster }) => `${pupilId} (${roster.school.id})`);
    throw new RangeError(`several pupils are called so, give an id: ${named.join(', ')}`);
  }
  const behind = await leftBehind(store, schools, only.pupilId);
  const elsewhere = behind
    .map(({ roster }) => roster)
    .filter(({ school }) => school.id !== only.roster.school.id);
  return { ...only, elsewhere };
}

function hasLeft({ pupilId, roster }: { pupilId: string; roster: Roster }): boolean {
  return roster.formerPupil(pupilId) !== undefined;
}

/** Whom no roster has: by id in what is stored, by id or name in a roster that waits. */
async function leftBehind(store: SchoolStore, schools: Schools, wanted: string) {
  const found: { pupilId: string; roster: Roster }[] = [];
  for (const school of store.schools()) {
    const waiting = await waitingRoster(store, school);
    const own = schools.roster(school) ?? (waiting && nobodyIn(waiting));
    if (!own) continue;
    const cases = await store.list(school, 'case');
    const offers = await store.list(school, 'handOver');
    const known =
      (await store.load(school, 'pupil', wanted)) ??
      [...cases, ...offers].find(({ value }) => value.pupilId === wanted);
    const ids = known ? [wanted] : (waiting ? findPupils(waiting, wanted) : []).map(({ id }) => id);
    found.push(...ids.map((pupilId) => ({ pupilId, roster: own })));
  }
  return found;
}

async function waitingRoster(store: SchoolStore, school: string): Promise<Roster | undefined> {
  const proposed = (await store.load(school, 'rosterProposal', proposalId))?.value.roster;
  return proposed && rosterOfRecord(proposed);
}

/** Of a school that has none yet. */
function nobodyIn(waiting: Roster): Roster {
  return emptied({ ...waiting, former: [], classes: [], pupils: [], staff: [] });
}
