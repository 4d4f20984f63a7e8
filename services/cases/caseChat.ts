import { type Actor, caseAccess } from '../access/access.ts';
import { isOwnStaff } from '../access/involvement.ts';
import type { CaseRecord } from './caseRecord.ts';
import { effectiveAssignee, isOpen } from './caseStep.ts';
import { peopleFor } from './peopleFor.ts';

/**
 * The colleagues a chat about a case can be opened with: its holder, the pupil's class teachers and whoever has a
 * step or was brought in, of the school's own staff and only who sees all of the case. Without the actor.
 * @returns e-mail addresses, which are user principal names; empty where the actor may not see all of the case
 */
export function chatMembers(subject: CaseRecord, actor: Actor): readonly string[] {
  const { roster } = actor;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil || caseAccess(actor, subject)?.scope !== 'full') return [];
  const ids = [
    ...(subject.holder === undefined ? [] : [subject.holder]),
    ...peopleFor('class_teacher', pupil, roster).map(({ id }) => id),
    ...subject.steps.filter(isOpen).flatMap((step) => effectiveAssignee(step) ?? []),
    ...subject.involved.filter(({ endedAt }) => endedAt === undefined).map((one) => one.staffId),
  ];
  return [...new Set(ids)].flatMap((id) => {
    const member = roster.member(id);
    const isIn =
      member !== undefined &&
      id !== actor.member.id &&
      isOwnStaff(member) &&
      caseAccess({ member, roster }, subject)?.scope === 'full';
    return isIn ? [member.email] : [];
  });
}
