import { fullName, type Roster } from '../roster/roster.ts';
import type { CaseRecord } from './caseRecord.ts';
import type { CaseView } from './views.ts';

/** How an open case was last reopened. */
export function reopenedOf({ state, log }: CaseRecord, roster: Roster): CaseView['reopened'] {
  const index = log.findLastIndex((event) => event.do === 'reopen');
  const event = log[index];
  if (state === 'closed' || event?.do !== 'reopen') return undefined;
  const { at, by, why } = event;
  const member = roster.member(by);
  // A level that is as it was is not assessed again.
  const assessed = log.findLast(
    (one, place) => one.do === 'assess' && (place < index || one.at === at),
  );
  return {
    on: at.slice(0, 10),
    why,
    by: member && fullName(member),
    level: assessed?.do === 'assess' ? assessed.level : undefined,
  };
}
