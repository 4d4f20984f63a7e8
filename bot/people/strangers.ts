import { isVerb } from '../../cards/wording/verbs.ts';
import { StoreError } from '../../services/store/store.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';

/**
 * Tells a stranger something, once per activity, bypassing the outbox: we may not keep how strangers are
 * reached.
 * @param once key of what is told once
 */
export async function tellOnce(app: App, once: string, tell: () => Promise<void>): Promise<void> {
  const turnId = app.pseudonym(once);
  const first = await transact(app.store, municipalityPart, async (unit) => {
    if (await unit.load('inbox', turnId)) return false;
    unit.put('inbox', turnId, { at: stamp(app) });
    return true;
  }).catch((error: unknown) => {
    // A failing disk is no reason to leave anybody unanswered.
    if (error instanceof StoreError && error.code === 'write_failed') return true;
    throw error;
  });
  if (first) await tell();
}

/**
 * Records that a stranger pressed a button, but not who or where; a repeated press is recorded once.
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
