import { z } from 'zod';
import type { Target } from '../../services/notes/reading.ts';
import { audit } from '../audit.ts';
import { statusBasis, statusSubject } from '../messages/showStatus.ts';
import type { PressHandler } from './handlePress.ts';

const statusData = z.object({ scope: z.enum(['school', 'class', 'pupil']), id: z.string() });

/** A status card from another card: the school, a class by id, or a pupil. */
export const statusShow: PressHandler = async ({ turn, unit, at }, data) => {
  const subject = statusSubject(turn, targetOf(statusData.parse(data), turn.actor.roster));
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action: 'status.show',
    subjects: [subject.id],
    basis: statusBasis(turn, subject),
  });
  return subject;
};

function targetOf(
  { scope, id }: z.output<typeof statusData>,
  roster: { classById(id: string): { code: string } | undefined },
): Target {
  if (scope === 'school') return 'school';
  if (scope === 'pupil') return { pupilId: id };
  return { classCode: roster.classById(id)?.code ?? id };
}
