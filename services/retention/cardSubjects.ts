import type { KeptKind } from './keptRecords.ts';

/**
 * What a card shows, which decides how long its places are kept and whose erasure removes them: records of a
 * kind by id, a pupil or member of staff by theirs, or nothing that goes.
 */
export type CardSubject = { readonly records: readonly KeptKind[] } | 'pupil' | 'staff' | 'nothing';

/** By card; the key of a place is "card:id". */
export type CardSubjects = Readonly<Record<string, CardSubject>>;
