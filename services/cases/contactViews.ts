import { fullName, type Roster } from '../roster/roster.ts';
import type { CaseState } from './caseRecord.ts';
import type { ContactView } from './views.ts';

/**
 * The contacts as a case's readers see them, the newest first; of one day the one noted last.
 * @param withWords whether the viewer may read what was agreed
 */
export function contactViews(
  { contacts = [] }: Pick<CaseState, 'contacts'>,
  roster: Roster,
  withWords: boolean,
): readonly ContactView[] {
  return contacts
    .toReversed()
    .map(({ with: who, on, by, agreed }) => {
      const member = roster.member(by);
      return {
        ...{ with: who, on, by: member && fullName(member) },
        agreed: withWords ? agreed : undefined,
      };
    })
    .toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
