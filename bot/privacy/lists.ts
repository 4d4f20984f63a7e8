import type { Records } from '../core/records.ts';

/** Lists records, or the oldest `most`: from a school's store, or from the current commit. */
export type Lists = <K extends keyof Records & string>(
  kind: K,
  most?: number,
) => Promise<readonly { id: string; value: Records[K] }[]>;
