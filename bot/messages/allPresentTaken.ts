import { classBasis } from '../../services/access/access.ts';
import { audit } from '../core/audit.ts';
import type { Records } from '../core/records.ts';
import { privately } from '../core/turn.ts';
import type { TurnWork } from '../core/work.ts';
import { isOf } from './saidBy.ts';

type Report = Records['classReport'];
type One = Pick<Report, 'by' | 'at' | 'in'>;

/** The class's report of a day with one more who says it: the newest first, then who said it before. */
export function withSaid(before: Report | undefined, said: Report): Report {
  if (!before) return said;
  const { by, at, in: turn, earlier = [] } = before;
  const last: One = { by, at, ...(turn === undefined ? {} : { in: turn }) };
  return { ...said, earlier: [...earlier, last] };
}

/**
 * Takes back that a message said that all of a class are at school, and says so where nobody else said it.
 * @returns the ids of the class reports it was in
 */
export async function takeBackPresence(work: TurnWork, messageId: string): Promise<string[]> {
  const { unit, turn, at, outbox } = work;
  const by = turn.actor.member.id;
  const isIts = (one: One) =>
    one.by === by && one.in !== undefined && (one.in === messageId || isOf(one.in, messageId));
  const found: string[] = [];
  for (const { id, value } of await unit.list('classReport')) {
    const { classId, date, earlier = [], ...newest } = value;
    const all: One[] = [...earlier, newest];
    const left = all.filter((one) => !isIts(one));
    if (left.length === all.length) continue;
    found.push(id);
    const last = left.pop();
    if (last) unit.put('classReport', id, { classId, date, ...last, earlier: left });
    else unit.remove('classReport', id);
    audit(unit, {
      ...{ turnId: turn.id, at, by, action: 'all_present.undo', subjects: [classId] },
      basis: classBasis(turn.actor, classId) ?? 'registers',
    });
    if (last) continue;
    outbox.show(privately(turn), { card: 'notice', id: 'presence_taken_back', details: {} }, 'new');
  }
  return found;
}
