import { type WriteFile, writeDurably } from '../../../services/store/writeDurably.ts';

/** A write that has begun and waits for the test to say how it ends. */
export type HeldWrite = { letThrough(): Promise<void>; refuse(reason: Error): void };

/** A disk that does each write only when told to. `next` is the oldest write not yet looked at. */
export function heldWrites(): { write: WriteFile; next(): Promise<HeldWrite> } {
  const begun: HeldWrite[] = [];
  const watchers: ((held: HeldWrite) => void)[] = [];
  return {
    write: (file, content) =>
      new Promise<void>((resolve, reject) => {
        const held = {
          letThrough: () => writeDurably(file, content).then(resolve, reject),
          refuse: reject,
        };
        const watcher = watchers.shift();
        if (watcher) watcher(held);
        else begun.push(held);
      }),
    next: () =>
      new Promise((resolve) => {
        const held = begun.shift();
        if (held) resolve(held);
        else watchers.push(resolve);
      }),
  };
}
