import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';

/** What a case holds once it was told what came of a meeting. */
export function withHeld(
  { held = [] }: CaseState,
  { do: _, ...told }: Extract<CaseEvent, { do: 'held' }>,
): Pick<CaseState, 'held'> {
  return { held: [...held, told] };
}
