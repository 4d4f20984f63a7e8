import { caseAccess } from '../access/access.ts';
import { type ArrangementState, arrangementOn } from './arrangement.ts';
import { closers } from './closers.ts';
import { planNow } from './evolvePlan.ts';
import { type Found, type Listing, ofNoStep, whoOf } from './listing.ts';
import { wayBackAsks } from './plan.ts';
import { newsAgain } from './tellingWeek.ts';

/**
 * What a tovholder is asked about the way back and about special arrangements this morning; the leadership too,
 * about an arrangement that has been over its day for as long as the playbook waits with a step. Only those who
 * see all of the case. O(arrangements × days).
 */
export function planItems(listing: Listing): Found[] {
  const { actor, subject } = listing;
  // What the case of a pupil who left waits for is asked by itself.
  if (subject.left || caseAccess(actor, subject)?.scope !== 'full') return [];
  return [
    ...wayBackItems(listing),
    ...subject.arrangements.flatMap((one) => arrangementItem(one, listing)),
  ];
}

function wayBackItems({ actor, subject, caseContext, day }: Listing): Found[] {
  const plan = planNow(subject);
  const asked = plan && wayBackAsks(plan, day.today.toString());
  if (!asked || !closers(subject, caseContext, day).includes(actor.member.id)) return [];
  const { ask, step } = asked;
  const since = ask === 'answer' ? step.from : (step.went?.at.slice(0, 10) ?? step.from);
  return [
    {
      key: [subject.id, 'wayBack', ask, step.id, againSince(since, { caseContext, day })].join('/'),
      item: {
        ...{ ...whoOf(subject, actor), ...ofNoStep, kind: 'wayBack', due: since },
        wayBack: { ask, from: step.from, text: step.text },
      },
    },
  ];
}

function arrangementItem(
  one: ArrangementState,
  { actor, subject, caseContext, day }: Listing,
): Found[] {
  const { calendar, playbook } = caseContext;
  const found = arrangementOn(one, calendar, playbook.arrangements, day.today);
  if (!found || found.time === 'running') return [];
  const { time, over } = found;
  const asked = closers(subject, caseContext, day).includes(actor.member.id);
  const told = actor.member.role === 'leader' && over >= playbook.reminders.leaderAfterSchoolDays;
  if (!asked && !told) return [];
  const due = one.until ?? one.from;
  const again = time === 'soon' ? '' : againSince(due, { caseContext, day });
  return [
    {
      key: [subject.id, 'arrangement', one.kind, due, time, again].join('/'),
      item: {
        ...{ ...whoOf(subject, actor), ...ofNoStep, kind: 'arrangement', due, over },
        ...{ dueToday: due === day.today.toString(), arrangement: { kind: one.kind, time } },
      },
    },
  ];
}

/** What nobody answered is new again each week. */
function againSince(
  on: string,
  { caseContext, day }: Pick<Listing, 'caseContext' | 'day'>,
): string {
  return newsAgain(Temporal.PlainDate.from(on), day.today, caseContext.calendar);
}
