import type {
  agenda as daAgenda,
  chat as daChat,
  meetingWays as daWays,
} from './meetingHelp.da.ts';

/** What a meeting goes through. */
export const agenda: typeof daAgenda = {
  open: 'Agenda',
  summary: (number) => `Agenda for the meeting about case ${number}.`,
  heading: (number) => `Agenda, case ${number}`,
  home: (name) => `Parents and pupil are invited; ${name} writes to them in Aula.`,
  unseen: 'You can see the agenda, but not the case.',
  parts: {
    attendance: '1. Attendance',
    pupilSays: '2. The pupil’s words',
    works: '3. What works',
    worksNot: '4. What does not work',
    agreements: '5. Agreements (at most three)',
    next: '6. Next date',
  },
  askAttendance: 'How has attendance been since last time?',
  askPupil: 'Ask the pupil before the meeting what is hard, and what helps.',
  askWorks: 'What should you do more of?',
  askWorksNot: 'What should you do differently?',
  askAgreements: 'Write down who does it, and by when.',
  nextRequired: 'Agree on when you will meet again.',
  pupil: (words) => `The pupil: ${words}`,
  parents: (words) => `The parents: ${words}`,
  agreement: (text, who, due) => [text, who, due].filter(Boolean).join(' · '),
  done: 'done',
};

/** Ways out of a search that found no time for all, and of a meeting that somebody declined. */
export const meetingWays: typeof daWays = {
  none: 'There is no time before the deadline when everybody who must attend is free.',
  which: 'Choose another way:',
  open: 'Find another way …',
  without: (name, when) => `Without ${name}: ${when}`,
  shorter: (minutes, when) => `Shorter: ${minutes} min ${when}`,
  later: (when) => `Later: ${when}`,
  deputy: (name, deputy) => `${deputy} instead of ${name}`,
  choose: (number) => `Choose ${number}`,
  moving: (names) =>
    `${names} cannot come. A new time is being looked for; the earlier meeting stands until it is booked.`,
  declined: (names) =>
    `${names} cannot come. Sort it out directly, or cancel the meeting and suggest new times.`,
  instead: 'The earlier meeting stays in the calendar until a new time is booked.',
  home: 'Parents/pupil are invited – I write to them in Aula myself',
  homeSet: { on: 'Parents/pupil not to attend', off: 'Parents/pupil to attend' },
  homeWanted: (name) => `${name} invites the parents and the pupil in Aula.`,
};

/** A chat with a case's own people. */
export const chat: typeof daChat = {
  open: 'Chat about the case …',
  heading: (who) => `Chat about the case: ${who}`,
  start: 'Open the chat in Teams',
  about: (count) =>
    `The chat opens with you and ${count} ${count === 1 ? 'colleague' : 'colleagues'} at the school who can see the whole case. It is named after the case number, and nothing is sent until you write.`,
  careful:
    'Nærvær is not in the chat and stores nothing from it. Do not write names or health details; agreements belong in the case.',
  nobody: 'No other colleagues at the school are part of the case yet.',
};
