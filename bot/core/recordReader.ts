import type { App } from './app.ts';
import type { Records } from './records.ts';

/** Reads a school's records, either as stored or with the pending commit applied. */
export type RecordReader = {
  load<K extends keyof Records & string>(kind: K, id: string): Promise<Records[K] | undefined>;
  list<K extends keyof Records & string>(
    kind: K,
  ): Promise<readonly { id: string; value: Records[K] }[]>;
};

/** Reads stored records. */
export function storedRecords({ store }: Pick<App, 'store'>, school: string): RecordReader {
  return {
    load: async (kind, id) => (await store.load(school, kind, id))?.value,
    list: (kind) => store.list(school, kind),
  };
}
