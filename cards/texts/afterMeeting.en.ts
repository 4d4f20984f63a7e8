import type { afterMeeting as da, afterMeetingForms as daForms } from './afterMeeting.da.ts';
import { amount } from './amount.ts';

/** What is asked and told after a team meeting. */
export const afterMeeting: typeof da = {
  when: (when) => `The meeting was on ${when}.`,
  came: 'Who came?',
  home: 'From home',
  parents: 'Parents',
  pupil: 'The pupil',
  notHeld: 'Not held: suggest new times',
  colleagues: (count) => amount(count, 'colleague', 'colleagues'),
  sum: (who) => `At the meeting were ${who}.`,
  those: { parents: 'the parents', pupil: 'the pupil' },
  agreement: (number) => `Agreement ${number}`,
  agreementHint: 'Without a day, that date applies. No names or health details.',
  who: 'Who?',
  due: 'By when?',
  nexts: { follow_up: 'Save and follow up that day', meeting: 'Save and propose a new meeting' },
  nextOn: 'When will you look at the case again? (required)',
  nextMissing: 'Choose when you will look at this again.',
  task: 'What came out of the meeting?',
  day: (when) => `the meeting ${when}`,
  button: 'After the meeting …',
  told: { held: 'The meeting was held.', not_held: 'The meeting was not held.' },
  asked: 'The meeting is over. Note what you agreed.',
  timeline: ({ parents, pupil, agreed }) => [
    ...(parents || pupil
      ? [`with ${[...(parents ? ['parents'] : []), ...(pupil ? ['the pupil'] : [])].join(' and ')}`]
      : []),
    amount(agreed, 'agreement', 'agreements'),
  ],
  notHeldName: 'The team meeting was not held',
  nextDay: (date) => `to be looked at again on ${date}`,
};

export const afterMeetingForms: typeof daForms = {
  came: {
    open: 'After the meeting …',
    heading: 'After the meeting',
    send: 'Continue to agreements',
  },
  agreed: { open: 'Agreements …', heading: 'Agreements from the meeting', send: 'Save' },
};

export const afterMeetingRefusals = {
  meeting_answered: () => ({
    title: 'What came out of the meeting is already noted',
    next: 'You can see the agreements in the case.',
  }),
  next_date_unsuited: ({ most }: Readonly<Record<string, string | number>>) => ({
    title: 'That date cannot be used',
    next:
      most === undefined
        ? 'Choose a day after today, but not too far ahead.'
        : `Choose a day after today, at most ${most} school days ahead.`,
  }),
  agreement_unsuited: ({ number, most }: Readonly<Record<string, string | number>>) => ({
    title:
      number === undefined ? 'An agreement is incomplete' : `Agreement ${number} is incomplete`,
    next:
      most === undefined
        ? 'Choose who will see to it.'
        : `Choose who will see to it. The day can be from today and at most ${most} school days ahead, or empty.`,
  }),
};
