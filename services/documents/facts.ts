import type { CountedMetric } from '../cases/goalMetric.ts';
import type { Audience } from './audience.ts';

/** What a letter can be told of a case, and who may read it there. */
export type FactRule = {
  /** Who may read it: a letter to others that uses it is refused when it is read. */
  readers: readonly Audience[];
  /** What it is, for whoever writes letters (docs/letters.md). */
  about: string;
};

const everybody: readonly Audience[] = ['home', 'authority', 'team', 'school'];
/** What somebody told in confidence, or wrote while working on the case. */
const inside: readonly Audience[] = ['authority', 'team'];
const ownSide: readonly Audience[] = ['home', 'authority', 'team'];

/**
 * Every single value a letter can hold, as `{name}`. None is a CPR number, and the parents' names are not
 * known: a letter leaves a place for them.
 */
export const facts = {
  pupil: { readers: everybody, about: 'The pupil’s name.' },
  givenName: { readers: everybody, about: 'The pupil’s given name, as home uses it.' },
  class: { readers: everybody, about: 'The class, such as 7.b.' },
  grade: { readers: everybody, about: 'The grade, 0–10.' },
  school: { readers: everybody, about: 'The school’s name.' },
  municipality: { readers: everybody, about: 'The municipality’s name.' },
  number: { readers: everybody, about: 'The case’s number, which says nothing of the pupil.' },
  today: { readers: everybody, about: 'The day the document is made.' },
  maker: { readers: everybody, about: 'Who makes it.' },
  makerRole: { readers: everybody, about: 'That person’s role.' },
  holder: { readers: everybody, about: 'The case’s tovholder.' },
  holderRole: { readers: everybody, about: 'The tovholder’s role.' },
  openedOn: { readers: everybody, about: 'The day the case was opened.' },
  level: { readers: inside.concat('school'), about: 'The level of the absence, in words.' },
  absenceDays: {
    readers: ownSide,
    about: 'Days of absence that the letter is about; halves count as .5.',
  },
  absencePercent: { readers: ownSide, about: 'The same in per cent of the period’s school days.' },
  schoolDays: { readers: ownSide, about: 'School days of that period.' },
  periodFrom: { readers: ownSide, about: 'First day of the period.' },
  periodTo: { readers: ownSide, about: 'Last day of the period that is counted.' },
  figureSource: {
    readers: ownSide,
    about: 'Where the figures come from, in words: the register, checked in it, or noted here.',
  },
  registerDays: {
    readers: inside,
    about: 'Days of absence, only where the register has confirmed them.',
  },
  registerPercent: { readers: inside, about: 'The same in per cent of the period’s school days.' },
  registerCheckedOn: {
    readers: inside,
    about: 'The day up to which the register was read or checked.',
  },
  recentDays: { readers: ['team'], about: 'Days of absence in the last 20 school days.' },
  recentSchoolDays: { readers: ['team'], about: 'Those school days; fewer in a new school year.' },
  functions: { readers: inside, about: 'What the absence does for the pupil, in words.' },
  schoolFactors: { readers: inside, about: 'What at school makes it hard to come, in words.' },
  homeFactors: { readers: inside, about: 'What the parents told of home, in words.' },
  pupilSays: { readers: inside, about: 'What the pupil says, in a line.' },
  parentsSay: { readers: inside, about: 'What the parents say, in a line.' },
  planMadeOn: { readers: everybody, about: 'The day the plan was made.' },
  planReviewOn: { readers: everybody, about: 'The day the plan is looked at again.' },
  nextMeetingAt: { readers: ownSide, about: 'When the booked meeting takes place.' },
  metOn: { readers: ownSide, about: 'The day of the newest meeting that was held.' },
  present: { readers: inside, about: 'Who took part in it, of the staff.' },
  parentsPresent: { readers: inside, about: 'Whether the parents took part, in words.' },
  pupilPresent: { readers: inside, about: 'Whether the pupil took part, in words.' },
  nextOn: { readers: ownSide, about: 'When the team looks at it next.' },
  leftOn: { readers: ['authority', 'team', 'school'], about: 'The day the pupil left the school.' },
} as const satisfies Readonly<Record<string, FactRule>>;

export type Fact = keyof typeof facts;

type ListRule = FactRule & { fields: Readonly<Record<string, FactRule>> };

