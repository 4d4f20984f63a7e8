import { StoreError } from '../../services/store/store.ts';
import type { StoreSettings } from '../config.ts';
import type { SchoolStore } from '../core/records.ts';
import { openStore } from '../openStore.ts';
import { socketPath } from '../operator/socketPath.ts';

/**
 * Works on the store, or hands the work over to the running bot that holds it, which then knows at once.
 * @param ask hands it over by the bot's socket; undefined when no bot is listening there
 * @throws StoreError as opening does, `locked` too where no bot could be asked; whatever `here` and `ask` throw
 */
export async function hereOrThere<Answer>(
  settings: StoreSettings,
  here: (store: SchoolStore) => Promise<Answer>,
  ask: (path: string) => Promise<Answer | undefined>,
): Promise<Answer> {
  let store: SchoolStore;
  try {
    store = await openStore(settings);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'locked') throw error;
    const path = socketPath(settings.dataDir);
    const answer = path === undefined ? undefined : await ask(path);
    if (!answer) throw error;
    return answer;
  }
  try {
    return await here(store);
  } finally {
    await store.close();
  }
}
