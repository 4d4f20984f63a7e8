import {
  type Basis,
  classBasis,
  maySeeClass,
  maySeePupil,
  maySeeSchool,
  schoolBasis,
} from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Focus, Target } from '../../services/notes/reading.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import { privately, type Turn } from '../core/turn.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';
import { startOverview } from './startOverview.ts';

/**
 * Answers "status": for the target named, else the school for its leaders and the own class for a teacher.
 * Always in the person's own chat.
 * @param asked.focus which of the cases, if the question said so
 * @param asked.asked what of it was asked, of a pupil
 * @throws RefusedError `no_access_pupil`, `not_allowed`
 */
export async function showStatus(
  work: MessageWork,
  target: Target | undefined,
  { focus, asked }: { focus?: Focus | undefined; asked?: AskedOfPupil | undefined } = {},
): Promise<void> {
  if (target === 'municipality') return startOverview(work, { about: 'status' });
  const { turn, unit, outbox, at } = work;
  const found = statusSubject(turn, target);
  const subject = asAsked(found, focus, asked);
  outbox.show(privately(turn), subject, 'new');
  pointToChat(work);
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: 'status',
    subjects: [subject.id],
    basis: statusBasis(turn, subject),
  });
}

/** Longer than any question of the kind: a school year is told by the card. */
const mostDays = 31;

/** Whether somebody is noted, as ill or at all, on some days. */
type AskedOfPupil = { as: 'illness' | 'any'; days?: readonly string[] };

function asAsked(
  found: CardRef,
  focus: Focus | undefined,
  asked: AskedOfPupil | undefined,
): CardRef {
  if (focus && found.card === 'status') return { ...found, filter: focus };
  if (!asked || found.card !== 'pupilStatus') return found;
  const { as, days } = asked;
  return { ...found, as, ...(days === undefined ? {} : { days: days.slice(0, mostDays) }) };
}

/** The status card of a target, if the person may see it. */
export function statusSubject(
  { actor }: Pick<Turn, 'actor'>,
  target: Exclude<Target, 'municipality'> | undefined,
): CardRef {
  const { roster, member } = actor;
  if (target !== undefined && target !== 'school' && 'pupilId' in target) {
    const pupil = roster.pupil(target.pupilId);
    if (!pupil) throw new RefusedError('unknown_pupil');
    if (!maySeePupil(actor, pupil)) throw new RefusedError('no_access_pupil');
    return { card: 'pupilStatus', id: pupil.id };
  }
  if (target !== undefined && target !== 'school') {
    const one = roster.classByCode(target.classCode);
    if (!one || !maySeeClass(actor, one.id)) throw new RefusedError('not_allowed');
    return { card: 'status', id: one.id };
  }
  if (maySeeSchool(actor)) return { card: 'status', id: 'school' };
  const own = member.classIds[0];
  if (target === 'school' || own === undefined || !maySeeClass(actor, own)) {
    throw new RefusedError('not_allowed');
  }
  return { card: 'status', id: own };
}

/** The ground on which somebody sees a status card. */
export function statusBasis({ actor }: Pick<Turn, 'actor'>, { id }: CardRef): Basis | undefined {
  if (id === 'school') return schoolBasis(actor);
  return classBasis(actor, actor.roster.pupil(id)?.classId ?? id);
}
