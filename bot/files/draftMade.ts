import { withEvents } from '../../services/cases/evolve.ts';
import { putCase } from '../casework/putCase.ts';
import type { CaseWork } from '../core/work.ts';
import type { LetterContent } from './letterFile.ts';

/** Notes in the case that a draft was made: which letter, in which language, by whom. Never what it says. */
export async function draftMade(work: CaseWork, by: string, content: LetterContent): Promise<void> {
  const { unit, at } = work;
  const { caseId, letter, language } = content;
  const subject = await unit.load('case', caseId);
  if (subject)
    await putCase(work, withEvents(subject, [{ do: 'draft', by, at, letter, language }]));
}
