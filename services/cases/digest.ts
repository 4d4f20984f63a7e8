import type { Actor } from '../access/access.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { itemsOfCase } from './digestItem.ts';
import type { DigestItem, DigestView } from './digestViews.ts';
import type { Day } from './nudge.ts';
import { praiseFor } from './praise.ts';
import type { PupilTasks } from './pupilTasks.ts';
import { contactLines, reasonLines, taskKeys } from './taskLines.ts';

const noTasks: PupilTasks = { contacts: [], reasons: [] };

/**
 * Everything one person has to do, what matters most first: approvals, own steps, due follow-ups, others'
 * steps overdue long enough for the playbook to escalate, and whether to close a case whose ground was taken
 * back: then nothing else is asked about it. Beside cases, the homes to contact and the reasons asked for.
 * O(steps of the cases they see + tasks).
 */
export function digestView(
  actor: Actor,
  cases: readonly CaseRecord[],
  caseContext: CaseContext,
  day: Day,
  tasks: PupilTasks = noTasks,
): DigestView {
  const items = cases.flatMap((subject) => itemsOfCase({ actor, subject, caseContext, day }));
  return {
    kind: 'digest',
    on: day.today.toString(),
    givenName: actor.member.givenName,
    items: items.map(({ item }) => item).toSorted(byUrgency),
    contacts: contactLines(actor, tasks),
    reasons: reasonLines(actor, tasks),
    praise: cases.flatMap((subject) => praiseFor(actor, subject, day.today) ?? []),
  };
}

/** What the law asks first, then what is acute, then the longest overdue, then what is due soonest. */
export function byUrgency(a: DigestItem, b: DigestItem): number {
  return rank(a) - rank(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
}

function rank({ legal, acute }: DigestItem): number {
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
  tasks: PupilTasks = noTasks,
): string[] {
  const ofCases = cases.flatMap((subject) => {
    const praise = praiseFor(actor, subject, day.today);
    return [
      ...itemsOfCase({ actor, subject, caseContext, day }).map(({ key }) => key),
      ...(praise ? [[subject.id, 'praise', praise.days, day.today].join('/')] : []),
    ];
  });
  return [...ofCases, ...taskKeys(actor, tasks)];
}
