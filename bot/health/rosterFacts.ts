import type { App } from '../core/app.ts';
import { municipalityPart } from '../core/records.ts';
import { proposalId, rosterReadId } from '../core/schools.ts';

/** What the store holds beside the rosters themselves. */
export type RosterFacts = {
  /** At so many schools a roster waits for an operator. */
  waiting: number;
  /** When their source was last read; undefined if never. */
  lastRead: Temporal.Instant | undefined;
};

/** The facts as they were last read, and the way to read them anew. */
export type KnownRosterFacts = {
  known(): RosterFacts;
  /** Once for all who ask meanwhile; ends with the first school that cannot be read. O(schools). @throws StoreError */
  read(): Promise<void>;
};

export function rosterFacts({ store, schools }: Pick<App, 'store' | 'schools'>): KnownRosterFacts {
  let known: RosterFacts = { waiting: 0, lastRead: undefined };
  let reading: Promise<void> | undefined;
  const readAll = async (): Promise<void> => {
    const read = await store.load(municipalityPart, 'rosterRead', rosterReadId);
    let waiting = 0;
    for (const { school } of schools.all()) {
      const proposal = await store.load(school.id, 'rosterProposal', proposalId);
      if (proposal?.value.state === 'waiting') waiting += 1;
    }
    known = { waiting, lastRead: read && Temporal.Instant.from(read.value.at) };
  };
  return {
    known: () => known,
    read: () => {
      reading ??= readAll().finally(() => {
        reading = undefined;
      });
      return reading;
    },
  };
}
