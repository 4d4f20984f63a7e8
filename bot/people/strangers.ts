import { isVerb } from '../../cards/adaptiveCard.ts';
import { type App, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { municipalityPart } from '../core/records.ts';
import { transact } from '../core/unitOfWork.ts';

/**
 * Remembers that somebody whom no roster knows, or of another tenant, pressed a button. Who it was is
 * not ours to keep; the same press again is remembered once.
 */
export async function auditStranger(
  app: App,
  turnId: string,
  verb: string,
  code: 'unknown_person' | 'wrong_tenant',
): Promise<void> {
  await transact(app.store, municipalityPart, async (unit) => {
    if (await unit.load('inbox', turnId)) return;
    const at = stamp(app);
    unit.put('inbox', turnId, { at });
    const action = isVerb(verb) ? verb : 'unknown';
    audit(unit, { turnId, at, by: 'stranger', action, subjects: [], code });
  });
}
