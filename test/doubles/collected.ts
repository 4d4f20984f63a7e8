import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects garbage, and says whether what this refers to went with it. */
export async function collected(reference: WeakRef<object>): Promise<boolean> {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  // What was looked at in this turn of the loop stays until the next.
  await turn();
  if (typeof collect === 'function') collect();
  return reference.deref() === undefined;
}
