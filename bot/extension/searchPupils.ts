import { type FoundPupil, foundPupil } from '../../cards/foundPupil.ts';
import { maySeePupil } from '../../services/access/access.ts';
import { holdsCpr } from '../../services/notes/cpr.ts';
import { pupilsNamed } from '../../services/notes/pupilsNamed.ts';
import { type App, stamp } from '../core/app.ts';
import { auditShown } from '../core/audit.ts';
import type { Turn } from '../core/turn.ts';
import { transact } from '../core/unitOfWork.ts';
import { pupilStatusOf } from '../show/statusCards.ts';

/** As many as are read at a glance; more letters find the others. */
const mostFound = 5;

/**
 * The status of pupils whose names begin with what was typed, in each of the person's schools: only those
 * whom they may see, looked for among these alone, so that the answer for another pupil is the answer for
 * none. Each look is in the trail as that card's, once a day, since a search asks at every letter.
 */
export async function searchPupils(
  app: App,
  turns: readonly Turn[],
  text: string,
): Promise<readonly FoundPupil[]> {
  if (holdsCpr(text)) return [];
  const found: FoundPupil[] = [];
  for (const turn of turns) {
    found.push(...(await searchIn(app, turn, text, mostFound - found.length)));
  }
  return found;
}

async function searchIn(
  app: App,
  { actor, school, locale }: Turn,
  text: string,
  limit: number,
): Promise<readonly FoundPupil[]> {
  const visible = actor.roster.pupils.filter((pupil) => maySeePupil(actor, pupil));
  const named = pupilsNamed(text, visible, limit);
  if (named.length === 0) return [];
  return transact(app.store, school, async (unit) => {
    const found: FoundPupil[] = [];
    for (const { id } of named) {
      const status = await pupilStatusOf({ app, records: unit }, id, actor);
      if (!status) continue;
      const card = { card: 'pupilStatus', id } as const;
      await auditShown(unit, { at: stamp(app), by: actor.member.id, card }, status.seen);
      found.push(foundPupil(status.view, locale));
    }
    return found;
  });
}
