import { isVerb } from '../../cards/wording/verbs.ts';
import { StoreError } from '../../services/store/store.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';

/**
 * Tells a stranger something, once for each activity, past the outbox: where strangers are reached is not
 * ours to keep.
 * @param once what it is told once for
 */
export async function tellOnce(app: App, once: string, tell: () => Promise<void>): Promise<void> {
  const turnId = app.pseudonym(once);
  const first = await transact(app.store, municipalityPart, async (unit) => {
    if (await unit.load('inbox', turnId)) return false;
    unit.put('inbox', turnId, { at: stamp(app) });
    return true;
  }).catch((error: unknown) => {
    // A disk that refuses is no reason to leave anybody without an answer.
    if (error instanceof StoreError && error.code === 'write_failed') return true;
    throw error;
  });
  if (first) await tell();
}

/**
 * Remembers that a stranger pressed a button, without who and where it was; the same press again is
 * remembered once.
 * @param activityId names the press
 */
export async function auditStranger(
  app: App,
  activityId: string,
  verb: string,
  code: 'unknown_person' | 'wrong_tenant',
): Promise<void> {
  const action = isVerb(verb) ? verb : 'unknown';
  const turnId = app.pseudonym(activityId);
  await transact(app.store, municipalityPart, async (unit) => {
    if (await unit.load('audit', `${turnId}:${action}`)) return;
    audit(unit, { turnId, at: stamp(app), by: 'stranger', action, subjects: [], code });
  });
}
