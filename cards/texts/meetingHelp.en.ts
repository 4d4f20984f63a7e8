import type {
  agenda as daAgenda,
  chat as daChat,
  meetingWays as daWays,
} from './meetingHelp.da.ts';

/** What a meeting goes through. */
export const agenda: typeof daAgenda = {
  open: 'Agenda',
  summary: (number) => `Agenda of the meeting on case ${number}.`,
  heading: (number) => `Agenda, case ${number}`,
  home: (name) => `Parents and pupil are wanted; ${name} writes to them in Aula.`,
  unseen: 'You see the points, but not the case.',
  parts: {
    attendance: '1. Attendance',
    pupilSays: '2. The pupil’s words',
    works: '3. What works',
    worksNot: '4. What does not',
    agreements: '5. Agreements (three at most)',
    next: '6. Next date',
  },
  askPupil: 'Ask the pupil before the meeting what is hard, and what helps.',
  nextRequired: 'End with a date.',
  pupil: (words) => `The pupil: ${words}`,
  parents: (words) => `The parents: ${words}`,
  agreement: (text, who, due) => [text, who, due].filter(Boolean).join(' · '),
  done: 'done',
};

/** Ways out of a search that found no time for all, and of a meeting that somebody declined. */
export const meetingWays: typeof daWays = {
  none: 'There is no time within the limit at which everybody needed is free.',
  which: 'What will you give up?',
  open: 'Other ways …',
  without: (name, when) => `Without ${name}: ${when}`,
  shorter: (minutes, when) => `Shorter: ${minutes} min ${when}`,
  later: (when) => `Later: ${when}`,
  deputy: (name, deputy) => `${deputy} in place of ${name}`,
  moving: (names) =>
    `${names} cannot come. A new time is being looked for; the meeting stands until it is booked.`,
  declined: (names) =>
    `${names} cannot come. Agree on it directly, or cancel the meeting and propose new times.`,
  instead: 'The earlier meeting stays in the calendar until a new time is booked.',
  home: 'Parents/pupil are invited – I write to them in Aula myself',
  homeSet: { on: 'Parents/pupil are not to come', off: 'Parents/pupil are invited' },
  homeWanted: (name) => `Parents/pupil are invited by ${name} in Aula.`,
};

/** A chat with a case's own people. */
export const chat: typeof daChat = {
  open: 'Create a chat for the case',
  heading: (who) => `Chat about the case: ${who}`,
  start: 'Open the chat in Teams',
  about: (count) =>
    `The chat opens with you and ${count} ${count === 1 ? 'colleague' : 'colleagues'} of the school who see all of the case. It is called by the case’s number, and nothing is sent before you write.`,
  careful:
    'Nærvær is not in the chat and keeps nothing of it. No names, no health information; agreements belong in the case.',
  nobody: 'No colleagues of the school have a part in the case yet.',
};
