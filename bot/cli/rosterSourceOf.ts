import { graphRoster } from '../../services/graph/graphRoster.ts';
import type { AppTokens } from '../../services/identity/appTokens.ts';
import type { RosterSource } from '../../services/roster/rosterSource.ts';
import { type Config, ConfigError } from '../config.ts';
import { folderSource } from '../roster/folderSource.ts';
import { skoledataSource } from '../roster/skoledataSource.ts';

/**
 * The source of rosters that is configured, if one is.
 * @param tokens undefined in a sandbox, whose local Graph takes any
 * @throws ConfigError where there is no Graph to ask
 */
export function rosterSourceOf(
  { roster, graphBaseUrl, operator }: Config,
  tokens: AppTokens | undefined,
): RosterSource | undefined {
  if (!roster) return undefined;
  const { place, reading } = roster;
  const municipality = operator?.municipality ?? '';
  if (place.origin === 'folder') return folderSource(place.folder, reading.absenceMap);
  if (place.origin === 'os2skoledata') return skoledataSource({ ...place, municipality });
  if (graphBaseUrl === undefined) {
    throw new ConfigError('ROSTER_FROM: expected GRAPH_BASE_URL where there is no app for Graph');
  }
  const token = tokens?.graph ?? (async () => 'sandbox');
  return graphRoster({ baseUrl: graphBaseUrl, token, municipality, now: Temporal.Now.instant });
}
