import { isOwnStaff } from '../access/involvement.ts';
import { fullName } from '../roster/roster.ts';
import { consentsEndingSoon } from './consents.ts';
import type { DigestItem } from './digestViews.ts';
import { holderGap } from './holderGap.ts';
import type { Listing } from './listing.ts';

/** What is asked about the case as a whole, and the key by which it is known whether it is new. */
export type Asked = {
  key: string;
  about: NonNullable<DigestItem['about']>;
  /** ISO. */
  due: string;
};

/** Who names a new tovholder: the school's leaders who are there, else its coordinators; staff ids. */
function leadersOf({ caseContext: { roster }, day: { away } }: Listing): readonly string[] {
  const there = roster.staff.filter(({ id }) => !away.has(id));
  const leaders = there.filter(({ role }) => role === 'leader' || role === 'department_leader');
  const asked = leaders.length > 0 ? leaders : there.filter(({ role }) => role === 'coordinator');
  return asked.map(({ id }) => id);
}

/** That a case needs a tovholder, for those who name one: once, until somebody did. */
function holderAsked(listing: Listing): Asked[] {
  const { actor, subject, caseContext, day } = listing;
  const gap = holderGap(subject, caseContext, day.today);
  if (!gap || !leadersOf(listing).includes(actor.member.id)) return [];
  const holder = subject.holder === undefined ? undefined : actor.roster.member(subject.holder);
  const about = { what: 'holder', why: gap.why, person: holder && fullName(holder) } as const;
  return [{ key: [subject.id, 'holder', gap.why, gap.since].join('/'), about, due: gap.since }];
}

/** That somebody's consent ends, for whoever brought them in. */
function consentEnds({ actor, subject, caseContext, day }: Listing): Asked[] {
  return consentsEndingSoon(subject, caseContext, day.today)
    .filter(({ told }) => told === actor.member.id && isOwnStaff(actor.member))
    .map(({ staffId, until }) => {
      const member = actor.roster.member(staffId);
      return {
        key: [subject.id, 'consent', staffId, until].join('/'),
        about: { what: 'consent', person: member && fullName(member) } as const,
        due: until,
      };
    });
}

/** What somebody is asked about a case as a whole, besides what happens to it. */
export function askedAbout(listing: Listing): readonly Asked[] {
  return [...holderAsked(listing), ...consentEnds(listing)];
}
