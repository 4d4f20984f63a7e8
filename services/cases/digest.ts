import { isInAbsenceTeam } from '../access/absenceTeam.ts';
import type { Actor } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { itemsOfCase } from './digestItem.ts';
import type { DigestItem, DigestView } from './digestViews.ts';
import { type Early, earlyItems, nothingEarly } from './earlyItems.ts';
import type { HandOver } from './handOver.ts';
import { handOverItems } from './handOverItems.ts';
import type { Day } from './nudge.ts';
import { praiseFor } from './praise.ts';
import type { PupilTasks } from './pupilTasks.ts';
import { contactLines, reasonLines, taskKeys } from './taskLines.ts';
import { turnoverInJune } from './turnover.ts';

/** What a list holds besides the steps of the school's own cases. */
export type Besides = {
  /** Hand-overs of other schools. */
  offers: readonly HandOver[];
  /** Pupils without a case. */
  early: Early;
  /** What the absence of pupils asks somebody to do. */
  tasks: PupilTasks;
};

export const nothingBesides: Besides = {
  offers: [],
  early: nothingEarly,
  tasks: { contacts: [], reasons: [] },
};

/**
 * Everything one person has to do, what matters most first: approvals, own steps, due follow-ups, others'
 * steps overdue long enough for the playbook to escalate, and whether to close a case whose ground was taken
 * back: then nothing else is asked about it; what other schools offer; then talks with pupils without a case,
 * and the month's review. Beside cases, the homes to contact and the reasons asked for. O(steps of the cases
 * they see + early signs + tasks).
 */
export function digestView(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  day: Day,
  { offers, early, tasks }: Besides = nothingBesides,
): DigestView {
  const items = [
    ...cases.flatMap((subject) => itemsOfCase({ actor, subject, caseContext, day })),
    ...handOverItems(actor, offers, caseContext, day),
    ...earlyItems(actor, early, caseContext, day),
  ];
  const review = reviewFor(actor, early, caseContext);
  const turnover = turnoverInJune(actor, cases, caseContext, day.today);
  return {
    kind: 'digest',
    ...(turnover > 0 ? { turnover } : {}),
    on: day.today.toString(),
    givenName: actor.member.givenName,
    items: items.map(({ item }) => item).toSorted(byUrgency),
    contacts: contactLines(actor, tasks),
    reasons: reasonLines(actor, tasks),
    praise: cases.flatMap((subject) => praiseFor(actor, subject, day.today) ?? []),
    reviews: review ? [{ school: undefined, count: review.count }] : [],
  };
}

/** What the law asks first, then what is acute, then the longest overdue, then what is due soonest. */
export function byUrgency(a: DigestItem, b: DigestItem): number {
  return rank(a) - rank(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
}

/** What happens to the case of a pupil who left comes before what is still to be done in it. */
function rank({ legal, acute, kind }: DigestItem): number {
  if (kind === 'left') return legal ? -1 : 1;
  return legal ? 0 : acute ? 1 : 2;
}

/**
 * Keys of a person's list: one is new if an item was added, is due today, or had a reminder, and if there is
 * praise; then weekly once everyone has been told, so that nothing is forgotten. A list without a new key
 * need not be sent.
 */
export function digestKeys(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  day: Day,
  { offers, early, tasks }: Besides = nothingBesides,
): string[] {
  const offered = handOverItems(actor, offers, caseContext, day).map(({ key }) => key);
  const review = reviewFor(actor, early, caseContext);
  const ofCases = cases.flatMap((subject) => {
    const praise = praiseFor(actor, subject, day.today);
    return [
      ...itemsOfCase({ actor, subject, caseContext, day }).map(({ key }) => key),
      ...(praise ? [[subject.id, 'praise', praise.days, day.today].join('/')] : []),
    ];
  });
  const { today } = day;
  // Told once, on June's first school day.
  const isJune = turnoverInJune(actor, cases, caseContext, today) > 0;
  return [
    ...ofCases,
    ...offered,
    ...earlyItems(actor, early, caseContext, day).map(({ key }) => key),
    ...(review ? [`review/${review.month}`] : []),
    ...taskKeys(actor, tasks, today),
    ...(isJune ? [`turnover/${today.year}`] : []),
  ];
}

/** The month's review, for those of the absence team who see the whole school. */
function reviewFor(actor: Actor, { review }: Early, { playbook }: CaseContext): Early['review'] {
  return review && review.count > 0 && isInAbsenceTeam(actor, playbook.absenceTeam)
    ? review
    : undefined;
}
