import { amount } from './amount.ts';
import type { offers as da } from './offers.da.ts';

export const offers: typeof da = {
  open: (count) => `Provision (${count})`,
  heading: (who) => `Provision: ${who}`,
  none: 'The municipality’s list has nothing for this grade.',
  note: 'Provision for the pupil’s grade. The head teacher considers with PPR and the parents whether any of it fits.',
  grades: (from, to) => (from === to ? `Grade ${from}` : `Grades ${from}–${to}`),
  support: 'help at the pupil’s own school',
  wayIn: (how) => `**How:** ${how}`,
  noWayIn: '**How:** The municipality’s list does not say. See “Read more”.',
  nextOn: (date, days) =>
    days === 0
      ? 'The board meets today.'
      : `Next board meeting on ${date}: in ${amount(days, 'day', 'days')}.`,
  nextIn: (month, days) =>
    days === 0
      ? `The board meets this month (${month}).`
      : `Next board meeting in ${month}: in ${amount(days, 'day', 'days')} at the earliest.`,
  answered: (count, of) => `${count} of ${of} questions answered`,
  last: (on, by) => (by === undefined ? `last on ${on}` : `last on ${on} by ${by}`),
  stale: (on) =>
    `This information is from ${on} and may be out of date. Ask before you rely on it.`,
  questions: 'Questions …',
  page: 'Read more',
  more: 'More places',
  workLine: (name, answered) => `**${name}:** ${answered}.`,
  form: {
    name: (name) => `Provision: ${name}`,
    label: 'Which questions are answered in the form?',
    hint: 'Just tick them. The answers are written in the municipality’s form, not here.',
    enclosed: (what) => `Remember to enclose: ${what}.`,
  },
  place: {
    label: 'Which provision? (only for “alternative provision”)',
    placeholder: 'Choose provision',
    other: 'Other',
  },
  went: (name, from) => `Moved on to: **${name}** (from ${from})`,
  wentElsewhere: (from) => `Moved on to provision that is not on the list (from ${from})`,
  begun: {
    question: (name) =>
      name === undefined
        ? 'Has the pupil started at the new place?'
        : `Has the pupil started at the new place (${name})?`,
    why: 'So that nobody falls between two places.',
    answers: { yes: 'Yes', no: 'No', unknown: 'Don’t know' },
    told: {
      yes: (on) => `The pupil has started (reported ${on}).`,
      no: (on) => `The pupil has not started (reported ${on}).`,
      unknown: (on) =>
        `On ${on} nobody knew whether the pupil had started. You will be asked again.`,
    },
    notBegun: (name) =>
      `The pupil has not started at ${name ?? 'the new place'}. Should the school take up the case again?`,
    reopen: 'Reopen the case',
  },
  timeline: {
    begun: { yes: 'yes', no: 'no', unknown: 'not known' },
  },
};
