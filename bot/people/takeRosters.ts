import { needsPupil } from '../../services/cases/needsPupil.ts';
import { formerPupils } from '../../services/roster/formerPupils.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import {
  leavesMany,
  type RosterDifference,
  rosterDifference,
} from '../../services/roster/rosterDifference.ts';
import { tellCases } from '../casework/tellCases.ts';
import { audit } from '../core/audit.ts';
import type { SchoolStore } from '../core/records.ts';
import { proposalId, rosterId, rosterOfRecord, rosterRecord } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';

/** What an import changes at a school, with the open cases of pupils who leave. */
export type RosterChange = RosterDifference & { name: string; openCases: readonly string[] };

export type Taken = {
  changes: readonly RosterChange[];
  /** Schools that would lose more than a tenth of their pupils: nothing was stored. */
  held: readonly string[];
};

/** When it is imported (instant, ISO with offset), under which name in the trail, and who had it done. */
export type Import = { at: string; id: string; by?: 'operator' | 'system' | undefined };

/**
 * Replaces the schools' rosters: all of them, or none if too many pupils would leave and nobody confirmed it.
 * A pupil with an open case who leaves is kept by their last entry, and the case learns of it, as it does when
 * the pupil is back. The trail records the counts. O(pupils + cases).
 * @param at instant, ISO with offset
 * @param id names the import
 * @throws StoreError when the disk refuses
 */
export async function takeRosters(
  store: SchoolStore,
  rosters: readonly Roster[],
  { yes, at, id }: { yes: boolean } & Import,
): Promise<Taken> {
  const changes: RosterChange[] = [];
  for (const one of rosters) changes.push(await changeOf(store, one));
  const held = yes ? [] : changes.filter(leavesMany).map(({ school }) => school);
  if (held.length > 0) return { changes, held };
  for (const one of rosters) {
    const change = changes.find(({ school }) => school === one.school.id);
    await transact(store, one.school.id, async (unit) => {
      if (change) await takeRoster(unit, one, change, { at, id });
    });
  }
  return { changes, held };
}

/** What a new roster changes at its school. O(people + cases). */
export async function changeOf(store: SchoolStore, after: Roster): Promise<RosterChange> {
  const school = after.school.id;
  const stored = await store.load(school, 'roster', rosterId);
  const before = stored && rosterOfRecord(stored.value);
  const difference = rosterDifference(before, after);
  const out = new Set(difference.pupils.out);
  const openCases = (await store.list(school, 'case'))
    .filter(({ value }) => value.state !== 'closed' && out.has(value.pupilId))
    .map(({ id }) => id);
  return { ...difference, name: after.school.name, openCases };
}

/**
 * Stores a roster with the former pupils that are still needed, tells their cases, and writes it in the trail.
 * What waited at the school is answered by that.
 */
export async function takeRoster(
  unit: Unit,
  imported: Roster,
  change: RosterChange,
  { at, id, by = 'operator' }: Import,
): Promise<void> {
  const stored = await unit.load('roster', rosterId);
  const before = stored && rosterOfRecord(stored);
  const cases = (await unit.list('case')).map(({ value }) => value);
  const on = at.slice(0, 10);
  const needed = new Set(cases.filter((one) => needsPupil(one, on)).map(({ pupilId }) => pupilId));
  const former = formerPupils(before, imported, needed, on);
  const after = roster({ ...imported, former });
  unit.upsert('roster', rosterId, rosterRecord(after));
  const made = { at, by: 'system', turnId: `import/${id}/${unit.school}` };
  tellCases(unit, cases, after, made);
  if (await unit.load('rosterProposal', proposalId)) unit.remove('rosterProposal', proposalId);
  const { school } = change;
  const turnId = `import/${id}/${school}`;
  audit(unit, { turnId, at, by, action: 'import', subjects: [school], counts: countsOf(change) });
}

/** What changes, in numbers for the trail. */
export function countsOf({ pupils, staff }: RosterDifference): Record<string, number> {
  const counts = {
    pupilsIn: pupils.in.length,
    pupilsOut: pupils.out.length,
    pupilsMoved: pupils.moved.length,
    staffIn: staff.in.length,
    staffOut: staff.out.length,
    rolesChanged: staff.changedRole.length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
