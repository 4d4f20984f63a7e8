import { type AgendaView, unseenAgenda } from '../../services/cases/agendaView.ts';
import type { AfterMeeting } from '../../services/cases/views.ts';
import type { MeetingView, SlotView } from '../../services/meetings/views.ts';
import { hostile, longName } from './hostile.ts';
import { aMeeting, aSlot, waitingFor } from './sampleViews.ts';

const organiser = {
  isOrganiser: true,
  canVote: true,
  canBook: true,
  canCancel: true,
  canSeekNew: true,
  canSetBooking: true,
} as const;

const event = {
  start: '2026-11-26T13:00+01:00',
  end: '2026-11-26T13:45+01:00',
  joinUrl: undefined,
};

/** Twelve people with names of the usual length, and of any. */
const twelve = Array.from(
  'Mette Jonas Karen Anne Lise Ole Birgitte Henrik Susanne Thomas Charlotte Kristoffer'.split(' '),
  (name) => `${name} Damgaard-Sørensen`,
);
const everybody = (
  name: (index: number) => string,
  role: 'class_teacher' | 'school_social_worker',
) => Array.from({ length: 6 }, (_, index) => ({ name: name(index), role }));

/** Three times with something to say of everybody at each: as much as there can be. */
function fullSlots(names: readonly string[], difference: Partial<SlotView> = {}): SlotView[] {
  return [1, 2, 3].map((number) =>
    aSlot({
      id: `slot-${number}`,
      // A Wednesday in September has the longest name there is.
      start: `2026-09-2${number + 1}T12:15+02:00`,
      end: `2026-09-2${number + 1}T13:15+02:00`,
      yes: names.slice(0, 4),
      no: names.slice(3, 7),
      waiting: names.slice(6).map((name) => ({ name, calendar: 'tentative' })),
      ...difference,
    }),
  );
}

/** What its organiser is asked once it is over. */
export const afterAMeeting = (name: string): AfterMeeting => ({
  meetingId: 'meeting-3',
  ...{ start: event.start, end: event.end },
  invited: Array.from({ length: name === longName ? 12 : 4 }, (_, index) => ({
    ...{ id: `staff-${index}`, name, role: 'school_social_worker' },
  })),
  accepted: ['staff-0', 'staff-1'],
  came: { present: ['staff-0', 'staff-1'], parents: true, pupil: true },
  nextOn: '2026-12-09',
});

const ways: MeetingView['ways'] = [
  { kind: 'deputy', person: 'Karen Skov', deputy: longName },
  { kind: 'without', person: longName, start: '2026-09-23T12:15+02:00' },
  { kind: 'shorter', minutes: 30, start: '2026-09-23T12:15+02:00' },
];

