import type { Records } from '../core/records.ts';

/** Where records are listed: the store of a school, or the commit that is being made. */
export type Lists = <K extends keyof Records & string>(
  kind: K,
) => Promise<readonly { id: string; value: Records[K] }[]>;
