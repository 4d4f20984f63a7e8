import type { Actor } from '../../services/access/access.ts';
import type { Roster } from '../../services/roster/roster.ts';

/**
 * Who will read the card: a person, a school's linked team channel, or somebody without rights. In shared
 * conversations, `refreshFor` has the Entra ids whose clients ask for their own view.
 */
export type Viewer =
  | { actor: Actor; refreshFor?: readonly string[] }
  | { channelOf: Roster; refreshFor?: readonly string[] }
  | 'anybody';
