import type { afterMeeting as da, afterMeetingForms as daForms } from './afterMeeting.da.ts';
import { amount } from './amount.ts';

/** What is asked and told after a team meeting. */
export const afterMeeting: typeof da = {
  when: (when) => `The meeting was ${when}.`,
  came: 'Who came?',
  home: 'From home',
  parents: 'Parents',
  pupil: 'The pupil',
  notHeld: 'Not held: propose new times',
  sum: (people, home) =>
    [`At the meeting: ${amount(people, 'colleague', 'colleagues')}`, home]
      .filter(Boolean)
      .join(', '),
  agreement: (number) => `Agreement ${number}`,
  agreementHint: 'One line. No health information.',
  who: (number) => `Who sees to agreement ${number}?`,
  nexts: { follow_up: 'Save, and follow up that day', meeting: 'Save, and propose a new meeting' },
  nextOn: 'Next date and due day (required)',
  nextMissing: 'Choose when you look at it again.',
  task: 'What came of the meeting?',
  day: (when) => `the meeting ${when}`,
  button: 'After the meeting …',
  told: { held: 'The meeting was held.', not_held: 'The meeting was not held.' },
  asked: 'The meeting is over. Tell what you agreed.',
  timeline: ({ parents, pupil, agreed }) => [
    ...(parents || pupil
      ? [`with ${[...(parents ? ['parents'] : []), ...(pupil ? ['the pupil'] : [])].join(' and ')}`]
      : []),
    amount(agreed, 'agreement', 'agreements'),
  ],
  notHeldName: 'The team meeting was not held',
  nextDay: (date) => `looked at again ${date}`,
};

export const afterMeetingForms: typeof daForms = {
  came: { open: 'After the meeting …', heading: 'After the meeting', send: 'On to agreements' },
  agreed: { open: 'Agreements …', heading: 'Agreements from the meeting', send: 'Save' },
};

export const afterMeetingRefusals = {
  meeting_answered: () => ({
    title: 'The meeting was answered already',
    next: 'You find the agreements in the case.',
  }),
  next_date_unsuited: ({ most }: Readonly<Record<string, string | number>>) => ({
    title: 'That date does not suit',
    next:
      most === undefined
        ? 'Choose a day after today, but not too far ahead.'
        : `Choose a day after today and at most ${most} school days ahead.`,
  }),
  agreement_unsuited: ({ number }: Readonly<Record<string, string | number>>) => ({
    title:
      number === undefined ? 'An agreement lacks something' : `Agreement ${number} lacks something`,
    next: 'Choose who sees to it.',
  }),
};
