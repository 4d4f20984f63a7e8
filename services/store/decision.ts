import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from './store.ts';

/** Far more than any decision needs that only reads the store. */
const longestMs = 10_000;

/** The decision the running code belongs to; what it started may outlive it. */
const making = new AsyncLocalStorage<{ over: boolean }>();

/**
 * Refuses a decision or commit inside a decision: it would wait for a turn after its own.
 * @throws Error
 */
export function refuseInside(): void {
  if (making.getStore()?.over === false) {
    throw new Error('a decision is made on the store inside of another one');
  }
}

/**
 * Makes a decision, and gives up if it hangs: until then it would block all other decisions.
 * @throws StoreError `hung`
 */
export async function inTime<Made>(
  make: () => Promise<Made>,
  parts: { file: string; schedule: (afterMs: number, run: () => void) => () => void },
): Promise<Made> {
  const decision = { over: false };
  let cancel = () => {};
  const hung = new Promise<never>((_, reject) => {
    cancel = parts.schedule(longestMs, () => {
      reject(
        new StoreError('hung', parts.file, 'a decision waited for something that did not come'),
      );
    });
  });
  try {
    return await Promise.race([making.run(decision, make), hung]);
  } finally {
    decision.over = true;
    cancel();
  }
}
