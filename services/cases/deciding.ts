import type { Actor } from '../access/access.ts';
import type { Setting } from './setting.ts';

/** Who decides, against what, and when (`at`: instant, ISO with offset). */
export type Deciding = { actor: Actor; setting: Setting; at: string };
