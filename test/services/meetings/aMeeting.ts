import type { Meeting, MeetingSlot } from '../../../services/meetings/meeting.ts';

/** A Thursday afternoon at which everybody can, with the one difference the test is about. */
export function aSlot(difference: Partial<MeetingSlot> = {}): MeetingSlot {
  return {
    id: '1a',
    start: '2026-11-26T13:00:00+01:00',
    end: '2026-11-26T13:45:00+01:00',
    free: ['s-leader', 's-teacher', 's-nurse'],
    busy: [],
    unknown: [],
    ...difference,
  };
}

/**
 * A meeting called by the leader with two times to vote on, the class teacher needed and the nurse
 * welcome, with the one difference the test is about.
 */
export function aMeeting(difference: Partial<Meeting> = {}): Meeting {
  return {
    id: 'LI-2026-0001-M1',
    caseId: 'LI-2026-0001',
    organiser: 's-leader',
    required: [
      { id: 's-leader', role: 'leader' },
      { id: 's-teacher', role: 'class_teacher' },
    ],
    optional: [{ id: 's-nurse', role: 'health_nurse' }],
    minutes: 45,
    withinSchoolDays: 5,
    state: 'proposed',
    round: 1,
    slots: [
      aSlot(),
      aSlot({ id: '1b', start: '2026-11-27T09:00:00+01:00', end: '2026-11-27T09:45:00+01:00' }),
    ],
    votes: {},
    ...difference,
  };
}

const chosen = { chosen: '1a', transactionId: 'LI-2026-0001-M1-1-1a' };
const event = { eventId: 'AAMk1=', joinUrl: 'https://teams.example/l/meetup-join/1' };

/** A meeting in each of its states, as it comes there. */
export const inState: Readonly<Record<Meeting['state'], Meeting>> = {
  searching: aMeeting({ state: 'searching', slots: [] }),
  proposed: aMeeting(),
  no_times: aMeeting({ state: 'no_times', slots: [] }),
  booking: aMeeting({ state: 'booking', ...chosen }),
  booked: aMeeting({ state: 'booked', ...chosen, ...event }),
  cancelled: aMeeting({ state: 'cancelled', ...chosen, ...event }),
  failed: aMeeting({ state: 'failed', ...chosen }),
};
