import type { Actor } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';

/** Who decides, against what, and when (`at`: instant, ISO with offset). */
export type Deciding = { actor: Actor; caseContext: CaseContext; at: string };
