import { amount } from './amount.ts';
import type { offers as da } from './offers.da.ts';

export const offers: typeof da = {
  open: (count) => `Provision (${count})`,
  heading: (who) => `Provision: ${who}`,
  none: 'The municipality’s list has nothing for this grade.',
  note: 'Provision for the pupil’s grade. The school leader judges with PPR and the parents whether one of them fits.',
  grades: (from, to) => (from === to ? `Grade ${from}` : `Grades ${from}–${to}`),
  support: 'help at the own school',
  wayIn: (how) => `**How:** ${how}`,
  noWayIn: '**How:** The municipality’s list does not say. See the page.',
  nextOn: (date, days) =>
    days === 0
      ? 'The board meets today.'
      : `The board meets next on ${date}: in ${amount(days, 'day', 'days')}.`,
  nextIn: (month, days) =>
    days === 0
      ? `The board meets this month (${month}).`
      : `The board meets next in ${month}: in ${amount(days, 'day', 'days')} at the earliest.`,
  answered: (count, of) => `${count} of ${of} questions answered`,
  last: (on, by) => (by === undefined ? `last on ${on}` : `last on ${on} by ${by}`),
  stale: (on) => `This was read on ${on} and may be out of date. Ask before you count on it.`,
  questions: 'Questions …',
  page: 'Read more',
  more: 'More provision',
  workLine: (name, answered) => `**${name}:** ${answered}.`,
  form: {
    name: (name) => `Provision: ${name}`,
    label: 'What is answered in the form?',
    hint: 'Only tick. The answers are written in the municipality’s form, not here.',
    enclosed: (what) => `Remember to enclose: ${what}.`,
  },
  place: {
    label: 'Which provision? (only for “other provision”)',
    placeholder: 'Choose provision',
    other: 'Other',
  },
  went: (name, from) => `Now at: **${name}** (since ${from})`,
  wentElsewhere: (from) => `Now at provision that is not in the list (since ${from})`,
  begun: {
    question: (name) =>
      name === undefined
        ? 'Has the pupil begun at the new place?'
        : `Has the pupil begun: ${name}?`,
    why: 'So that nobody is lost between two places.',
    answers: { yes: 'Yes', no: 'No', unknown: 'Don’t know' },
    told: {
      yes: (on) => `The pupil has begun (told on ${on}).`,
      no: (on) =>
        `The pupil has not begun (told on ${on}). Reopen the case if the school is to take over again.`,
      unknown: (on) => `Nobody knew on ${on} whether the pupil has begun. You will be asked again.`,
    },
    reopen: 'Reopen the case',
  },
  timeline: {
    begun: { yes: 'yes', no: 'no', unknown: 'not known' },
  },
};
