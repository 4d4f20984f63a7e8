import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { fullName, type Pupil, type StaffMember } from '../../services/roster/roster.ts';
import { casesOf } from './chats.ts';
import type { Look, World } from './world.ts';

/**
 * Why somebody should not have been shown a card; undefined where all is well. Written anew from the
 * roles, without the bot's own rules: leadership sees its school, teachers their classes, all others
 * only a case that they were brought into, and never whom it is about where the sparring is anonymous; and whoever
 * is asked which of two notes about a pupil holds sees that pupil.
 */
export function whyNotSeen(
  { conversation, content }: Look,
  world: World,
  cases: ReadonlyMap<string, CaseRecord>,
): string | undefined {
  const one = world.inConversation(conversation);
  // Somebody who left the school since: what is in their chat came before.
  if (!one) return undefined;
  const roster = world.rosters.get(one.school);
  const shown = casesOf(content).flatMap((id) => cases.get(id) ?? []);
  for (const subject of shown) {
    const pupil = roster?.pupil(subject.pupilId);
    if (pupil && (seesPupil(one.member, pupil) || takesPart(one.member, subject))) continue;
    return `${one.member.role} ${one.member.id} was shown case ${subject.id}`;
  }
  const through = new Set(shown.map(({ pupilId }) => pupilId));
  const asked = world.askedAbout.get(one.member.id);
  const theirs = (pupil: Pupil) => {
    // Also who has left for another school, by the last entry here.
    const own = roster?.pupil(pupil.id);
    if (!own) return false;
    return seesPupil(one.member, own) || through.has(own.id) || asked?.has(own.id) === true;
  };
  const all = [...world.rosters.values()].flatMap(({ pupils }) =>
    pupils.map((pupil) => ({ name: fullName(pupil), fine: theirs(pupil), pupil })),
  );
  // Two in the municipality may have one name.
  const known = new Set(all.flatMap(({ name, fine }) => (fine ? [name] : [])));
  const foreign = all.find(({ name }) => !known.has(name) && content.includes(name));
  return foreign && `${one.member.role} ${one.member.id} was shown the name of ${foreign.pupil.id}`;
}

function seesPupil({ role, classIds }: StaffMember, { classId }: Pupil): boolean {
  if (role === 'leader' || role === 'department_leader' || role === 'coordinator') return true;
  return (role === 'class_teacher' || role === 'teacher') && classIds.includes(classId);
}

/** Brought in at some time before; a part that ended today may have been shown this morning. */
function takesPart({ id }: StaffMember, { involved }: CaseRecord): boolean {
  return involved.some(({ staffId }) => staffId === id);
}
