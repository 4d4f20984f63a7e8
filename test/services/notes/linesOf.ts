import type { Reading } from '../../../services/notes/reading.ts';
import { school } from '../../training/writers.ts';

/** Each entry as "Luna illness 01-27", then each question as "ask pupil bente"; none where neither is read. */
export function linesOf(reading: Reading): string[] {
  const questions = 'questions' in reading ? reading.questions : [];
  const entries = 'entries' in reading ? reading.entries : [];
  return [
    ...entries.map((one) => {
      const what = 'category' in one ? one.category : 'taken back';
      const days = one.dates.map((date) => date.slice(5)).join('+');
      return `${school.pupil(one.pupilId)?.givenName} ${what} ${days}`;
    }),
    ...questions.map(({ field, heard }) => `ask ${field}${heard === '' ? '' : ` ${heard}`}`),
  ];
}
