import type { Lessons } from '../../services/meetings/lessons.ts';
import { weekdays } from '../../services/meetings/lessons.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { randomFor } from './random.ts';

/** Bell times as many Danish schools have them, invented for the sandbox. */
const periods: Lessons['periods'] = [
  { from: '08:00', to: '08:45' },
  { from: '08:45', to: '09:30' },
  { from: '10:00', to: '10:45' },
  { from: '10:45', to: '11:30' },
  { from: '12:15', to: '13:00' },
  { from: '13:00', to: '13:45' },
];

/** A teacher teaches most of a day. */
const share = 0.55;

/** The same invented lessons each time: of teachers alone. O(staff). */
export function sandboxLessons(rosters: readonly Roster[], seed: number): Lessons {
  const teachers = rosters.flatMap(({ school, staff }) =>
    staff
      .filter(({ role }) => role === 'class_teacher' || role === 'teacher')
      .map(({ id }) => ({ id, school: school.id })),
  );
  const teaching = Object.fromEntries(
    teachers.map(({ id, school }) => {
      const random = randomFor(`${seed}/${school}/${id}/lessons`);
      const day = () => periods.flatMap((_, index) => (random.chance(share) ? [index + 1] : []));
      return [id, Object.fromEntries(weekdays.map((name) => [name, day()]))];
    }),
  );
  return { periods, schools: {}, teaching };
}
