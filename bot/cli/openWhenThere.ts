import { StoreError } from '../../services/store/store.ts';
import type { Config } from '../config.ts';
import type { App } from '../core/app.ts';
import { storeCode } from '../health/watchedStore.ts';
import { waitingDoor } from '../http/waitingDoor.ts';
import type { OpenedStore } from '../openStore.ts';

/** Told to stop before there was anything to stop. */
export class StoppedWaiting extends Error {
  override readonly name = 'StoppedWaiting' as const;
}

/** A database is usually there by then, and nobody needs to be told. */
const quietMs = 1_000;

const againMs = 2_000;

/**
 * Opens a store in a database, as often as it takes until that is there; meanwhile callers are told to come again.
 * @param open one attempt
 * @param parts.stopped resolves when the process is told to stop
 * @throws StoppedWaiting; what `open` throws that no waiting mends
 */
export async function openWhenThere(
  open: () => Promise<OpenedStore>,
  {
    at,
    stopped,
    log,
  }: { at: Pick<Config, 'port' | 'host'>; stopped: Promise<void>; log: App['log'] },
): Promise<OpenedStore> {
  let code: string | undefined;
  const stop = stopped.then((): never => {
    throw new StoppedWaiting();
  });
  stop.catch(() => {});
  const pause = (ms: number) =>
    new Promise<undefined>((over) => setTimeout(() => over(undefined), ms));
  const attempt = () =>
    open().catch((error: unknown) => {
      if (!(error instanceof StoreError && error.passes)) throw error;
      if (storeCode(error) !== code)
        log.warn({ code: storeCode(error), file: error.file }, 'waits for the database');
      code = storeCode(error);
      return undefined;
    });
  let trying = attempt();
  const soon = await Promise.race([trying, pause(quietMs), stop]);
  if (soon) return soon;
  const door = await waitingDoor(at, () => code);
  try {
    for (;;) {
      const opened = await Promise.race([trying, stop]);
      if (opened) return opened;
      await Promise.race([pause(againMs), stop]);
      trying = attempt();
    }
  } finally {
    await door.close();
  }
}
