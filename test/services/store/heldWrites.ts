import { type AppendFile, appendDurably } from '../../../services/store/writeDurably.ts';

/** A write that has begun and waits for the test to say how it ends. */
export type HeldWrite = { letThrough(): Promise<void>; refuse(reason: Error): void };

/** A disk that does each write of commits only when told to. `next` is the oldest not yet looked at. */
export function heldWrites(): { appendFile: AppendFile; next(): Promise<HeldWrite> } {
  const begun: HeldWrite[] = [];
  const watchers: ((held: HeldWrite) => void)[] = [];
  const hold = (write: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const held = { letThrough: () => write().then(resolve, reject), refuse: reject };
      const watcher = watchers.shift();
      if (watcher) watcher(held);
      else begun.push(held);
    });
  return {
    appendFile: (file, content, place) => {
      const write = () => appendDurably(file, content, place);
      return place.at === 0 ? write() : hold(write);
    },
    next: () =>
      new Promise((resolve) => {
        const held = begun.shift();
        if (held) resolve(held);
        else watchers.push(resolve);
      }),
  };
}
