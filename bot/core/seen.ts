import type { Basis } from '../../services/access/access.ts';

/** A pupil, a case, a class or the `school`, and the ground on which the reader sees it. */
export type Seen = { subject: string; basis: Basis | undefined };

/** What a card shows its reader from another school; `by` is the reader there. */
export type SeenElsewhere = { school: string; by: string; seen: readonly Seen[] };
