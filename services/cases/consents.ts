import { caseAccess } from '../access/access.ts';
import { activeInvolvement, type Involvement } from '../access/involvement.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Roster } from '../roster/roster.ts';
import type { CaseEvent } from './caseEvent.ts';
import type { CaseState } from './caseRecord.ts';
import type { Playbook } from './playbook.ts';

/** If a playbook says nothing: half a year, at most a year, and a school week's notice. */
export const usualConsent = { months: 6, monthsAtMost: 12, tellSchoolDays: 5 };

/** The consents of a case in force, each with the last day it holds (ISO). */
function inForce({
  involved,
}: Pick<CaseState, 'involved'>): readonly (Involvement & { until: string })[] {
  return involved.flatMap((one) =>
    one.basis === 'consent' &&
    one.until !== undefined &&
    activeInvolvement(involved, one.staffId) === one
      ? [{ ...one, until: one.until }]
      : [],
  );
}

/** Ends the part of those whose consent held until a day before this one. O(involved). */
export function endingConsents(
  subject: Pick<CaseState, 'involved' | 'state'>,
  today: Temporal.PlainDate,
  at: string,
): readonly CaseEvent[] {
  if (subject.state === 'closed') return [];
  return inForce(subject)
    .filter(({ until }) => until < today.toString())
    .map(({ staffId }) => ({ do: 'release', by: 'system', at, person: staffId }));
}

/** A consent that ends soon: whose part it is (staff id), its last day, and who is told of it. */
export type EndingSoon = { staffId: string; until: string; told: string | undefined };

/**
 * Consents that end within the playbook's school days. Whoever brought the person in is told, or the tovholder where
 * they no longer see the case. O(involved).
 */
export function consentsEndingSoon(
  subject: Pick<CaseState, 'involved' | 'state' | 'pupilId' | 'holder'>,
  { calendar, playbook, roster }: { calendar: SchoolCalendar; playbook: Playbook; roster: Roster },
  today: Temporal.PlainDate,
): readonly EndingSoon[] {
  if (subject.state === 'closed') return [];
  const { tellSchoolDays } = playbook.consent ?? usualConsent;
  return inForce(subject)
    .filter(({ until }) => {
      const last = Temporal.PlainDate.from(until);
      if (Temporal.PlainDate.compare(last, today) < 0) return false;
      return calendar.between(today, last).length <= tellSchoolDays;
    })
    .map(({ staffId, until, by }) => {
      const bringer = roster.member(by);
      const sees = bringer && caseAccess({ member: bringer, roster }, subject)?.scope === 'full';
      return { staffId, until, told: sees ? by : subject.holder };
    });
}
