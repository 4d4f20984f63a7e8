import type { Actor } from '../../services/access/access.ts';
import type { Roster } from '../../services/roster/roster.ts';

/**
 * Who will read the card: a person, a school's linked team channel, or somebody without any right.
 * Where others read along, `refreshFor` are the Entra ids of those whose clients ask for their own view.
 */
export type Viewer =
  | { actor: Actor; refreshFor?: readonly string[] }
  | { channelOf: Roster; refreshFor?: readonly string[] }
  | 'anybody';
