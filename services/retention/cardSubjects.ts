import type { KeptKind } from './keptRecords.ts';

/**
 * What a card shows, by which it is known how long the card's places are kept and whose erasure takes
 * them: records of a kind by their id, a pupil or a member of staff by theirs, or nothing that goes.
 */
export type CardSubject = { readonly records: readonly KeptKind[] } | 'pupil' | 'staff' | 'nothing';

/** For each card; the key of a place is "card:id". */
export type CardSubjects = Readonly<Record<string, CardSubject>>;
