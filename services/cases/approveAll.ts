import { RefusedError } from '../errors/errors.ts';
import type { CaseRecord } from './caseRecord.ts';
import { decideStep } from './decideStep.ts';
import type { Deciding } from './deciding.ts';
import { withEvents } from './evolve.ts';

/**
 * Approves several steps of a case, each by the rules of a single approval.
 * @returns the case afterwards, the steps approved, and how many could not be
 */
export function approveAll(
  subject: CaseRecord,
  steps: readonly string[],
  deciding: Deciding,
): { after: CaseRecord; approved: readonly string[]; left: number } {
  let after = subject;
  const approved: string[] = [];
  for (const step of steps) {
    try {
      after = withEvents(after, decideStep(after, { action: 'approve', step }, deciding));
      approved.push(step);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
    }
  }
  return { after, approved, left: steps.length - approved.length };
}
