import { type Actor, type CaseScope, caseAccess } from '../access/access.ts';
import { classTitleOf, fullName, type Role } from '../roster/roster.ts';
import { pupilName } from '../roster/tellApart.ts';
import { awaited } from './awaited.ts';
import type { CaseContext } from './caseContext.ts';
import type { CaseRecord } from './caseRecord.ts';
import { type CaseStep, isOpen, worded } from './caseStep.ts';
import { schoolDaysOver } from './decideMorning.ts';
import { waits } from './decideStep.ts';
import type { DigestItem } from './digestViews.ts';
import { askedAboutLeaving, leavingOf, toldTimes } from './leavingItem.ts';
import type { Found, Listing } from './listing.ts';
import { meetingItems } from './meetingItems.ts';
import { canNudge, type Day, nudgedOn } from './nudge.ts';

/** Days of a school week. */
const weekSchoolDays = 5;

/** What a reader has to do in a case now. O(steps). */
export function itemsOfCase(listing: Listing): Found[] {
  const { actor, subject } = listing;
  const scope = caseAccess(actor, subject)?.scope;
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
      key: [subject.id, 'left', state, since, toldTimes(over, caseContext)].join('/'),
      item: {
        ...whoOf(subject, actor, true),
        ...{ stepId: undefined, kind: 'left', text: undefined, acute: false, due, over },
        legal: subject.steps.some((step) => step.legal && isOpen(step)),
        dueToday: due === day.today.toString(),
        ...{ waitsFor: undefined, canRemind: undefined, reminded: false, standsInFor: undefined },
        ...{ oneStep: false, leaving: { state, school } },
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
  return subject.steps.flatMap((step) => itemOfStep(step, scope, listing) ?? []);
}

/** What a reader has to do about one step now, if anything. */
export function itemOfStep(step: CaseStep, scope: CaseScope, listing: Listing): Found | undefined {
  const kind = kindOf(step, listing);
  return kind && itemOf(step, kind, scope !== 'anonymous', listing);
}

/** The case's coordinator; if away or missing, the school's leaders. */
function closers(
  { holder }: CaseRecord,
  { roster }: CaseContext,
  { away }: Day,
): readonly string[] {
  if (holder !== undefined && !away.has(holder)) return [holder];
  return roster.staff.filter(({ role }) => role === 'leader').map(({ id }) => id);
}

/** Asked again every week of school days, so it is not forgotten. */
function closingItem({
  actor,
  subject,
  caseContext: { calendar },
  day: { today },
}: Listing): Found {
  const proposed = subject.log.findLast((event) => event.do === 'proposeClose');
  const due = proposed?.at.slice(0, 10) ?? today.toString();
  const weeks = Math.floor(
    calendar.between(Temporal.PlainDate.from(due), today).length / weekSchoolDays,
  );
  return {
    key: [subject.id, 'close', proposed?.at ?? '', weeks].join('/'),
    item: {
      ...whoOf(subject, actor, true),
      ...{
        stepId: undefined,
        kind: 'close',
        text: undefined,
        due,
        dueToday: false,
        over: 0,
        oneStep: false,
      },
      ...{ legal: false, acute: false, waitsFor: undefined, canRemind: undefined },
      ...{ reminded: false, standsInFor: undefined },
    },
  };
}

/** Which case, and who it is about as far as the reader may know. */
function whoOf({ id, revision, pupilId }: CaseRecord, { roster }: Actor, named: boolean) {
  const pupil = roster.pupil(pupilId);
  return {
    school: undefined,
    caseId: id,
    version: revision,
    pupil: named && pupil ? pupilName(pupil, roster) : undefined,
    classTitle: named && pupil ? classTitleOf(pupil, roster) : undefined,
    grade: pupil?.grade ?? 0,
  };
}

function kindOf(
  step: CaseStep,
  { subject, actor: { member }, caseContext, day: { today, away } }: Listing,
): DigestItem['kind'] | undefined {
  if (!isOpen(step) || waits(step, subject)) return undefined;
  const mine = awaited(step, subject, caseContext, away).includes(member.id);
  if (mine && step.kind === 'follow_up') return step.due <= today.toString() ? 'judge' : undefined;
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
    key: [
      ...[subject.id, step.id, kind, step.reminders, step.escalatedTo ?? ''],
      ...[step.due === today.toString(), weeksInVain(over, caseContext)],
    ].join('/'),
    item: {
      ...whoOf(subject, actor, named),
      ...{ stepId: step.id, kind, text, legal: step.legal, acute: step.acute },
      ...{ due: step.due, dueToday: step.due === today.toString(), over },
      waitsFor: nameOf(waiting),
      canRemind: member(remind)?.givenName,
      reminded: nudged !== undefined,
      standsInFor: step.standIn === actor.member.id ? nameOf(step.assignee) : undefined,
      oneStep: kind === 'approve' || (kind === 'do' && step.asks.length === 0),
    },
  };
}

/** Weeks of school days since the last possible escalation. */
function weeksInVain(over: number, { playbook }: CaseContext): number {
  const { coordinatorAfterSchoolDays: told } = playbook.reminders;
  return Math.max(0, Math.floor((over - told) / weekSchoolDays));
}
