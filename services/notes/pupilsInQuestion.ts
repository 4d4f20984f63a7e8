import type { Confirmable, Question } from './reading.ts';

/** What is looked at of a question, asked or stored. */
type Asked =
  | {
      field: Exclude<Question['field'], 'confirm'>;
      choices: readonly string[];
      draft: { pupilId?: string | undefined };
    }
  | { field: 'confirm'; reading: Confirmable };

/** Every pupil a question is about or offers, without repeats. */
export function pupilsInQuestion(question: Asked): readonly string[] {
  if (question.field === 'confirm') return pupilsIn(question.reading);
  const { field, choices, draft } = question;
  const about = draft.pupilId === undefined ? [] : [draft.pupilId];
  return [...new Set([...about, ...(field === 'pupil' ? choices : [])])];
}

/** The pupils in what is read back. */
export function pupilsIn(reading: Confirmable): readonly string[] {
  if (reading.intent === 'concern') return [reading.target.pupilId];
  if (reading.intent === 'all_here') return [];
  const noted = reading.entries.map(({ pupilId }) => pupilId);
  const instead = reading.intent === 'withdraw' ? [] : (reading.instead ?? []);
  return [...new Set([...noted, ...instead])];
}

/** What is read back of these pupils only; undefined if nothing is left. */
export function readBackOf(
  reading: Confirmable,
  pupils: ReadonlySet<string>,
): Confirmable | undefined {
  if (!pupilsIn(reading).some((id) => pupils.has(id))) return undefined;
  switch (reading.intent) {
    case 'concern':
    case 'all_here':
      return reading;
    case 'withdraw':
      return { ...reading, entries: reading.entries.filter((one) => pupils.has(one.pupilId)) };
    default: {
      const entries = reading.entries.filter((one) => pupils.has(one.pupilId));
      const instead = reading.instead?.filter((one) => pupils.has(one));
      return entries.length > 0 ? { ...reading, entries, instead } : undefined;
    }
  }
}
