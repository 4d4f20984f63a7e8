import { amount } from './amount.ts';
import type { meeting as danish } from './meeting.da.ts';

export const meeting: typeof danish = {
  summary: {
    searching: (number) => `Case ${number}: looking for meeting times.`,
    proposed: (number) => `Case ${number}: suggested meeting times.`,
    no_times: (number) => `Case ${number}: no common meeting time was found.`,
    booking: (number) => `Case ${number}: the meeting is being booked.`,
    booked: (number) => `Case ${number}: the meeting is booked.`,
    cancelled: (number) => `Case ${number}: the meeting is cancelled.`,
    failed: (number) => `Case ${number}: the meeting could not be booked.`,
  },
  standingSummary: {
    all_can: (number) => `Case ${number}: everybody who is needed can make the same time.`,
    none_can: (number) => `Case ${number}: none of the meeting times suits everybody.`,
  },
  searchFailed: (number) => `Case ${number}: the calendars could not be read.`,
  heading: (number) => `Team meeting, case ${number}`,
  organiser: (name, minutes) => `${amount(minutes, 'minute', 'minutes')} · organised by ${name}`,
  required: 'Needed',
  optional: 'Optional',
  noCalendar: 'No calendar',
  states: {
    searching: 'Looking for times that suit everybody. It only takes a moment.',
    proposed: 'Which times suit you?',
    no_times:
      'There is no time before the deadline when the team can meet. Agree on a time directly.',
    booking: 'The meeting is being booked. The invitation will come to your calendar.',
    booked: 'The meeting is booked and is in the calendar.',
    cancelled: 'The meeting is cancelled. Everybody has been told.',
    failed: 'The meeting could not be booked in the calendar.',
  },
  noTimesFurther:
    'There is no time before the deadline when the team can meet. Suggest new times to look a week further ahead, or agree on a time directly.',
  theMeeting: (when, what) => `The meeting ${when === undefined ? '' : `on ${when} `}${what}`,
  notActing: {
    failed: (organiser) =>
      `The meeting is not booked yet. ${organiser} will find another time; you need not do anything.`,
    cancelled: 'The meeting is cancelled, but may still be in your calendar.',
  },
  replaced: 'A new time is being looked for. See the new card.',
  failures: {
    search: {
      rights:
        'The calendars could not be read: Nærvær has no access to them. Ask the IT administrator to look at it, and agree on a time directly meanwhile.',
      no_mailbox:
        'The calendars could not be read: none of those invited has one. Agree on a time directly.',
      no_answer:
        'The calendars could not be read just now. Try again in a while, or agree on a time directly.',
      not_connected:
        'The calendars could not be read: Nærvær is not connected to them. Agree on a time directly, or ask the IT administrator.',
    },
    booking: {
      rights:
        'could not be booked: Nærvær has no access to the calendar. Ask the IT administrator to look at it, and book the meeting yourself in Outlook meanwhile.',
      no_mailbox:
        'could not be booked: the organiser has no calendar. Let somebody else propose it from the case, or agree on the time directly.',
      no_answer:
        'could not be booked in the calendar. Suggest new times, or book it yourself in Outlook.',
      not_connected:
        'could not be booked: Nærvær is not connected to the calendar. Book it yourself in Outlook, or ask the IT administrator.',
    },
    cancelling: {
      rights:
        'The meeting is cancelled, but it is still in the calendar: Nærvær has no access to it. Cancel it yourself in Outlook, and ask the IT administrator to look at it.',
      no_mailbox:
        'The meeting is cancelled, but it could not be removed from the calendar. If it is still there, cancel it yourself in Outlook.',
      no_answer:
        'The meeting is cancelled, but it could not be removed from the calendar. Cancel it yourself in Outlook, so that the others are told.',
      not_connected:
        'The meeting is cancelled, but Nærvær is not connected to the calendar. Cancel it yourself in Outlook, so that the others are told.',
    },
  },

  allCan: (when) => `Everybody who is needed can make ${when}.`,
  notYes: (names) => `Have not said yes: ${names}`,
  noneCan: 'No time suits everybody who is needed.',
  cannotAny: (names) => `Can make none of them: ${names}`,
  past: 'The times have passed.',
  suitedByNone: (names) => `${names} cannot make any of the times.`,

  optionPast: 'The time has passed',
  can: (names) => `Can: ${names}`,
  cannot: (names) => `Cannot: ${names}`,
  waiting: (names) => `Not answered: ${names}`,
  waitingFree: (names) => `Not answered, free in the calendar: ${names}`,
  busy: (names) => `Busy in the calendar: ${names}`,
  calendarSays: {
    busy: (name) => `${name} (busy)`,
    tentative: (name) => `${name} (maybe busy)`,
    unknown: (name) => `${name} (calendar not read)`,
    none: (name) => `${name} (no calendar)`,
    free: (name) => `${name} (free)`,
  },
  answers: ({ accepted, tentative, declined }) =>
    `Answers: ${[
      ...(accepted > 0 ? [`${accepted} coming`] : []),
      ...(tentative > 0 ? [`${tentative} maybe`] : []),
      ...(declined > 0 ? [`${declined} not coming`] : []),
    ].join(', ')}`,

  answer: 'I can',
  answerSuggested: 'I can (suggested from your calendar)',
  answerAgain: 'Your answer: I can',
  send: 'Send answer',
  change: 'Change answer',
  none: 'None suit me',

  book: (when) => `Book ${when}`,
  bookOne: 'Book …',
  bookOther: 'Book another time …',
  bookWhich: 'Which time should be booked?',
  bookTooltip: (when) => `Book the meeting ${when}`,
  sure: (when) => `Book ${when} anyway?`,
  saidNo: (names) => `Have said no: ${names}.`,
  bookAnyway: 'Book anyway',
  back: 'Back',
  newTimes: 'Suggest new times',
  again: 'Try again',

  participants: 'Participants',
  more: 'More …',
  bookItself: 'Book automatically when everybody who is needed can make it',
  bookItselfHint: {
    off: 'Off: the meeting is booked automatically only when everybody invited can make it.',
    on: 'On: it is booked without waiting for those who are optional.',
  },
  bookItselfSet: { off: 'Turn on', on: 'Turn off' },
  booksItself:
    'The meeting is booked automatically when everybody who is needed has said yes to the same time.',
  join: 'Join the meeting',
  cancel: 'Cancel …',
  cancelSure: 'If you cancel the meeting, everybody who is invited is told.',
  cancelConfirm: 'Cancel the meeting',
};
