import { type Actor, maySeeMunicipality, schoolsInReach } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Roster } from '../../services/roster/roster.ts';
import type { CountedFor } from '../../services/status/overview.ts';
import type { App } from '../core/app.ts';

/**
 * The schools whose counts somebody may see side by side.
 * @throws RefusedError `not_allowed` for who leads none; `not_whole_municipality` for the status of only one
 */
export function comparedSchools(
  { schools, coordinators }: Pick<App, 'schools' | 'coordinators'>,
  actor: Actor,
  about: CountedFor['about'],
): readonly Roster[] {
  const all = schools.all();
  const found = schoolsInReach(actor, all, coordinators);
  if (found.length === 0) throw new RefusedError('not_allowed');
  if (about === 'status' && !maySeeMunicipality(actor, all, coordinators)) {
    throw new RefusedError('not_whole_municipality');
  }
  return found;
}
