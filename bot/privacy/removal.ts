import { added, type Statistic, statisticId } from '../../services/retention/statistic.ts';
import { audit } from '../core/audit.ts';
import type { Unit } from '../core/unitOfWork.ts';

/** How many records of a kind, by rule. */
export type Removed = { rule: string; kind: string; count: number };

/**
 * Leaves a trace of what a commit removes: anonymous tombstones, the surviving numbers, and one trail entry.
 * @param trace.id of the commit in the trail
 */
export async function leaveTrace(
  unit: Unit,
  removed: readonly Removed[],
  counted: readonly Statistic[],
  trace: {
    id: string;
    at: string;
    action: 'retention' | 'erase';
    subjects: readonly string[];
    reason?: string;
  },
): Promise<void> {
  const { id, at, action, subjects, reason } = trace;
  const on = at.slice(0, 10);
  for (const { rule, kind, count } of removed) {
    // Each erasure has its own, with its reason; a day's expired records are counted together.
    const tombstoneId = `${on}/${rule}/${kind}${action === 'erase' ? `/${id}` : ''}`;
    const before = await unit.load('tombstone', tombstoneId);
    unit.put('tombstone', tombstoneId, {
      ...{ on, rule, kind },
      count: (before?.count ?? 0) + count,
      ...(reason ? { reason } : {}),
    });
  }
  for (const part of counted) {
    const before = await unit.load('statistic', statisticId(part));
    unit.put('statistic', statisticId(part), before ? added(before, part) : part);
  }
  const counts = Object.fromEntries(
    removed.map(({ rule, kind, count }) => [`${rule}/${kind}`, count]),
  );
  audit(unit, { turnId: id, at, by: 'system', action, subjects, counts });
}
