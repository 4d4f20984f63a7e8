import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';

type Of<Kind extends CaseEvent['do']> = Extract<CaseEvent, { do: Kind }>;

/** The case with one more contact. */
export function withContact(
  { contacts = [] }: Pick<CaseState, 'contacts'>,
  { do: _, ...contact }: Of<'contact'>,
): Pick<CaseState, 'contacts'> {
  return { contacts: [...contacts, contact] };
}

/** The case once it was told what came of a meeting. */
export function withHeld(
  { held = [] }: Pick<CaseState, 'held'>,
  { do: _, ...told }: Of<'held'>,
): Pick<CaseState, 'held'> {
  return { held: [...held, told] };
}

/** The case after a draft of a letter was made: that it was, never what it says. */
export function withDraft(
  { drafts = [] }: Pick<CaseState, 'drafts'>,
  { do: _, ...draft }: Of<'draft'>,
): Pick<CaseState, 'drafts'> {
  return { drafts: [...drafts, draft] };
}
