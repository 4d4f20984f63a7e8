import { type CaseScope, caseAccess } from '../access/access.ts';
import { fullName, type Role } from '../roster/roster.ts';
import { type Asked, askedAbout } from './askedItems.ts';
import { awaited } from './awaited.ts';
import { lacksPerson } from './broughtIn.ts';
import { isRepeated } from './calledAgain.ts';
import { type CaseStep, isOpen, worded } from './caseStep.ts';
import { closers } from './closers.ts';
import { asksBegun } from './decideOffer.ts';
import { lacksPlan, waits } from './decideStep.ts';
import type { DigestItem } from './digestViews.ts';
import { askedAboutLeaving, leavingOf, toldTimes } from './leavingItem.ts';
import { type Found, type Listing, ofNoStep, whoOf } from './listing.ts';
import { meetingItems } from './meetingItems.ts';
import { newsOfStep } from './newsOfStep.ts';
import { canNudge, nudgedOn } from './nudge.ts';
import { planItems } from './planItems.ts';
import { schoolDaysOver } from './schoolDaysOver.ts';
import { newsAgain } from './tellingWeek.ts';

/** What a reader has to do in a case now. O(steps). */
export function itemsOfCase(listing: Listing): Found[] {
  const { actor, subject } = listing;
  const scope = caseAccess(actor, subject)?.scope;
  if (scope === 'full' && subject.state === 'closed') return begunItems(listing);
  if (!scope || subject.state === 'closed') return [];
  return [...leavingItems(listing), ...meetingItems(listing), ...ownItems(scope, listing)];
}

/** What happens to the case of a pupil who left, asked of whoever decides. */
function leavingItems(listing: Listing): Found[] {
  const { actor, subject, caseContext, day } = listing;
  const { calendar, playbook } = caseContext;
  const leaving = leavingOf(subject, calendar, playbook.left, day.today);
  if (!leaving) return [];
  const asked = askedAboutLeaving(leaving, subject, caseContext, day);
  if (!asked.includes(actor.member.id)) return [];
  const { state, school, since, due, over } = leaving;
  return [
    {
      key: [subject.id, 'left', state, since, toldTimes(leaving, day.today, caseContext)].join('/'),
      item: {
        ...{ ...whoOf(subject, actor), ...ofNoStep, kind: 'left', due, over },
        legal: subject.steps.some((step) => step.legal && isOpen(step)),
        ...{ dueToday: due === day.today.toString(), leaving: { state, school } },
      },
    },
  ];
}

/** Whether the pupil of a closed case has begun at the new place; asked weekly until somebody answers. */
function begunItems({ actor, subject, caseContext, day }: Listing): Found[] {
  const { offer } = subject;
  if (!offer?.askOn || !asksBegun(subject, day.today)) return [];
  if (!closers(subject, caseContext, day).includes(actor.member.id)) return [];
  const due = offer.askOn;
  const over = schoolDaysOver({ due }, caseContext, day.today);
  return [
    {
      key: [
        ...[subject.id, 'begun', due],
        newsAgain(Temporal.PlainDate.from(due), day.today, caseContext.calendar),
      ].join('/'),
      item: {
        ...{ ...whoOf(subject, actor), ...ofNoStep, kind: 'begun', due, over },
        ...{ dueToday: due === day.today.toString(), place: { name: offer.name } },
      },
    },
  ];
}

function ownItems(scope: CaseScope, listing: Listing): Found[] {
  const { actor, subject, caseContext, day } = listing;
  if (subject.closing !== undefined) {
    const asked = closers(subject, caseContext, day).includes(actor.member.id);
    return asked ? [closingItem(listing)] : [];
  }
  return [
    ...askedAbout(listing).map((asked) => askedItem(asked, listing)),
    ...subject.steps.flatMap((step) => itemOfStep(step, scope, listing) ?? []),
    ...planItems(listing),
  ];
}

function askedItem({ key, about, due }: Asked, { actor, subject, day }: Listing): Found {
  return {
    key,
    item: {
      ...{ ...whoOf(subject, actor), ...ofNoStep, kind: about.what, due, about },
      dueToday: due === day.today.toString() && about.what === 'consent',
    },
  };
}

/** What a reader has to do about one step now, if anything. */
export function itemOfStep(step: CaseStep, scope: CaseScope, listing: Listing): Found | undefined {
  const kind = kindOf(step, listing);
  return kind && itemOf(step, kind, scope !== 'anonymous', listing);
}

/** Asked again every week, so it is not forgotten. */
function closingItem({ actor, subject, caseContext, day: { today } }: Listing): Found {
  const proposed = subject.log.findLast((event) => event.do === 'proposeClose');
  const due = proposed?.at.slice(0, 10) ?? today.toString();
  const again = newsAgain(Temporal.PlainDate.from(due), today, caseContext.calendar);
  return {
    key: [subject.id, 'close', proposed?.at ?? '', again].join('/'),
    item: { ...whoOf(subject, actor), ...ofNoStep, kind: 'close', due },
  };
}

function kindOf(
  step: CaseStep,
  { subject, actor: { member }, caseContext, day: { today, away } }: Listing,
): DigestItem['kind'] | undefined {
  if (!isOpen(step) || waits(step, subject)) return undefined;
  const mine = awaited(step, subject, caseContext, away).includes(member.id);
  if (mine && step.kind === 'follow_up') return step.due <= today.toString() ? 'judge' : undefined;
  const isLater = step.due > today.toString();
  if (mine && isLater && isRepeated(step, caseContext.playbook)) return undefined;
  if (mine) return step.state === 'approved' ? 'do' : 'approve';
  return step.escalatedTo !== undefined && tells(step.escalatedTo, member.role)
    ? 'help'
    : undefined;
}

function tells(escalatedTo: 'leader' | 'coordinator', role: Role): boolean {
  return role === 'leader' || (escalatedTo === 'coordinator' && role === 'coordinator');
}

function itemOf(
  step: CaseStep,
  kind: DigestItem['kind'],
  named: boolean,
  { actor, subject, caseContext, day }: Listing,
): Found {
  const { today } = day;
  const isRead = caseAccess(actor, subject)?.scope === 'full';
  const text = isRead ? worded(step) : step.text;
  const over = schoolDaysOver(step, caseContext, today);
  const member = (id: string | undefined) =>
    id === undefined ? undefined : actor.roster.member(id);
  const nameOf = (id: string | undefined) => {
    const found = named ? member(id) : undefined;
    return found && fullName(found);
  };
  const [waiting] = kind === 'help' ? awaited(step, subject, caseContext, day.away) : [];
  const nudged = nudgedOn(subject, step.id, today);
  const remind =
    kind === 'help' && !nudged ? canNudge(step, subject, actor, caseContext, day) : undefined;
  return {
    key: newsOfStep(step, kind, { actor, subject, caseContext, day }),
    item: {
      ...whoOf(subject, actor, named),
      ...{ stepId: step.id, kind, text, legal: step.legal, acute: step.acute },
      ...{ due: step.due, dueToday: step.due === today.toString(), over },
      waitsFor: nameOf(waiting),
      canRemind: member(remind)?.givenName,
      reminded: nudged !== undefined,
      standsInFor: step.standIn === actor.member.id ? nameOf(step.assignee) : undefined,
      oneStep:
        kind === 'approve' ||
        (kind === 'do' &&
          step.asks.length === 0 &&
          // Somebody is brought in on a ground, in the case.
          !lacksPerson(step, subject, actor.roster) &&
          // The plan is written in the case.
          !lacksPlan(subject, step, caseContext.playbook)),
    },
  };
}
