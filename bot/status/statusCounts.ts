import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Roster } from '../../services/roster/roster.ts';
import type { Overview } from '../../services/status/overview.ts';
import type { SchoolTally } from '../../services/status/tally.ts';
import type { Counting } from '../../services/status/views.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { sideBySide, tallySchool } from './countSchools.ts';

type CountsApp = Parameters<typeof tallySchool>[0] & Pick<App, 'elapsed'>;

/** How long what was counted of a school is shown: a count reads all its records. */
const keptMs = 10 * 60_000;

/** How long one look counts before it tells how far it is; the next look goes on. */
const atOnceMs = 2000;

const wanted = { about: 'status' } as const;

/** Schools side by side and the moment of the oldest count among them (ISO), or how many were counted so far. */
export type CountsSoFar = { overview: Overview; since: string } | { counting: Counting };

/** Goes on counting the schools, and tells what there is. @throws StoreError */
export type StatusCounts = (schools: readonly Roster[]) => Promise<CountsSoFar>;

type Kept = { tally: SchoolTally; on: string; at: string; elapsed: number };

/**
 * The counts of `status kommunen` for those who look again and again: a school is counted once in ten minutes and
 * one at a time, however many look and whichever schools they see. Kept in memory alone; a count has no names.
 */
export function statusCounts(app: CountsApp): StatusCounts {
  const kept = new Map<string, Kept>();
  let turn: Promise<unknown> = Promise.resolve();

  const known = ({ school }: Roster): Kept | undefined => {
    const found = kept.get(school.id);
    const today = localTime(app).toPlainDate().toString();
    return found?.on === today && app.elapsed() - found.elapsed < keptMs ? found : undefined;
  };
  const count = async (roster: Roster): Promise<Kept> => {
    await nextTurn();
    const today = localTime(app).toPlainDate();
    const one = { on: today.toString(), at: stamp(app), elapsed: app.elapsed() };
    const counted = { ...one, tally: await tallySchool(app, roster, wanted, today) };
    kept.set(roster.school.id, counted);
    return counted;
  };
  /** After those who asked before, who may have counted it meanwhile. */
  const inTurn = (roster: Roster): Promise<Kept> => {
    const mine = turn.then(() => known(roster) ?? count(roster));
    turn = mine.catch(() => {});
    return mine;
  };

  return async (schools) => {
    const begun = app.elapsed();
    const all: Kept[] = [];
    for (const roster of schools) {
      const inTime = app.elapsed() - begun < atOnceMs;
      const one = known(roster) ?? (inTime ? await inTurn(roster) : undefined);
      if (one) all.push(one);
    }
    if (all.length < schools.length) {
      return { counting: { done: all.length, of: schools.length } };
    }
    const tallies = all.map(({ tally }) => tally);
    const today = localTime(app).toPlainDate();
    const [oldest] = all.toSorted((a, b) => a.elapsed - b.elapsed);
    const since = oldest?.at ?? stamp(app);
    return { overview: sideBySide(app, schools, wanted, { tallies, today }), since };
  };
}
