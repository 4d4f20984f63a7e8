import { caseAccess } from '../access/access.ts';
import { fullName } from '../roster/roster.ts';
import { itemOfStep } from './digestItem.ts';
import type { NudgeView } from './digestViews.ts';
import type { Listing } from './listing.ts';

/**
 * A colleague's reminder, as whoever has the step reads it.
 * @param by the colleague's staff id
 * @returns undefined when the step is not theirs to do now, or the colleague has left
 */
export function nudgeView(listing: Listing, step: string, by: string): NudgeView | undefined {
  const { actor, subject } = listing;
  const scope = caseAccess(actor, subject)?.scope;
  const colleague = actor.roster.member(by);
  const asked = subject.steps.find(({ id }) => id === step);
  if (!scope || !colleague || !asked || subject.state === 'closed') return undefined;
  const found = itemOfStep(asked, scope, listing);
  if (!found || found.item.kind === 'help') return undefined;
  return { kind: 'nudge', by: fullName(colleague), item: found.item };
}
