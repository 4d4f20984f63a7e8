import { added, type Statistic, statisticId } from '../services/retention/statistic.ts';
import { audit } from './audit.ts';
import type { Unit } from './unitOfWork.ts';

/** What was removed: by which rule, of which kind, and the part of it that the statistic keeps. */
export type Removed = { rule: string; kind: string; counted?: Statistic };

/**
 * Leaves a trace of what a commit removes: tombstones that name nobody, the numbers that survive, and
 * one entry in the trail.
 * @param trace.id names the commit in the trail
 */
export async function leaveTrace(
  unit: Unit,
  removed: readonly Removed[],
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
  const groups = Map.groupBy(removed, ({ rule, kind }) => `${rule}/${kind}`);
  const counts = Object.fromEntries([...groups].map(([name, some]) => [name, some.length]));
  for (const [name, [one]] of groups) {
    if (!one) continue;
    const { rule, kind } = one;
    // Each erasure has its own, with its reason; what time removes on a day is counted together.
    const tombstoneId = action === 'erase' ? `${on}/${name}/${id}` : `${on}/${name}`;
    const before = await unit.load('tombstone', tombstoneId);
    const count = (before?.count ?? 0) + (counts[name] ?? 0);
    unit.put('tombstone', tombstoneId, { on, rule, kind, count, ...(reason ? { reason } : {}) });
  }
  for (const { counted } of removed) {
    if (!counted) continue;
    const before = await unit.load('statistic', statisticId(counted));
    unit.put('statistic', statisticId(counted), before ? added(before, counted) : counted);
  }
  audit(unit, { turnId: id, at, by: 'system', action, subjects, counts });
}
