import type { Booking } from '../../../services/meetings/calendars.ts';

export const organiser = 's-leader@skole.example';
export const teacher = 'teacher@skole.example';
export const nurse = 's-nurse@skole.example';
/** Nobody's mailbox. */
export const stranger = 'nobody@andetsted.example';

/** A team meeting on a November day, with the one difference the test is about. */
export function aBooking(difference: Partial<Booking> = {}): Booking {
  return {
    organiser,
    transactionId: 'LI-2026-0001-M1-1-1a',
    subject: 'Tværfagligt teammøde – sag LI-2026-0001',
    body: '<p>Teammøde om sag LI-2026-0001.</p>',
    start: Temporal.Instant.from('2026-11-26T13:00:00+01:00'),
    end: Temporal.Instant.from('2026-11-26T13:45:00+01:00'),
    attendees: [
      { email: teacher, name: 'Test Lærer', required: true },
      { email: nurse, name: 'Test Sundhed', required: false },
    ],
    ...difference,
  };
}

/** Somebody's own appointment in Danish wall time, as the local Graph keeps it. */
export function anAppointment(
  whose: string,
  from: string,
  to: string,
  showAs: 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' = 'busy',
) {
  const moment = (wall: string) =>
    Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Copenhagen').epochMilliseconds;
  return {
    organiser: whose,
    subject: 'Samtale',
    body: '',
    start: moment(from),
    end: moment(to),
    showAs,
    attendees: [],
    transactionId: undefined,
    online: false,
  };
}
