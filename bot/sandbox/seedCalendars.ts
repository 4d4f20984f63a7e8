import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import type { Role, Roster } from '../../services/roster/roster.ts';
import type { LocalEvents } from './graph/localEvents.ts';
import { type Random, randomFor } from './random.ts';

/** Lessons and meetings start at these times and last 90 minutes. */
const blocks = ['08:00', '09:45', '12:00', '13:45'] as const;
const blockMinutes = 90;

/** How much of a day is taken: teachers teach for most of it. */
function share(role: Role): number {
  return role === 'class_teacher' || role === 'teacher' ? 0.6 : 0.35;
}

/**
 * Fills the local Graph's calendars with three weeks of lessons and meetings from `from` on, so that
 * finding a free time takes some searching. O(staff × school days).
 */
export function seedCalendars(
  events: LocalEvents,
  { school, staff }: Roster,
  calendar: SchoolCalendar,
  seed: number,
  from: Temporal.PlainDate,
): void {
  const days = calendar.between(from, from.add({ weeks: 3 }));
  for (const { id, email, role } of staff) {
    const random = randomFor(`${seed}/${school.id}/${id}/calendar`);
    for (const day of days) {
      for (const block of takenBlocks(random, share(role))) {
        const start = day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: block });
        events.add({
          organiser: email,
          subject: '',
          body: '',
          start: start.epochMilliseconds,
          end: start.add({ minutes: blockMinutes }).epochMilliseconds,
          showAs: 'busy',
          attendees: [],
          transactionId: undefined,
          online: false,
        });
      }
    }
  }
}

function takenBlocks(random: Random, taken: number): string[] {
  return blocks.filter(() => random.chance(taken));
}
