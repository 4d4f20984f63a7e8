import { amount } from './amount.ts';
import type { pupilTasks as danish } from './pupilTasks.da.ts';

/** The same in English. */
export const pupilTasks: typeof danish = {
  contact: {
    summary: (count) =>
      count === 0 ? 'No homes need contacting right now.' : 'A home needs to be contacted.',
    heading: 'Contact the home today',
    count: (count) => `${amount(count, 'home', 'homes')} to contact about unlawful absence`,
    days: (days) => `unlawful absence ${days}`,
    dueToday: 'due today',
    due: (date) => `due ${date}`,
    over: (days) => `${days} overdue`,
    isOver: 'overdue',
    open: 'Contact the home',
    done: 'The home was contacted',
    doneWithNote: 'Save: the home was contacted',
    showAll: (count) => `Show all (${count})`,
    others: (count) => `and ${count} more`,
    note: 'What did you agree on? (optional, one line)',
    noteHint: 'Do not write anything about health.',
    why: 'The school contacts the home at once, each time a pupil is absent unlawfully. The task is not a case.',
    toContact: 'Ask kindly for the reason: perhaps only a message is missing.',
    nothing: 'No homes need contacting right now.',
    toList: 'To my list',
    openHint:
      'Press a name to write what you agreed on. If that does not work, write “status” and the name.',
    wasDone: (who, when) => `${who} contacted the home on ${when}.`,
    inCase: 'The task is now in the pupil’s case.',
    takenBack: 'The absence is no longer noted as unlawful, so the task has lapsed.',
    none: 'The home does not need contacting right now.',
    agreed: (words) => `Agreed: “${words}”`,
  },
  reason: {
    summary: (count) =>
      count === 0 ? 'No reasons are missing.' : 'A reason for absence is missing.',
    heading: 'Why was the pupil away?',
    box: (count) => `The reason is missing for ${amount(count, 'pupil', 'pupils')}`,
    answer: 'Answer',
    at: (number, count) => `${number} of ${count}`,
    asked: 'The reason has not been given. What do you know?',
    overdue: 'Has been waiting a long time for an answer.',
    law: 'If the parents did not tell the school the same day, the absence is unlawful.',
    illness: 'Ill',
    leave: 'Leave',
    unlawful: 'Unlawful',
    unknown: 'Don’t know',
    next: 'Next',
    nothing: 'Thank you. No reasons are missing right now.',
    noMore: 'Thank you. There are no more questions for you right now.',
    stands: (pupil, name) =>
      `${pupil}: the question stays open. On the next school morning ${name} will be asked too.`,
    standsAlone: (pupil, days) =>
      `${pupil}: the question stays open, and you will be asked again in ${days}.`,
    toList: 'To my list',
  },
  status: {
    contacts: (count) => `Homes to contact: ${count}`,
    overdue: (count) => `${count} overdue`,
    pupil: (days) => `The home needs to be contacted about unlawful absence ${days}`,
  },
};
