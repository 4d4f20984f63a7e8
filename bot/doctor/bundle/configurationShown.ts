import type { Config } from '../../config.ts';
import { variables } from '../../config.ts';

/** Values that say nothing of anybody: numbers and words of a fixed list, as they were understood. */
type Shown = Readonly<Record<string, string | number | boolean>>;

/**
 * The configuration without anything that could be a secret, a name, an address or a path: which variables are
 * set, and of some what they say. Whatever is not named here is left out.
 */
export function configurationShown(
  config: Config,
  env: NodeJS.ProcessEnv,
): { set: readonly string[]; values: Shown } {
  return {
    set: variables.filter((name) => (env[name] ?? '') !== ''),
    values: {
      sandbox: config.app.id === '',
      proof: config.identity?.proof.by ?? 'none',
      port: config.port,
      store: config.database ? 'database' : 'files',
      storeKeys: config.storeKeys.length,
      databaseConnections: config.database?.connections ?? 0,
      databaseTermSeconds: (config.database?.termMs ?? 0) / 1000,
      rulesets: config.rules.length,
      coordinators: config.coordinators,
      registerStaleDays: config.registerStaleDays,
      registerFolder: config.absenceFolder !== undefined,
      registerAsked: config.absencePull !== undefined,
      registerPartial: (config.absenceFolder ?? config.absencePull)?.partial ?? false,
      remindUnreportedAt: config.remindUnreportedAt?.toString({ smallestUnit: 'minute' }) ?? 'off',
      connections: config.http.connections,
      connectionsPerAddress: config.http.connectionsPerAddress,
      pages: config.operator !== undefined,
      tab: config.tab !== undefined,
      publicGraph: config.graphBaseUrl === 'https://graph.microsoft.com/v1.0',
      proxy: config.proxy !== undefined,
      rulesService: config.apiKey !== undefined,
      telemetry: config.telemetry !== undefined,
      logLevel: config.logLevel,
    },
  };
}
