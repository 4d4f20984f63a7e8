import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';

/** A case after a draft of a letter was made: that it was, never what it says. */
export function withDraft(
  { drafts = [] }: CaseState,
  { letter, language, by, at }: Extract<CaseEvent, { do: 'draft' }>,
): Partial<CaseState> {
  return { drafts: [...drafts, { letter, language, by, at }] };
}
