import type { RosterSource } from '../roster/rosterSource.ts';
import { type EducationMirror, educationMirror } from './educationMirror.ts';
import { educationRows } from './educationRows.ts';
import { type GraphClientOptions, graphClient } from './graphClient.ts';

/** Delta links of education live for seven days. */
const longestDays = 6;

/**
 * Rosters from Microsoft Graph's education API, which School Data Sync fills; `EduRoster.Read.All` is enough.
 * What was read is kept in memory alone, with its delta links, so that a process reads all of it once, then what
 * changed, and all again before the links end. It holds the names of people who are in no roster yet, so it is
 * not stored.
 * @param options.municipality its name, which Graph does not have
 */
export function graphRoster(
  options: GraphClientOptions & { municipality: string; now: () => Temporal.Instant },
): RosterSource {
  const client = graphClient(options);
  let mirror: EducationMirror | undefined;
  return {
    origin: 'graph',
    read: async () => {
      const oldest = options.now().subtract({ hours: longestDays * 24 });
      const known =
        mirror && Temporal.Instant.compare(mirror.readAt, oldest) > 0 ? mirror : undefined;
      mirror = await educationMirror(client, known, options.now);
      return {
        found: 'rows',
        files: educationRows(mirror, options.municipality),
        fileOf: (name) => `graph/${name}`,
        unread: [],
        withoutId: 0,
        mark: undefined,
      };
    },
  };
}
