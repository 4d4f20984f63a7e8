import { z } from 'zod';
import { leftOut } from '../absence/report.ts';
import type { Roster } from '../roster/roster.ts';
import { ownWords } from '../words/ownWords.ts';
import { words } from './nameIndex.ts';
import {
  questionOf,
  storedQuestion,
  toStore,
  waitingEntry,
  waitingWithdrawal,
} from './openQuestion.ts';
import { pupilsInQuestion } from './pupilsInQuestion.ts';
import type { Reading } from './reading.ts';
import type { QuestionView } from './views.ts';

const isoDate = z.iso.date();

const target = z.union([
  z.strictObject({ pupilId: z.string() }),
  z.strictObject({ classCode: z.string() }),
  z.literal('school'),
]);

const questions = z.array(storedQuestion);

/** What a message means in one school, while its writer is asked which school is meant. */
const waiting = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.enum(['note', 'correct']),
    entries: z.array(waitingEntry),
    leftOut: z.array(leftOut),
    questions,
  }),
  z.strictObject({
    intent: z.literal('withdraw'),
    entries: z.array(waitingWithdrawal),
    questions,
  }),
  z.strictObject({
    intent: z.enum(['status', 'concern']),
    target: target.optional(),
    focus: z.enum(['without_plan', 'overdue', 'not_improving']).optional(),
    questions,
  }),
  /** Trying rules, by their id. */
  z.strictObject({ intent: z.literal('dryRun'), wanted: ownWords(z.string()) }),
]);

/**
 * Asks somebody with several schools which one a message is about. What was understood waits, never the
 * words; it is dropped with the answer.
 */
export const schoolChoice = z.strictObject({
  id: z.string().min(1),
  /** Who was asked, by the id of the school the question is kept in. */
  by: z.string().min(1),
  askedAt: z.iso.datetime({ offset: true }),
  askedOn: isoDate,
  state: z.enum(['open', 'answered', 'dropped', 'lapsed', 'taken_back']),
  /** The schools to choose from; `by` is the writer there, `reading` what it means there while it waits. */
  choices: z.array(
    z.strictObject({ school: z.string(), by: z.string(), reading: waiting.optional() }),
  ),
  /** The activity that chose this school: what it said belongs to the message that was asked about. */
  answeredIn: z.string().optional(),
});

export type SchoolChoice = z.output<typeof schoolChoice>;
export type Waiting = z.output<typeof waiting>;

/** What can wait for a choice of school. */
export type Choosable = Extract<
  Reading | { intent: 'dryRun'; wanted: string },
  { intent: Waiting['intent'] }
>;

/** What was understood, as stored while it waits. */
export function toWait(reading: Choosable): Waiting {
  switch (reading.intent) {
    case 'dryRun':
      return { intent: 'dryRun', wanted: reading.wanted };
    case 'status':
    case 'concern': {
      const { intent, target: about, focus } = reading;
      return {
        intent,
        // A count of the municipality belongs to no school, so there is none to choose.
        ...(about === undefined || about === 'municipality' ? {} : { target: about }),
        ...(focus === undefined ? {} : { focus }),
        questions: reading.questions.map(toStore),
      };
    }
    case 'withdraw':
      return {
        intent: 'withdraw',
        entries: reading.entries.map((one) => ({ ...one, dates: [...one.dates] })),
        questions: reading.questions.map(toStore),
      };
    case 'note':
    case 'correct':
      return {
        intent: reading.intent,
        entries: reading.entries.map((one) => ({ ...one, dates: [...one.dates] })),
        leftOut: [...reading.leftOut],
        questions: reading.questions.map(toStore),
      };
  }
}

/** What waited, as understood. */
export function fromWait(stored: Waiting): Choosable {
  if (stored.intent === 'dryRun') return stored;
  const asked = stored.questions.map((question) => questionOf({ question }));
  switch (stored.intent) {
    case 'status':
    case 'concern': {
      const { intent, target: about, focus } = stored;
      return { intent, target: about, ...(focus ? { focus } : {}), questions: asked };
    }
    case 'withdraw':
      return { intent: 'withdraw', entries: stored.entries, questions: asked };
    case 'note':
    case 'correct':
      return { ...stored, questions: asked };
  }
}

