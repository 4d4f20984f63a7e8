import type { Actor } from '../../services/access/access.ts';
import { type App, stamp } from '../core/app.ts';
import { type AuditEntry, audit } from '../core/audit.ts';
import { transact } from '../core/unitOfWork.ts';

/** Notes in the trail what somebody saw in the tab, or was refused. @throws StoreError */
export async function lookedAt(
  app: App,
  { member, roster }: Actor,
  what: Pick<AuditEntry, 'subjects' | 'basis' | 'code'>,
): Promise<void> {
  await transact(app.store, roster.school.id, async (unit) => {
    const entry = { turnId: `tab/${app.newId()}`, at: stamp(app), by: member.id, action: 'tab' };
    audit(unit, { ...entry, ...what });
  });
}
