import type { Basis } from '../services/access/access.ts';
import type { Unit } from './unitOfWork.ts';

/**
 * Adds to the audit trail of the commit that is being made: who did what to whom. Ids only.
 * @param turnId the turn it belongs to; a turn has one entry for each action
 */
export function audit(
  unit: Unit,
  entry: {
    turnId: string;
    at: string;
    by: string;
    action: string;
    subjects: readonly string[];
    basis?: Basis | undefined;
    code?: string;
    counts?: Readonly<Record<string, number>>;
  },
): void {
  const { turnId, at, by, action, subjects, basis, code, counts } = entry;
  unit.put('audit', `${turnId}:${action}`, {
    at,
    by,
    action,
    subjects: [...subjects],
    ...(basis === undefined ? {} : { basis }),
    outcome: code === undefined ? 'done' : 'refused',
    ...(code === undefined ? {} : { code }),
    ...(counts === undefined ? {} : { counts: { ...counts } }),
  });
}