/** Every list a letter can hold, an item a line, with what an item has. */
export const factLists = {
  goals: {
    readers: everybody,
    about: 'The plan’s goals.',
    fields: {
      goal: { readers: everybody, about: 'What is to be reached.' },
      aim: {
        readers: everybody,
        about:
          'What the pupil does once it is reached, as it is measured; none where the goal itself says it.',
      },
      measure: { readers: everybody, about: 'What is done for it.' },
      who: { readers: everybody, about: 'Who does it.' },
    },
  },
  wayBack: {
    readers: everybody,
    about: 'The dated steps of the way back.',
    fields: {
      from: { readers: everybody, about: 'From which day.' },
      step: { readers: everybody, about: 'What the pupil does from then on.' },
      went: { readers: everybody, about: 'How it went, in words; a blank while nobody said.' },
    },
  },
  done: {
    readers: inside.concat('school'),
    about: 'Steps that were done, the oldest first.',
    fields: {
      step: { readers: inside.concat('school'), about: 'What was done.' },
      on: { readers: inside.concat('school'), about: 'On which day.' },
      outcome: { readers: inside, about: 'What came of it, as it was written.' },
    },
  },
  evaluations: {
    readers: inside.concat('school'),
    about: 'Follow-ups, the oldest first.',
    fields: {
      on: { readers: inside.concat('school'), about: 'On which day.' },
      judgement: { readers: inside.concat('school'), about: 'Better, unchanged or worse.' },
      outcome: { readers: inside, about: 'Why, as it was written.' },
    },
  },
  contacts: {
    readers: inside,
    about: 'Talks with pupil and home, the oldest first.',
    fields: {
      on: { readers: inside, about: 'On which day.' },
      with: { readers: inside, about: 'With whom.' },
      agreed: { readers: inside, about: 'What was agreed.' },
    },
  },
  arrangements: {
    readers: everybody,
    about: 'Special arrangements.',
    fields: {
      arrangement: { readers: everybody, about: 'Which one.' },
      from: { readers: everybody, about: 'From which day.' },
      to: {
        readers: everybody,
        about: 'The day it ended, else its last day; a blank where it has none.',
      },
    },
  },
  tasks: {
    readers: inside,
    about: 'Steps somebody still has to do.',
    fields: {
      step: { readers: inside, about: 'What is to be done.' },
      who: { readers: inside, about: 'Who does it.' },
      due: { readers: inside, about: 'By which day.' },
    },
  },
  agreements: {
    readers: inside,
    about: 'What the newest meeting agreed on, at most three.',
    fields: {
      step: { readers: inside, about: 'What was agreed.' },
      who: { readers: inside, about: 'Who does it.' },
      due: { readers: inside, about: 'By which day.' },
    },
  },
} as const satisfies Readonly<Record<string, ListRule>>;

export type FactList = keyof typeof factLists;

/** Whether there is a fact of this name. */
export function isFact(name: string): name is Fact {
  return Object.hasOwn(facts, name);
}

/** Whether there is a list of this name. */
export function isFactList(name: string): name is FactList {
  return Object.hasOwn(factLists, name);
}

/** The fields of a list's items, by name. */
export function fieldsOf(list: FactList): Readonly<Record<string, FactRule>> {
  return factLists[list].fields;
}

/** A closed list whose words the reader's language has; `source` is where figures come from. */
export type Vocabulary =
  | 'role'
  | 'level'
  | 'source'
  | 'function'
  | 'schoolFactor'
  | 'homeFactor'
  | 'contactWith'
  | 'went'
  | 'judgement'
  | 'arrangement'
  | 'presence'
  | 'who';

/** A plain value, before it is put into words of a language. */
export type Value =
  /** What people wrote, in whatever language they write. */
  | { is: 'words'; words: string }
  | { is: 'name'; name: string }
  /** ISO date, or an instant with the municipality's offset. */
  | { is: 'date'; on: string }
  | { is: 'moment'; at: string }
  | { is: 'number'; number: number }
  | { is: 'percent'; percent: number }
  | { is: 'terms'; of: Vocabulary; ids: readonly string[] }
  | { is: 'aim'; metric: CountedMetric }
  /** A text of the municipality's data. */
  | { is: 'text'; da: string; en: string };

/** One item of a list. */
export type Item = Readonly<Record<string, Value | undefined>>;

/** What is known of a case; what is not known is absent. */
export type KnownFacts = {
  single: Readonly<Partial<Record<Fact, Value>>>;
  lists: Readonly<Record<FactList, readonly Item[]>>;
};
