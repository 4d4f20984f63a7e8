import { amount } from './amount.ts';
import type { morning as danish } from './morning.da.ts';

/** Texts of the morning's list, and of what is done from it. */
export const morning: typeof danish = {
  summary: (count) =>
    count === 0
      ? 'Nothing is waiting for you right now.'
      : count === 1
        ? 'One thing is waiting for you.'
        : `${count} things are waiting for you.`,
  goodNews: (count) => `There is good news about ${count === 1 ? 'a pupil' : `${count} pupils`}.`,
  heading: (name) => `Good morning, ${name}`,
  first:
    'Each school day I gather here what is waiting for you, with what matters most first. Do it with the button, or press a name to see more.',
  nothing: 'Nothing is waiting for you right now.',
  praise: (pupil, classTitle, days) =>
    `${pupil} in ${classTitle} has attended ${amount(days, 'school day', 'school days')} in a row.`,
  approved: (count) => `${amount(count, 'step', 'steps')} approved.`,
  left: (count) =>
    `${count} could not be approved, because the ${count === 1 ? 'case has' : 'cases have'} changed.`,
  kinds: {
    approve: 'Awaits your approval',
    do: 'Your step',
    judge: 'Your judgement',
    help: 'Waiting a long time',
    close: 'Should the case be closed?',
    left: 'What happens to the case?',
    handOver: 'From another school',
    talk: 'A talk with the pupil',
    worse: 'You are following the pupil',
    holder: 'Case lead',
    consent: 'Consent expires',
    wayBack: 'The way back',
    arrangement: 'Special arrangement',
    begun: 'Alternative provision',
    held: 'After the meeting',
  },
  legal: 'required by law',
  hasDuty: 'the case has a legal duty',
  acute: 'urgent',
  closing: 'The absence behind this case was deleted.',
  since: (date) => `since ${date}`,
  due: (date) => `due ${date}`,
  dueToday: 'due today',
  overBy: (days) => `${days} overdue`,
  standsIn: (name) => `You are standing in for ${name}`,
  reminded: 'reminded today',
  open: 'Open the case',
  openByName: 'Press a name to open the case. If that does not work, write “status” and the name.',
  seeByName: 'Press a name to see more. If that does not work, write “status” and the name.',
  remind: (name) => `Remind ${name}`,
  approveAll: (count) => `Approve all (${count})`,
  approveAllAt: (count, school) => `Approve all (${count}), ${school}`,
  rest: (count) => `Show the rest (${count})`,
  part: (from, to, count) =>
    from === to ? `No. ${from} of ${count}` : `Nos. ${from}–${to} of ${count}`,
  back: 'Back',
  next: 'Next',
  refresh: 'Update the list',
  moved: 'Your list is further down in the chat.',
  nudge: {
    summary: 'A colleague is reminding you of a step.',
    heading: 'A friendly reminder',
    text: (name) => `${name} reminds you of this:`,
  },
};
