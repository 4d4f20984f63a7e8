import { type Actor, widestReach } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { municipalityStatusView } from '../../services/status/overview.ts';
import type { Counting, MunicipalityStatusView } from '../../services/status/views.ts';
import type { App } from '../core/app.ts';
import { comparedSchools } from '../status/comparedSchools.ts';
import type { StatusCounts } from '../status/statusCounts.ts';
import { lookedAt } from './lookedAt.ts';
import { type Choice, choiceOf } from './tabChoice.ts';

/** The schools side by side with the moment of the oldest count (ISO), or how far the count is. */
export type SchoolsView = Choice &
  ({ counting: Counting } | { status: MunicipalityStatusView; since: string });

/**
 * What "status kommunen" in the chat shows somebody, as a page: the same right, the same counts, small groups hidden
 * in the same way. Changes nothing but the trail, where every viewing and every refusal is; how far a count is shows
 * nothing of a school, and is not in it.
 * @param actors the person in each of their schools, home school first
 * @throws RefusedError `not_allowed`, `not_whole_municipality`; StoreError if a school cannot be read, or the trail
 *   not be written: then nothing is shown
 */
export async function openSchools(
  app: App,
  actors: readonly [Actor, ...Actor[]],
  counts: StatusCounts,
): Promise<SchoolsView> {
  const actor = widestReach(actors, app.schools.all(), app.coordinators) ?? actors[0];
  const schools = await permitted(app, actor);
  const found = await counts(schools);
  const choice = choiceOf(app, actors, actor);
  if ('counting' in found) return { ...choice, counting: found.counting };
  const { overview, since } = found;
  const status = municipalityStatusView(overview, 0, Number.POSITIVE_INFINITY);
  await lookedAt(app, actor, { subjects: schools.map(({ school }) => school.id) });
  return { ...choice, status, since };
}

async function permitted(app: App, actor: Actor): Promise<readonly Roster[]> {
  try {
    return comparedSchools(app, actor, 'status');
  } catch (error) {
    if (error instanceof RefusedError) {
      await lookedAt(app, actor, { subjects: [], code: error.code });
    }
    throw error;
  }
}
