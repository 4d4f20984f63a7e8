import type { Actor } from '../../services/access/access.ts';
import type { App } from '../core/app.ts';
import { rosterId } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';

/**
 * Whether an account may act as a member of staff whom the roster knows by UPN: only the first one seen. A
 * UPN can pass to somebody else, who inherits nothing until a new roster is imported that still lists it for
 * this member. Refused accounts are not kept; the operator is told once.
 * @param entraId of the account
 * @throws StoreError when the disk refuses
 */
export async function actsAs(
  app: Pick<App, 'store' | 'log'>,
  { member, roster }: Actor,
  entraId: string,
): Promise<boolean> {
  const school = roster.school.id;
  const own = entraId.toLowerCase();
  const before = await app.store.load(school, 'account', member.id);
  if (before?.value.entraId === own) return true;
  const imported = (await app.store.load(school, 'roster', rosterId))?.version ?? 0;
  const decided = await transact(app.store, school, async (unit) => {
    const known = await unit.load('account', member.id);
    const others = (await unit.list('account')).filter(({ id }) => id !== member.id);
    // A colleague does not become another one because a UPN moved.
    if (others.some(({ value }) => value.entraId === own)) return 'refused';
    const refusedOn = known?.refusedOn;
    if (!known || (refusedOn !== undefined && imported > refusedOn)) {
      unit.put('account', member.id, { entraId: own });
      return 'bound';
    }
    if (known.entraId === own) return 'bound';
    if (refusedOn === undefined) unit.put('account', member.id, { ...known, refusedOn: imported });
    return refusedOn === undefined ? 'refused now' : 'refused';
  });
  if (decided === 'refused now') {
    app.log.warn(
      { school },
      'a UPN of the roster is another account’s now: import the roster anew',
    );
  }
  return decided === 'bound';
}
