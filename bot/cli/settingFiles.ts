import { readConfig, type StoreSettings } from '../config.ts';

/** Where this installation keeps its data, for commands that use the store without a bot. */
export function settingFiles(): StoreSettings & { calendar: string; retention: string } {
  // They answer nobody, so they need no app id.
  const { dataDir, storeKeys, database, calendar, retention } = readConfig({
    ...process.env,
    SANDBOX: '1',
  });
  return { dataDir, storeKeys, database, calendar, retention };
}
