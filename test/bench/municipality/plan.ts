import { randomFor } from '../../../bot/sandbox/random.ts';
import type { Pupil, Roster, StaffMember } from '../../../services/roster/roster.ts';

/** The twenty minutes that are played, and what a municipality of 60 schools does in them. */
const playMs = 20 * 60_000;
const ofSchools = 60;
const notes = 2000;
const presses = 600;

/** Something somebody does, so many milliseconds after eight. */
export type Act = { at: number } & (
  | { do: 'note'; by: StaffMember; pupil: Pupil }
  | { do: 'status'; by: StaffMember; roster: Roster }
  /** Somebody presses something on a card that came. */
  | { do: 'press' }
);

/**
 * Who does what when, the same each time: notes by teachers of all schools, each about another pupil of theirs;
 * a status by everybody who leads or coordinates a school; presses. Arrivals are independent of each other, as
 * those of many people are (a Poisson process given its count).
 */
export function planOf(schools: readonly Roster[]): readonly Act[] {
  const random = randomFor('eight o’clock');
  const share = schools.length / ofSchools;
  const at = () => random.next() * playMs;
  const noted = random
    .shuffle(schools.flatMap((roster) => roster.pupils.map((pupil) => ({ roster, pupil }))))
    .slice(0, Math.round(notes * share))
    .map(({ roster, pupil }): Act => {
      const teachers = roster.staff.filter(({ classIds }) => classIds.includes(pupil.classId));
      return { at: at(), do: 'note', by: random.pick(teachers), pupil };
    });
  const asked = schools.flatMap((roster) =>
    roster.staff
      .filter(answersForSchool)
      .map((by): Act => ({ at: at(), do: 'status', by, roster })),
  );
  const pressed = Array.from({ length: Math.round(presses * share) }, (): Act => {
    return { at: at(), do: 'press' };
  });
  return [...noted, ...asked, ...pressed].toSorted((a, b) => a.at - b.at);
}

function answersForSchool({ role }: StaffMember): boolean {
  return role === 'leader' || role === 'department_leader' || role === 'coordinator';
}
