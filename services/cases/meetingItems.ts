import { caseAccess, leads } from '../access/access.ts';
import { mayAnswerMeeting, unansweredMeetings } from './afterMeeting.ts';
import { type Found, type Listing, ofNoStep, whoOf } from './listing.ts';
import type { PastMeeting } from './meetingTurns.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
import { newsAgain } from './tellingWeek.ts';

/**
 * The meetings of a case of which the reader is asked what came: on its organiser's list from when it is over,
 * which is news the morning after, and after the playbook's school days on the leadership's too, until it is answered. O(log).
 */
export function meetingItems(listing: Listing): Found[] {
  const { subject, caseContext, day } = listing;
  const { timeZone } = caseContext.calendar;
  const now = day.now ?? day.today.toZonedDateTime(timeZone).toInstant().toString();
  return unansweredMeetings(subject, now).flatMap((one) => itemOf(one, listing) ?? []);
}

function itemOf(meeting: PastMeeting, listing: Listing): Found | undefined {
  const { actor, subject, caseContext, day } = listing;
  const due = meeting.end.slice(0, 10);
  const over = schoolDaysOver({ due }, caseContext, day.today);
  const { leaderAfterSchoolDays } = caseContext.playbook.meetings;
  const isLate = over >= leaderAfterSchoolDays;
  const isAsked =
    askedFirst(meeting, listing) === actor.member.id || (isLate && actor.member.role === 'leader');
  if (!isAsked || !mayAnswerMeeting(actor, subject, meeting.organiser)) return undefined;
  const again = newsAgain(Temporal.PlainDate.from(due), day.today, caseContext.calendar);
  return {
    key: [subject.id, 'held', meeting.meetingId, again].join('/'),
    // The day it was held is no deadline that was missed.
    item: { ...whoOf(subject, actor), ...ofNoStep, kind: 'held', due },
  };
}

/** The organiser; where they are away or no longer on the case its holder, else the school's first leader. */
function askedFirst(
  { organiser }: PastMeeting,
  { actor: { roster }, subject, day }: Listing,
): string | undefined {
  const sees = (id: string | undefined) => {
    const member = id === undefined ? undefined : roster.member(id);
    return member !== undefined && caseAccess({ member, roster }, subject)?.scope === 'full';
  };
  const people = [organiser, subject.holder].flatMap((id) => (sees(id) ? (id ?? []) : []));
  const here = people.find((id) => !day.away.has(id)) ?? people[0];
  return here ?? roster.staff.find((member) => leads({ member, roster }))?.id;
}
