import type { CaseState } from './caseRecord.ts';
import { effectiveAssignee, isOpen } from './caseStep.ts';
import { waits } from './decideStep.ts';

/**
 * The next day somebody must act on a case, and who: the earliest open step not waiting for another.
 * @returns undefined only for a closed case
 */
export function nextDate(subject: CaseState): { on: string; who: string | undefined } | undefined {
  if (subject.state === 'closed') return undefined;
  const [first] = subject.steps
    .filter((step) => isOpen(step) && !waits(step, subject))
    .toSorted((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1));
  return first && { on: first.due, who: effectiveAssignee(first) ?? subject.holder };
}
