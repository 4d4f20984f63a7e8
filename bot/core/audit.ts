import type { Basis } from '../../services/access/access.ts';
import { type CardRef, type Recipient, subjectKey } from './outboxItem.ts';
import type { Seen } from './seen.ts';
import type { Unit } from './unitOfWork.ts';

export type AuditEntry = {
  /** The turn it belongs to; a turn has one entry for each action. */
  turnId: string;
  at: string;
  by: string;
  action: string;
  subjects: readonly string[];
  basis?: Basis | undefined;
  code?: string;
  counts?: Readonly<Record<string, number>>;
};

/** Adds to the audit trail of the commit that is being made: who did what to whom. Ids only. */
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

/** The same for what somebody got to see on different grounds: an entry for each of them. */
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
 * Adds that a card was shown: once a day for each reader, card and ground, and once more for each
 * pupil or case that came to stand on it later that day.
 * @param shown.action `shown`, or `shown.maybe` where nobody knows whether it arrived
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

/** Who reads a message, as the trail names them; undefined where nobody is shown a pupil. */
export function readerOf(to: Recipient): string | undefined {
  if (to.to === 'person') return to.staffId;
  return to.to === 'team' ? `team:${to.teamId}` : undefined;
}
