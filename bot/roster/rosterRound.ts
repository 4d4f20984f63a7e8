import { setImmediate as nextTurn } from 'node:timers/promises';
import { heldTogether } from '../../services/roster/heldTogether.ts';
import { type Loss, lossesBeyond, type RosterLimits } from '../../services/roster/rosterLimits.ts';
import type { RosterNotice } from '../../services/roster/rosterOf.ts';
import type { RosterRows, RosterSource } from '../../services/roster/rosterSource.ts';
import { type RosterReading, rostersOf } from '../../services/roster/rostersOf.ts';
import { refuseBadRows, withoutEmptySchools } from '../../services/roster/sourceRows.ts';
import { type StaffTitles, withStaffTitles } from '../../services/roster/staffTitles.ts';
import { municipalityPart, type SchoolStore } from '../core/records.ts';
import { rosterReadId } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import { changeOf, type Import, type RosterChange, takeRoster } from '../people/takeRosters.ts';
import { propose, withdraw } from './proposals.ts';
import { type ChangedSchool, changedSchools } from './rosterSteps.ts';

/** How a source is read, read anew for each round so that none of it needs a restart. */
export type RoundReading = RosterReading & { staffTitles: StaffTitles; limits: RosterLimits };

/** What became of a reading. */
export type Round =
  | { found: 'same' }
  | { found: 'unfinished'; expected: string }
  | {
      found: 'rows';
      /** Schools whose rosters were taken over. */
      changes: readonly RosterChange[];
      /** Schools that wait for an operator, or whose new roster was refused. */
      held: readonly string[];
      /** Whether one of them waits only since now. */
      asks: boolean;
      unread: readonly string[];
      withoutId: number;
      notices: readonly RosterNotice[];
    };

/**
 * Reads a source of rosters and takes over what is small; what is large waits, and nothing changes at its
 * schools meanwhile. Each school is one commit; ended in between, the next round does the rest. O(people).
 * @param made.by who had it read
 * @throws OutsideError, DataFileError: all rosters stay as they were; StoreError
 */
export async function rosterRound(
  store: SchoolStore,
  source: RosterSource,
  reading: RoundReading,
  made: Import & { told: boolean },
): Promise<Round> {
  const last = (await store.load(municipalityPart, 'rosterRead', rosterReadId))?.value;
  const mark = last?.origin === source.origin ? last.mark : undefined;
  const answer = await source.read({ mark, told: made.told });
  if (answer.found !== 'rows') return answer;
  const { rosters, notices } = await rostersIn(answer, source, reading);
  const unread = new Set(answer.unread);
  const changed = await changedSchools(store, rosters, unread);
  const groups = heldGroups(changed, reading.limits);
  const held = new Set(groups.flat().map(({ school }) => school));
  const small = changed.filter(({ school }) => !held.has(school));
  const changes: RosterChange[] = [];
  for (const { school, next } of small) {
    const change = await changeOf(store, next);
    await transact(store, school, (unit) => takeRoster(unit, next, change, made));
    changes.push(change);
  }
  let asks = false;
  for (const group of groups) {
    if (await propose(store, group, { ...made, origin: source.origin })) asks = true;
  }
  const touched = new Set(changed.map(({ school }) => school));
  const rest = store.schools().filter((school) => !touched.has(school) && !unread.has(school));
  await withdraw(store, rest);
  await transact(store, municipalityPart, async (unit) => {
    const read = { at: made.at, origin: source.origin };
    const kept = answer.mark === undefined ? {} : { mark: answer.mark };
    unit.upsert('rosterRead', rosterReadId, { ...read, ...kept });
  });
  const { withoutId } = answer;
  return {
    found: 'rows',
    changes,
    held: [...held],
    asks,
    unread: answer.unread,
    withoutId,
    notices,
  };
}

async function rostersIn(
  answer: RosterRows,
  { origin }: RosterSource,
  reading: RoundReading,
): ReturnType<typeof rostersOf> {
  const told = withStaffTitles(answer.files, reading.staffTitles);
  // A folder is somebody's own set: a school without pupils there is a mistake, and refused.
  const files = origin === 'folder' ? told : withoutEmptySchools(told);
  refuseBadRows(files, answer.fileOf);
  // A municipality's set takes seconds, in which people go on writing.
  return rostersOf(files, answer.fileOf, { ...reading, pause: nextTurn });
}

type Held = ChangedSchool & { losses: readonly Loss[] };

/** The schools that wait, with those that have to be taken together with them. */
function heldGroups(
  changed: readonly ChangedSchool[],
  limits: RosterLimits,
): readonly (readonly Held[])[] {
  const judged = new Map(
    changed.map((one): [string, Held] => [one.school, { ...one, losses: lossesOf(one, limits) }]),
  );
  const alone = [...judged.values()].filter(({ losses }) => losses.length > 0);
  const groups = heldTogether(changed, new Set(alone.map(({ school }) => school)));
  return groups.map((group) => group.flatMap((school) => judged.get(school) ?? []));
}

function lossesOf({ before, after, next }: ChangedSchool, limits: RosterLimits): readonly Loss[] {
  if (after === undefined) return [{ part: 'school', gone: 1, of: 1 }];
  return lossesBeyond(before, next, limits);
}
