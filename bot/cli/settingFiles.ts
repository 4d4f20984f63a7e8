import { type Config, readConfig, type StoreSettings } from '../config.ts';

type Files = 'calendar' | 'retention' | 'dutiesByKind' | 'schoolKinds';

/** Where this installation keeps its data, for commands that use the store without a bot. */
export function settingFiles(): StoreSettings & Pick<Config, Files> {
  // They answer nobody, so they need no app id.
  const config = readConfig({ ...process.env, SANDBOX: '1' });
  const { dataDir, storeKeys, database, calendar, retention, dutiesByKind, schoolKinds } = config;
  return { dataDir, storeKeys, database, calendar, retention, dutiesByKind, schoolKinds };
}
