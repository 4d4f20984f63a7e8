import { amount } from './amount.ts';
import type { leaving as danish } from './leaving.da.ts';

const cases = (count: number) => amount(count, 'case', 'cases');

/** Pupils who left the roster with an open case, and hand-overs between schools, in English. */
export const leaving: typeof danish = {
  items: {
    undecided: () =>
      'The pupil is no longer on the pupil list. Hand over the case, close it, or correct the list.',
    wrong: () => 'The mistake in the pupil list is reported, but the pupil is not on it yet.',
    refused: (school) =>
      `${school} does not know the pupil. Choose another school, close the case, or correct the list.`,
    unanswered: (school) => `${school} has not answered the hand-over.`,
  },
  choose: 'Choose',
  decide: 'Decide what happens',
  fromSchool: (school) => `${school} wants to hand over a case.`,
  see: 'See the hand-over',
  summary: (number) => `The pupil of case ${number} is no longer on the pupil list.`,
  heading: (who) => `${who}: off the pupil list`,
  left: (number, date) => `Case ${number} · off the pupil list since ${date}`,
  states: {
    undecided: () => 'The case is still open.',
    wrong: () =>
      'The mistake in the pupil list is reported. The case continues by itself once the pupil is on it again.',
    refused: (school) => `${school} does not know the pupil. The case is still open.`,
    unanswered: (school) => `The case was offered to ${school}, which has not answered yet.`,
  },
  ways: {
    handOver: { undecided: 'hand it over to the new school', refused: 'choose another school' },
    close: 'close it',
    rosterWrong: 'correct the pupil list',
    movedAway: 'tell that the pupil has moved out of the municipality',
  },
  oneOf: (ways) =>
    `${ways.map((way, at) => (at > 0 && at === ways.length - 1 ? `or ${way}` : way)).join(', ')}.`,
  othersDecide: 'The leadership or the case lead decides what happens.',
  over: (days) => `That is ${days} overdue.`,
  duties: 'Required by law and not done',
  found: (school) => `The pupil is now on the pupil list of ${school}.`,
  school: 'Which school takes over the case? (required to hand over)',
  handOverNow: 'Hand over the case',
  wrong: 'The pupil list is wrong',
  movedAway: 'Moved out of the municipality',
  onCase: (date) => `The pupil has been off the pupil list since ${date}.`,
  takenOver: (school, number) => `Taken over from ${school}, case ${number}.`,
  takenOverLevel: (level) => `Level there: ${level}.`,
  before: (school) => `Before it was taken over, at ${school}`,
  handedOver: (school, number) =>
    number === undefined ? `Continues at ${school}.` : `Continues at ${school}, case ${number}.`,
  rosterWrong: {
    summary: 'A pupil is missing from the pupil list.',
    heading: 'A pupil is missing from the pupil list',
    text: (who, date) =>
      `${who}, has been off the pupil list since ${date}. A colleague says that the pupil still goes to the school.`,
    next: 'Correct it in the system that the pupil list comes from. The pupil will then be included in the next import.',
  },
  handOver: {
    summary: 'Another school wants to hand over a case.',
    title: 'Hand-over of a case',
    heading: (who) => `Hand-over: ${who}`,
    from: (school, date, due) => `Offered by ${school} on ${date} · answer by ${due}`,
    since: (date) => `case since ${date}`,
    noLevel: 'no limit reached',
    wayBack: (well, partly, not) =>
      `The way back: ${amount(well, 'step', 'steps')} worked, ${partly} partly, ${not} not.`,
    done: 'What was done',
    nothingDone: 'No step has been done yet.',
    contact: (name, role, email) => `To find out more, ask ${name} (${role}), ${email}.`,
    isHere: 'The pupil is on your pupil list. Will you take over the case?',
    notHereYet:
      'The pupil is not on your pupil list yet. You can take over the case once the pupil is.',
    namesakes: (classes, count) =>
      `You have ${count === 1 ? 'a pupil' : 'pupils'} with the same name in ${classes}. If it is the same pupil, take over the case. If not, press “Not here”.`,
    isThis: (classTitle) => `Take over: ${classTitle}`,
    accept: 'Take over the case',
    refuse: 'Not here',
    ended: {
      offered: 'The hand-over is not ready yet. Try again in a moment.',
      accepted: 'You have taken over the case. It continues with you.',
      refused: 'You have answered that the pupil is not with you. The old school has been told.',
      withdrawn: 'The other school has withdrawn the hand-over.',
    },
  },
  turnover: {
    summary: (count) => `${cases(count)} to hand over before the summer.`,
    heading: (school) => `Hand-over before the summer: ${school}`,
    answer: (count) =>
      count === 0
        ? 'No case has to be handed over.'
        : `${cases(count)} to hand over or close before the school year ends.`,
    open: (count) => `Before the summer (${count})`,
    reasons: {
      left: 'Off the pupil list',
      finishes: 'Leaves the school',
      no_class_teacher: 'The class has no class teacher',
      other_offer: 'In alternative provision',
    },
    holder: (name) => `case lead ${name}`,
    missing: (list) => `Open: ${list.join(', ')}`,
    gaps: {
      duty_open: 'a legal duty is not done',
      no_plan: 'no plan',
      no_holder: 'no case lead',
      overdue: 'overdue steps',
    },
  },
};