/** A team meeting in each of its states. */
export const meetings: Readonly<Record<string, MeetingView>> = {
  'for a member': aMeeting({ canVote: true }),
  'for a member who has answered': aMeeting({
    canVote: true,
    slots: [aSlot({ mine: 'yes', yes: ['Mette Holm'], waiting: waitingFor('Jonas Berg') })],
  }),
  'for the organiser': aMeeting(organiser),
  'all who are needed can': aMeeting({
    ...organiser,
    standing: { is: 'all_can', slot: 'slot-1', others: ['Anne Dahl'] },
    slots: [
      aSlot({
        yes: ['Mette Holm', 'Jonas Berg', 'Karen Skov'],
        waiting: waitingFor('Anne Dahl'),
        mine: 'yes',
      }),
    ],
  }),
  'all who are needed can, for a member': aMeeting({
    canVote: true,
    standing: { is: 'all_can', slot: 'slot-1', others: [] },
  }),
  'nobody can, for the organiser': aMeeting({
    ...organiser,
    standing: { is: 'none_can', cannot: ['Karen Skov'] },
    suitedByNone: ['Karen Skov'],
  }),
  'nobody can, for a member': aMeeting({
    canVote: true,
    standing: { is: 'none_can', cannot: [] },
  }),
  'none suits somebody who is welcome': aMeeting({ ...organiser, suitedByNone: ['Anne Dahl'] }),
  'books by itself': aMeeting({ ...organiser, bookItself: true }),
  'asked once more': aMeeting({
    ...organiser,
    ask: { ...event, slot: 'slot-1', saidNo: ['Karen Skov'], busy: ['Mette Holm', hostile] },
  }),
  'one time has passed': aMeeting({
    ...organiser,
    slots: [aSlot({ past: true }), aSlot({ id: 'slot-2' })],
  }),
  'all times have passed': aMeeting({
    ...organiser,
    canVote: false,
    canBook: false,
    standing: { is: 'past' },
    slots: [aSlot({ past: true })],
  }),
  searching: aMeeting({ state: 'searching', slots: [], canCancel: true, canSetBooking: true }),
  'searching, for a member': aMeeting({ state: 'searching', slots: [], bookItself: true }),
  'no times': aMeeting({ state: 'no_times', slots: [], canCancel: true, canSeekNew: true }),
  'no times, for a member': aMeeting({ state: 'no_times', slots: [] }),
  ...Object.fromEntries(
    (['search', 'booking', 'cancelling'] as const).flatMap((of) =>
      (['rights', 'no_mailbox', 'no_answer', 'not_connected'] as const).map((why) => [
        `${of} failed: ${why}`,
        aMeeting({
          state: of === 'cancelling' ? 'cancelled' : 'failed',
          slots: [],
          isOrganiser: true,
          ...(of === 'booking' ? { booked: event } : {}),
          failure: { of, why },
          canSeekNew: true,
          canCancel: of !== 'cancelling',
        }),
      ]),
    ),
  ),
  'somebody without a calendar': aMeeting({
    canVote: true,
    noCalendar: ['Mette Holm', hostile],
    slots: [aSlot({ waiting: [{ name: 'Mette Holm', calendar: 'none' }] })],
  }),
  booking: aMeeting({ state: 'booking', slots: [], booked: event }),
  booked: aMeeting({
    state: 'booked',
    canCancel: true,
    booked: { ...event, joinUrl: 'https://teams.microsoft.com/l/meetup-join/1' },
  }),
  'booked and answered': aMeeting({
    state: 'booked',
    canCancel: true,
    booked: {
      ...event,
      joinUrl: 'https://teams.microsoft.com/l/meetup-join/1',
      answers: { accepted: 3, tentative: 1, declined: 1 },
    },
  }),
  cancelled: aMeeting({ state: 'cancelled', slots: [] }),
  'cancelled, for the organiser': aMeeting({ state: 'cancelled', slots: [], canSeekNew: true }),
  'cancelled, and looked for anew': aMeeting({ state: 'cancelled', slots: [], isReplaced: true }),
  'booking failed, for a member': aMeeting({
    ...{ state: 'failed', slots: [], booked: event, failure: { of: 'booking', why: 'no_answer' } },
  }),
  'cancelling failed, for a member': aMeeting({
    ...{ state: 'cancelled', slots: [], failure: { of: 'cancelling', why: 'no_answer' } },
  }),
  'three times and twelve people, for the organiser': aMeeting({
    ...organiser,
    organiser: twelve[0] ?? '',
    required: everybody((index) => twelve[index] ?? '', 'class_teacher'),
    optional: everybody((index) => twelve[index + 6] ?? '', 'school_social_worker'),
    slots: fullSlots(twelve),
    suitedByNone: twelve.slice(4, 6),
    bookItself: true,
  }),
  'three times and twelve people, and all who are needed can': aMeeting({
    ...organiser,
    organiser: twelve[0] ?? '',
    required: everybody((index) => twelve[index] ?? '', 'class_teacher'),
    optional: everybody((index) => twelve[index + 6] ?? '', 'school_social_worker'),
    standing: { is: 'all_can', slot: 'slot-2', others: twelve.slice(6) },
    slots: fullSlots(twelve, { mine: 'yes' }),
  }),
  'as long as it gets': aMeeting({
    ...organiser,
    organiser: longName,
    required: Array.from({ length: 30 }, () => ({ name: longName, role: 'school_social_worker' })),
    optional: Array.from({ length: 30 }, () => ({ name: longName, role: 'school_social_worker' })),
    standing: { is: 'none_can', cannot: Array.from({ length: 30 }, () => longName) },
    slots: fullSlots(
      Array.from({ length: 30 }, () => longName),
      { mine: 'no' },
    ),
  }),
  hostile: aMeeting({
    ...organiser,
    organiser: hostile,
    required: [{ name: hostile, role: 'other' }],
    optional: [{ name: hostile, role: 'other' }],
    suitedByNone: [hostile],
    slots: [
      aSlot({
        yes: [hostile],
        no: [hostile],
        waiting: [{ name: hostile, calendar: 'unknown' }],
      }),
    ],
  }),
  'no times, with other ways': aMeeting({
    ...{ state: 'no_times', slots: [], canCancel: true, canSeekNew: true, ways },
  }),
  'other ways beside times': aMeeting({
    ...organiser,
    ...{ ways, home: true, moving: 'instead', suitedByNone: ['Karen Skov'], bookItself: true },
    slots: fullSlots(twelve),
  }),
  'booked, somebody declined': aMeeting({
    ...{ state: 'booked', slots: [], booked: event, canCancel: true },
    ...{ declined: ['Karen Skov', hostile], home: true },
  }),
  'booked, another time is looked for': aMeeting({
    ...{ state: 'booked', slots: [], booked: event, declined: ['Karen Skov'], moving: 'away' },
  }),
  'over, for the organiser': aMeeting({
    ...{ state: 'booked', slots: [], booked: event, canCancel: true },
    after: { caseId: 'case-3', outcome: undefined },
  }),
  'over and told of': aMeeting({
    ...{ state: 'booked', slots: [], booked: event, after: { caseId: '', outcome: 'not_held' } },
  }),
};

/** What a meeting goes through. */
export const agendas: Readonly<Record<string, AgendaView>> = {
  'for somebody on the case': anAgenda({}),
  'for somebody who does not see it': anAgenda({ isSeen: false, home: undefined, ...unseenAgenda }),
  'as full as it gets': anAgenda({
    ...{ pupilSays: hostile, parentsSay: 'x'.repeat(200) },
    works: [1, 2, 3].map(() => 'x'.repeat(160)),
    worksNot: [1, 2, 3].map(() => hostile),
    agreements: [1, 2, 3].map(() => ({
      ...{ text: { da: 'x'.repeat(200), en: 'x'.repeat(200) }, who: longName },
      ...{ due: '2026-12-04', isDone: false },
    })),
  }),
};

function anAgenda(difference: Partial<AgendaView>): AgendaView {
  return {
    ...{ kind: 'agenda', meetingId: 'meeting-3', version: 1, number: 'LI-2026-0007' },
    ...{ home: { asks: 'Mette Holm' }, isSeen: true, progress: undefined },
    ...{ pupilSays: 'Jeg kan godt lide natur.', parentsSay: undefined },
    ...{ works: ['Møder kl. 9 hos Anne'], worksNot: ['Første lektion'] },
    agreements: [
      {
        ...{ text: { da: 'Ringe hver fredag', en: 'Ringe hver fredag' }, who: 'Mette Holm' },
        ...{ due: '2026-12-04', isDone: true },
      },
    ],
    nextOn: '2026-12-09',
    ...difference,
  };
}
