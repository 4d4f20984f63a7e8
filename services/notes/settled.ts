import { answerQuestion } from './answerQuestion.ts';
import type { NoteContext, Question } from './reading.ts';
import type { Choosable } from './schoolChoice.ts';

/**
 * A reading after its school was chosen: if the message can mean only one pupil there, the choice,
 * which named the class, settles on that pupil. What is still unclear is asked as usual.
 */
export function settled(reading: Choosable, context: NoteContext): Choosable {
  if (reading.intent === 'dryRun') return reading;
  const known = reading.questions.map((question) => meant(question, context));
  const left = reading.questions.filter((_, index) => !known[index]);
  const more = known.flatMap((one) => one ?? []);
  const questions = [...left, ...more.flatMap((one) => ('question' in one ? [one.question] : []))];
  switch (reading.intent) {
    case 'note':
    case 'correct': {
      const entries = more.flatMap((one) => ('entry' in one ? [one.entry] : []));
      return { ...reading, entries: [...reading.entries, ...entries], questions };
    }
    case 'withdraw': {
      const entries = more.flatMap((one) => ('withdrawal' in one ? [one.withdrawal] : []));
      return { ...reading, entries: [...reading.entries, ...entries], questions };
    }
    case 'status':
    case 'concern': {
      const [target] = more.flatMap((one) => ('target' in one ? [one.target] : []));
      return target ? { ...reading, target, questions } : { ...reading, questions };
    }
  }
}

/** What follows from a question's only pupil; undefined if it offers several, or none. */
function meant(question: Question, context: NoteContext) {
  const [only, ...others] = question.choices;
  if (question.field !== 'pupil' || question.heard === '' || !only || others.length > 0) {
    return undefined;
  }
  const answered = answerQuestion(question, only, context);
  return 'notAnswer' in answered ? undefined : answered;
}
