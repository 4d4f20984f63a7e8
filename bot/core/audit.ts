import type { Basis } from '../../services/access/access.ts';
import { type CardRef, type Recipient, subjectKey } from './outboxItem.ts';
import type { Seen } from './seen.ts';
import type { Unit } from './unitOfWork.ts';

export type AuditEntry = {
  /** The turn it belongs to; a turn has one entry per action. */
  turnId: string;
  at: string;
  by: string;
  action: string;
  subjects: readonly string[];
  basis?: Basis | undefined;
  code?: string;
  counts?: Readonly<Record<string, number>>;
};

/** Adds to the audit trail in this commit: who did what to whom. Ids only. */
export function audit(unit: Unit, entry: AuditEntry): void {
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

/** Like `audit`, with an entry for each ground on which something was seen. */
export function auditSeen(
  unit: Unit,
  entry: Omit<AuditEntry, 'subjects' | 'basis'>,
  seen: readonly Seen[],
): void {
  const [first = [undefined, []] as const, ...others] = Map.groupBy(seen, ({ basis }) => basis);
  const put = ([basis, some]: readonly [Basis | undefined, readonly Seen[]], turnId: string) =>
    audit(unit, { ...entry, turnId, subjects: some.map(({ subject }) => subject), basis });
  put(first, entry.turnId);
  for (const other of others) put(other, `${entry.turnId}/${other[0]}`);
}

/**
 * Records that a card was shown: once a day per reader, card and ground, and again for each pupil or case
 * added to it later that day.
 * @param shown.action `shown`, or `shown.maybe` if it may not have arrived
 */
export async function auditShown(
  unit: Unit,
  shown: { at: string; by: string; card: CardRef; action?: 'shown' | 'shown.maybe' },
  seen: readonly Seen[],
): Promise<void> {
  const { at, by, card, action = 'shown' } = shown;
  for (const [basis, some] of Map.groupBy(seen, (one) => one.basis)) {
    const turnId = ['shown', at.slice(0, 10), by, subjectKey(card), basis ?? 'channel'].join('/');
    const subjects = some.map(({ subject }) => subject);
    const first = await unit.load('audit', `${turnId}:${action}`);
    if (!first) audit(unit, { turnId, at, by, action, subjects, basis });
    const known = new Set(first?.subjects ?? subjects);
    for (const subject of subjects.filter((one) => !known.has(one))) {
      const later = `${turnId}/${subject}`;
      if (await unit.load('audit', `${later}:${action}`)) continue;
      audit(unit, { turnId: later, at, by, action, subjects: [subject], basis });
    }
  }
}

/** The trail's name for a message's reader; undefined if no pupil is shown. */
export function readerOf(to: Recipient): string | undefined {
  if (to.to === 'person') return to.staffId;
  return to.to === 'team' ? `team:${to.teamId}` : undefined;
}
