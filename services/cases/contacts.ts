import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';

/** The case with one more contact. */
export function withContact(
  { contacts = [] }: Pick<CaseState, 'contacts'>,
  { do: _, ...contact }: Extract<CaseEvent, { do: 'contact' }>,
): Pick<CaseState, 'contacts'> {
  return { contacts: [...contacts, contact] };
}