/** The choice after one of its schools was chosen; only what waits there is kept. */
export function answered(choice: SchoolChoice, school: string): SchoolChoice {
  const choices = choice.choices.map(({ reading, ...one }) =>
    one.school === school && reading ? { ...one, reading } : one,
  );
  return { ...choice, state: 'answered', choices };
}

/** The choice with nothing waiting. */
export function emptied(choice: SchoolChoice): SchoolChoice {
  return { ...choice, choices: choice.choices.map(({ reading: _, ...one }) => one) };
}

/** The choice once its day is over. */
export function lapsed(choice: SchoolChoice): SchoolChoice {
  return { ...emptied(choice), state: 'lapsed' };
}

/** The choice once its writer wants nothing of it. */
export function dropped(choice: SchoolChoice): SchoolChoice {
  return { ...emptied(choice), state: 'dropped' };
}

/** Whether what waits names a pupil. */
export function isAbout(choice: SchoolChoice, pupilId: string): boolean {
  return choice.choices.some(({ reading }) => reading && pupilsOf(reading).has(pupilId));
}

function pupilsOf(reading: Waiting): ReadonlySet<string> {
  if (reading.intent === 'dryRun') return new Set();
  const entries = 'entries' in reading ? reading.entries : [];
  const about = 'target' in reading ? reading.target : undefined;
  return new Set([
    ...entries.map(({ pupilId }) => pupilId),
    ...reading.questions.flatMap((one) =>
      one.field === 'pupil' && one.heard === '' ? (one.draft.pupilId ?? []) : pupilsInQuestion(one),
    ),
    ...(typeof about === 'object' && 'pupilId' in about ? [about.pupilId] : []),
  ]);
}

/** With more classes than this, the label is no help. */
const mostClasses = 3;

/**
 * The question as its card shows it: each school with the classes the message would concern there.
 * @param rosterOf a school's roster; a school that is gone can no longer be chosen
 */
export function schoolChoiceView(
  choice: SchoolChoice,
  rosterOf: (school: string) => Roster | undefined,
): QuestionView {
  return {
    kind: 'question',
    questionId: choice.id,
    version: 1,
    field: 'school',
    heard: '',
    choices: choice.choices.flatMap(({ school, reading }) => {
      const roster = rosterOf(school);
      return roster ? [{ value: school, label: labelOf(roster, reading) }] : [];
    }),
    known: { pupil: undefined, category: undefined, dates: undefined },
    state: choice.state,
  };
}

function labelOf(roster: Roster, reading: Waiting | undefined): string {
  const titles = reading ? classesOf(roster, reading) : [];
  const shown = titles.length > mostClasses ? [] : titles;
  return [roster.school.name, ...shown].join(', ');
}

function classesOf(roster: Roster, reading: Waiting): readonly string[] {
  const about = 'target' in reading ? reading.target : undefined;
  const named = typeof about === 'object' && 'classCode' in about ? about.classCode : undefined;
  const own = named === undefined ? undefined : roster.classByCode(named)?.title;
  const ids = [...pupilsOf(reading)].flatMap((id) => roster.pupil(id)?.classId ?? []);
  const titles = ids.flatMap((id) => roster.classById(id)?.title ?? []);
  return [...new Set([...(own === undefined ? [] : [own]), ...titles])];
}

/**
 * The school a typed answer means, by words of its label ("havn", "7b"); undefined if it fits none or
 * several.
 */
export function chosenSchool(
  choice: SchoolChoice,
  typed: string,
  rosterOf: (school: string) => Roster | undefined,
): string | undefined {
  const said = plain(typed);
  if (said.length === 0 || said.length > 6) return undefined;
  const { choices } = schoolChoiceView(choice, rosterOf);
  const [only, ...others] = choices.filter(({ label = '' }) => {
    const parts = plain(label);
    return said.every((word) => parts.some((part) => word.length > 1 && part.startsWith(word)));
  });
  return others.length === 0 ? only?.value : undefined;
}

function plain(text: string): readonly string[] {
  return words(text.replaceAll(/[.,!?"»«]/g, (mark) => (mark === '.' ? '' : ' '))).filter(
    (word) => !/^(paa|i|det|er|in|at|the|fra)$/.test(word),
  );
}
