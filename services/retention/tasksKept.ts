import { type HomeContactEvent, homeContacts } from '../absence/homeContact.ts';
import type { PupilAbsence } from '../absence/pupilAbsence.ts';

/**
 * A pupil's absence without the tasks and answers about days up to the end of a school year: they go with the notes of
 * these days. What is about later days too stays. O(events).
 * @param end ISO date, inclusive
 */
export function withoutTasksUntil(absence: PupilAbsence, end: string): PupilAbsence {
  const { homeContact, reasonUnknown, ...rest } = absence;
  const contacts = homeContact && contactsAfter(homeContact, end);
  const unknown = reasonUnknown?.filter(({ dates }) => dates.some((date) => date > end));
  return {
    ...rest,
    ...(contacts && contacts.length > 0 ? { homeContact: contacts } : {}),
    ...(unknown && unknown.length > 0 ? { reasonUnknown: unknown } : {}),
  };
}

function contactsAfter(log: readonly HomeContactEvent[], end: string): HomeContactEvent[] {
  const isLater = (dates: readonly string[]) => dates.some((date) => date > end);
  const days = Map.groupBy(
    log.filter((event) => event.do !== 'toCase' && event.do !== 'done'),
    ({ task }) => task,
  );
  const later = new Set(
    homeContacts(log).tasks.flatMap(({ id }) =>
      (days.get(id) ?? []).some(({ dates }) => isLater(dates)) ? [id] : [],
    ),
  );
  return log.filter((event) =>
    event.do === 'toCase' ? isLater(event.dates) : later.has(event.task),
  );
}
