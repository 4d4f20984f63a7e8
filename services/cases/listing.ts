import type { Actor } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { DigestItem } from './digestViews.ts';
import type { Day } from './nudge.ts';

/** An item, and the key by which it is known whether it is new. */
export type Found = { item: DigestItem; key: string };

/** A reader and a case, on a day. */
export type Listing = { actor: Actor; subject: CaseRecord; caseContext: CaseContext; day: Day };
