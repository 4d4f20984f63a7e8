import { mayReport, maySeeCase } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { worryAbout } from '../../services/notes/readBack.ts';
import type { Target } from '../../services/notes/reading.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { askQuestions } from './askQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { storeConcern } from './storeConcern.ts';

/**
 * Asks before a worry opens a case, and says who will see it. Whoever sees that a case is open already is
 * shown it, and nobody is asked where nobody is named.
 * @throws RefusedError `not_allowed`, `unknown_pupil`
 */
export async function askConcern(work: MessageWork, target: Target | undefined): Promise<void> {
  if (typeof target !== 'object' || !('pupilId' in target)) return storeConcern(work, target);
  if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
  // Only to those who may see the case: to others the answer tells nothing of it.
  const { lastCase } = await loadPupil(work, target.pupilId);
  const known = lastCase && lastCase.state !== 'closed' && maySeeCase(work.turn.actor, lastCase);
  if (known) return storeConcern(work, target);
  askQuestions(work, [worryAbout(target.pupilId)]);
}
