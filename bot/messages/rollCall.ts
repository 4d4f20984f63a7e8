import { maySeeClass } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { audit } from '../core/audit.ts';
import { always, type IntentKind } from './intentKind.ts';
import { notice } from './notice.ts';

/**
 * Turns the morning's roll-call on or off for a class teacher: kept beside when their last morning list was
 * made.
 * @throws RefusedError `not_allowed`
 */
export const rollCall: IntentKind<'rollCall'> = {
  isOwn: always,
  answer: async (work, { on }) => {
    const { turn, unit, at } = work;
    const { member } = turn.actor;
    const [own] = member.classIds;
    const isClassTeacher = member.role === 'class_teacher';
    if (!isClassTeacher || own === undefined || !maySeeClass(turn.actor, own)) {
      throw new RefusedError('not_allowed');
    }
    const before = await unit.load('digest', member.id);
    const { rollCall: _, ...rest } = before ?? { on: at.slice(0, 10), keys: [] };
    unit.put('digest', member.id, { ...rest, ...(on ? { rollCall: true } : {}) });
    notice(work, on ? 'roll_call_on' : 'roll_call_off');
    const action = on ? 'rollCall.on' : 'rollCall.off';
    audit(unit, { turnId: turn.id, at, by: member.id, action, subjects: [] });
  },
};
