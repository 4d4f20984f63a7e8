import { amount } from './amount.ts';
import type { letters as danish } from './letters.da.ts';

/** Letters and documents about a case. */
export const letters: typeof danish = {
  open: 'Letters …',
  summary: (number) => `Letters in case ${number}.`,
  heading: (who) => `Letters: ${who}`,
  intro: 'Choose a document. You get a draft in Word, which you edit and send yourself.',
  none: 'No document fits the case right now.',
  onItsWay: (name) => `“${name}” will be here in the chat in a moment.`,
  language: 'Language',
  unreviewed: (language) => `${language} (not reviewed by a translator)`,
  named: (name) => `“${name}”`,
  others: (count) => amount(count, 'other', 'others'),
  waits: (names) =>
    `${names} can be made once the school’s absence register has been checked. Look the absence up; if it is right, press “The register was checked today”.`,
  waitsForOthers: (names) =>
    `${names} can be made once the school’s absence register has been checked. That is done in the case’s step about the register.`,
  dutyNow:
    'Your duty to notify does not wait: if you are worried now, notify now, on the municipality’s own form or by telephone, without a draft.',
  checkRegister: 'The register was checked today',
  drafts: 'Earlier drafts',
  draft: (name, language, date, by) =>
    `${name}, ${language} · ${date}${by === undefined ? '' : ` (${by})`}`,
  newest: (name, date) => `Latest draft: ${name}, ${date}`,
  more: 'More letters',
  names: {
    warning: 'Warning about child benefit',
    invitation: 'Invitation to the parents',
    'sick-teaching': 'Offer of teaching during illness',
    'home-plan': 'The plan for the family',
    'notification-absence': 'Notification (absence)',
    'notification-concern': 'Notification (concern)',
    'hand-over': 'Hand-over',
    agenda: 'Meeting agenda',
    minutes: 'Meeting minutes',
  },
  fileName: (name, number) => `${name}, case ${number}`,
  blank: '________ (to be filled in)',
  footer: 'Draft – read and edit before sending',
  notReviewed:
    'This translation has not been reviewed by a translator. Have an interpreter or translator read it before it is sent.',
  sources: {
    register: 'the school’s absence register',
    checked: 'noted in Nærvær and checked in the school’s absence register',
    noted: 'noted in Nærvær, not in the school’s absence register',
  },
  aims: {
    attendance_percent: (least) => `is at school at least ${least}% of the time`,
    days_week: (least) => `comes to school at least ${amount(least, 'day', 'days')} a week`,
    lessons_day: (least) => `takes part in at least ${amount(least, 'lesson', 'lessons')} a day`,
    lessons_week: (least) => `takes part in at least ${amount(least, 'lesson', 'lessons')} a week`,
  },
  functions: {
    avoids_unpleasant: 'avoids something unpleasant at school',
    avoids_judgement: 'avoids being judged by others',
    seeks_closeness: 'seeks security with somebody at home',
    drawn_outside: 'is drawn by something outside school',
  },
  schoolFactors: {
    academic: 'schoolwork',
    bullying: 'bullying',
    relations: 'relationships in the class',
    transition: 'a change of class, school or adults',
  },
  homeFactors: {
    change_at_home: 'changes at home',
    worry_at_home: 'worry about somebody at home',
    two_homes: 'life in two homes',
    practical: 'practical matters in the morning',
  },
  contactWith: {
    mother: 'mother',
    father: 'father',
    both_parents: 'both parents',
    guardian: 'guardian',
    pupil: 'the pupil',
  },
  went: { well: 'it worked', partly: 'it partly worked', not: 'it did not work' },
  presence: { yes: 'yes', no: 'no' },
  who: { pupil: 'the pupil', parents: 'the parents', home: 'the parents', school: 'the school' },
};
