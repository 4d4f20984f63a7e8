import type { Roster } from '../../services/roster/roster.ts';
import type { Loss } from '../../services/roster/rosterLimits.ts';
import type { RosterOrigin } from '../../services/roster/rosterSource.ts';
import { audit } from '../core/audit.ts';
import type { Records, SchoolStore } from '../core/records.ts';
import { proposalId, rosterOfRecord, rosterRecord } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import {
  changeOf,
  countsOf,
  type Import,
  type RosterChange,
  takeRoster,
} from '../people/takeRosters.ts';
import { type ChangedSchool, numberOf } from './rosterSteps.ts';

/** What waits to be looked at: schools whose new rosters are taken together, or not. */
export type Waiting = {
  number: string;
  /** Since when (instant, ISO with offset), and from where. */
  at: string;
  origin: RosterOrigin;
  schools: readonly WaitingSchool[];
};

/** `losses` is empty where a school waits for another, with which it shares pupils. */
export type WaitingSchool = { change: RosterChange; losses: readonly Loss[] };

/**
 * Lets schools wait together, with their new rosters as they are to be shown. What waits already, or was
 * refused, stays as it is if it is the same.
 * @returns whether something new waits
 */
export async function propose(
  store: SchoolStore,
  group: readonly (ChangedSchool & { losses: readonly Loss[] })[],
  { at, id, origin }: Import & { origin: RosterOrigin },
): Promise<boolean> {
  const number = numberOf(group);
  let isNew = false;
  for (const { school, next, losses } of group) {
    const change = await changeOf(store, next);
    const added = await transact(store, school, async (unit) => {
      const before = await unit.load('rosterProposal', proposalId);
      if (before?.number === number) return false;
      const roster = rosterRecord(next);
      const proposal = {
        number,
        at,
        origin,
        state: 'waiting' as const,
        losses: [...losses],
        roster,
      };
      unit.put('rosterProposal', proposalId, proposal);
      const counts = countsOf(change);
      const turnId = `import/${id}/${school}`;
      audit(unit, { turnId, at, by: 'system', action: 'import.held', subjects: [school], counts });
      return true;
    });
    isNew ||= added;
  }
  return isNew;
}

/** All that waits, the oldest first. O(people of the schools that wait). */
export async function waiting(store: SchoolStore): Promise<readonly Waiting[]> {
  const found = await stored(store, 'waiting');
  const groups = Map.groupBy(found, ({ proposal }) => proposal.number);
  const all: Waiting[] = [];
  for (const [number, some] of groups) {
    const schools: WaitingSchool[] = [];
    for (const { proposal, roster } of some) {
      schools.push({ change: await changeOf(store, roster), losses: proposal.losses });
    }
    const first = some[0]?.proposal;
    if (first) all.push({ number, at: first.at, origin: first.origin, schools });
  }
  return all.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}

type StoredProposal = { school: string; proposal: Records['rosterProposal']; roster: Roster };

async function stored(store: SchoolStore, state: 'waiting'): Promise<readonly StoredProposal[]> {
  const found: StoredProposal[] = [];
  for (const school of store.schools()) {
    const proposal = (await store.load(school, 'rosterProposal', proposalId))?.value;
    if (proposal?.state !== state || !proposal.roster) continue;
    found.push({ school, proposal, roster: rosterOfRecord(proposal.roster) });
  }
  return found;
}

/**
 * Takes what waits under a number: exactly what was shown under it. Ended in between, it is made whole by
 * approving the same number again.
 * @returns what changed; nothing where no such number waits, or no longer
 */
export async function approve(
  store: SchoolStore,
  number: string,
  made: Import,
): Promise<readonly RosterChange[]> {
  const taken: RosterChange[] = [];
  for (const { school, roster } of await numbered(store, number)) {
    const change = await changeOf(store, roster);
    const isTaken = await transact(store, school, async (unit) => {
      const now = await unit.load('rosterProposal', proposalId);
      if (now?.state !== 'waiting' || now.number !== number) return false;
      await takeRoster(unit, roster, change, made);
      return true;
    });
    if (isTaken) taken.push(change);
  }
  return taken;
}

/**
 * Leaves the rosters as they are. The same content does not wait again; any other does.
 * @returns the schools; none where no such number waits, or no longer
 */
export async function refuse(
  store: SchoolStore,
  number: string,
  { at, id }: Import,
): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { school } of await numbered(store, number)) {
    const isRefused = await transact(store, school, async (unit) => {
      const now = await unit.load('rosterProposal', proposalId);
      if (now?.state !== 'waiting' || now.number !== number) return false;
      const { roster: _, ...rest } = now;
      unit.put('rosterProposal', proposalId, { ...rest, state: 'refused' });
      const turnId = `import/${id}/${school}`;
      audit(unit, { turnId, at, by: 'operator', action: 'import.refused', subjects: [school] });
      return true;
    });
    if (isRefused) refused.push(school);
  }
  return refused;
}

async function numbered(store: SchoolStore, number: string): Promise<readonly StoredProposal[]> {
  return (await stored(store, 'waiting')).filter(({ proposal }) => proposal.number === number);
}

/** Drops what a source no longer says of schools. */
export async function withdraw(store: SchoolStore, schools: readonly string[]): Promise<void> {
  for (const school of schools) {
    if (!(await store.load(school, 'rosterProposal', proposalId))) continue;
    await transact(store, school, async (unit) => {
      if (await unit.load('rosterProposal', proposalId)) unit.remove('rosterProposal', proposalId);
    });
  }
}
