import type { Roster, StaffMember } from '../../services/roster/roster.ts';
import { chatOf, type Person } from '../doubles/teams.ts';

/**
 * How somebody works: `prompt` the same day, `slow` when it suits, `silent` not before the leader comes
 * and asks.
 */
export type Diligence = 'prompt' | 'slow' | 'silent';

/** Somebody of the staff, with their chat with the bot. */
export type Colleague = {
  person: Person;
  chat: string;
  member: StaffMember;
  school: string;
  diligence: Diligence;
  /** Weeks out of office, first and last day. */
  away: readonly (readonly [from: string, to: string])[];
  /** Asked by the leader to get on with it. */
  asked: boolean;
};

/** A week each for those whose work others must take over. */
const weeksAway: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'linde/leader': [['2026-11-16', '2026-11-20']],
  'havn/leader': [['2027-04-12', '2027-04-16']],
  'linde/wellbeing_officer': [['2027-01-18', '2027-01-22']],
  'havn/secretary': [['2026-11-02', '2026-11-06']],
  'linde/class_teacher/7b': [['2026-09-21', '2026-09-25']],
  'havn/class_teacher/7b': [
    ['2026-10-26', '2026-10-30'],
    ['2027-03-01', '2027-03-05'],
  ],
};

export function colleaguesOf(roster: Roster): Colleague[] {
  return roster.staff.map((member, index) => colleagueOf(roster, member, index));
}

export function colleagueOf(roster: Roster, member: StaffMember, index: number): Colleague {
  const school = roster.school.id;
  const code = roster.classById(member.classIds[0] ?? '')?.code;
  const place = [school, member.role, ...(member.role === 'class_teacher' ? [code] : [])].join('/');
  const person = {
    id: `29:${member.id}`,
    aadObjectId: member.entraId ?? '',
    name: `${member.givenName} ${member.familyName}`,
  };
  return {
    person,
    chat: chatOf(person),
    member,
    school,
    diligence: diligenceOf(member, school, index),
    away: weeksAway[place] ?? [],
    asked: false,
  };
}

/** One in three class teachers is silent; one leader has much to do. */
function diligenceOf({ role }: StaffMember, school: string, index: number): Diligence {
  if (role === 'class_teacher') return (['prompt', 'silent', 'slow'] as const)[index % 3] ?? 'slow';
  if (role === 'leader') return school === 'havn' ? 'slow' : 'prompt';
  if (role === 'wellbeing_officer') return school === 'havn' ? 'silent' : 'slow';
  return 'prompt';
}

export function isAway({ away }: Colleague, day: string): boolean {
  return away.some(([from, to]) => day >= from && day <= to);
}
