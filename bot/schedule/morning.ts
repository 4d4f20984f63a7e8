import { attendedInRow } from '../../services/absence/attendedInRow.ts';
import { marksOf } from '../../services/absence/marksOf.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { isInAbsenceTeam } from '../../services/access/absenceTeam.ts';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { attendanceOn, schoolDaysBefore } from '../../services/cases/attendance.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { isOpen } from '../../services/cases/caseStep.ts';
import { decideMorning } from '../../services/cases/decideMorning.ts';
import { asksBegun } from '../../services/cases/decideOffer.ts';
import { digestKeys } from '../../services/cases/digest.ts';
import type { Early } from '../../services/cases/earlyItems.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { withToldWeek } from '../../services/cases/tellingWeek.ts';
import type { Role, StaffMember } from '../../services/roster/roster.ts';
import { reportedByClass } from '../../services/status/reportedByClass.ts';
import { signsOf } from '../casework/earlyOf.ts';
import { dueReview } from '../casework/monthReview.ts';
import { putCase } from '../casework/putCase.ts';
import { schoolTasks } from '../casework/schoolTasks.ts';
import { toldOfClasses } from '../casework/toldOfClasses.ts';
import { type App, caseContextOf, localTime, stamp } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import type { Rounds } from '../core/rounds.ts';
import { everySchoolOf } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import type { Work } from '../core/work.ts';
import { awayAmong } from './awayAmong.ts';
import { tellFollowers } from './followers.ts';
import { markLost } from './markLost.ts';
import { rollCalls } from './rollCalls.ts';

/** When staff get their list: before the first lesson, but not too early. */
export const begins = Temporal.PlainTime.from('07:30');

/** Too late for a morning's list: what was missed waits for tomorrow. */
export const ends = Temporal.PlainTime.from('16:00');

/**
 * The school day's one round through all cases, with at most one list per person of everything they have to
 * do, sent only if something in it is new. Once a school day; a missed round is made up at the next call.
 * O(open cases × staff).
 */
export async function morningRound(app: App, school: string, rounds: Rounds): Promise<void> {
  const now = localTime(app);
  const time = now.toPlainTime();
  if (Temporal.PlainTime.compare(time, begins) < 0) return;
  if (Temporal.PlainTime.compare(time, ends) >= 0) return;
  const today = now.toPlainDate();
  if (!app.calendar.isSchoolDay(today)) return;
  const day = dayNumber(today);
  const done = await app.store.load(school, 'counter', 'morning');
  const name = `morning/${school}`;
  if (!rounds.isDue(name, day, done?.value.last)) return;
  await markLost(app, school);
  const away = await awayAmong(app, school, await neededIn(app, school));
  const made = await transact(app.store, school, async (unit) => {
    const known = await unit.load('counter', 'morning');
    if (!rounds.isDue(name, day, known?.last)) return false;
    unit.put('counter', 'morning', { last: day });
    unit.upsert('morning', 'today', { on: today.toString(), away: [...away] });
    const outbox = unitOutbox(unit, `morning/${day}/${app.newId()}`, stamp(app));
    const cases = await round(app, unit, outbox, away);
    await tellFollowers(app, unit);
    await lists(app, unit, outbox, cases, away);
    await rollCalls(app, unit, outbox, away);
    return true;
  });
  if (made) rounds.made(name);
}

async function round(
  app: App,
  unit: Unit,
  outbox: Outbox,
  away: ReadonlySet<string>,
): Promise<CaseRecord[]> {
  const today = localTime(app).toPlainDate();
  const caseContext = caseContextOf(app, unit.school);
  const work: Work = { app, unit, outbox, at: stamp(app) };
  const told = await toldOfClasses(unit, firstDayAsked(caseContext, today));
  const reportedOf = reportedByClass(caseContext.roster, told);
  const open: CaseRecord[] = [];
  for (const { value: subject } of await unit.list('case')) {
    const pupil = caseContext.roster.pupil(subject.pupilId);
    if (!pupil) continue;
    if (subject.state === 'closed') {
      // Whether the pupil has begun at the new place is still to be asked.
      if (asksBegun(subject, today)) open.push(subject);
      continue;
    }
    const absence = (await unit.load('pupil', pupil.id)) ?? nothingNoted(pupil.id);
    const marks = marksOf(absence, pupil.grade);
    const calendar = caseContext.calendar.forGrade(pupil.grade);
    const events = decideMorning(subject, {
      caseContext,
      pupil,
      today,
      at: work.at,
      away,
      absentSince: (since, ofSchoolDays) => {
        const days = schoolDaysBefore(calendar, today, ofSchoolDays).filter((one) => one > since);
        return attendanceOn(marks, days).absentDays;
      },
      attendedInRow: (ofSchoolDays) => {
        const days = schoolDaysBefore(calendar, today, ofSchoolDays);
        const isReported = (date: string) => reportedOf(pupil.classId).has(date);
        return attendedInRow(absence, { days, today: today.toString() }, isReported);
      },
    });
    const next = withEvents(subject, events);
    if (events.length > 0) await putCase(work, next);
    open.push(next);
  }
  return open;
}

/** The earliest day of which a case asks in the morning whether its class was told of, ISO; of any grade. */
function firstDayAsked(
  { calendar, playbook, roster }: CaseContext,
  today: Temporal.PlainDate,
): string {
  const most = playbook.praise.afterSchoolDays.at(-1) ?? 0;
  const grades = new Set(roster.pupils.map(({ grade }) => grade));
  const days = [...grades].flatMap((grade) =>
    schoolDaysBefore(calendar.forGrade(grade), today, most).slice(0, 1),
  );
  return days.sort()[0] ?? today.toString();
}

/**
 * Everybody's list: a new message for what is new, else yesterday's is updated in place, which disturbs
 * nobody. People out of office get none: their steps are with a stand-in, and whatever remains is new to them
 * when they return.
 */
async function lists(
  app: App,
  unit: Unit,
  outbox: Outbox,
  cases: readonly CaseRecord[],
  away: ReadonlySet<string>,
): Promise<void> {
  const today = localTime(app).toPlainDate();
  const caseContext = caseContextOf(app, unit.school);
  const { roster } = caseContext;
  const unread = await waitingLists(unit);
  const offers = (await unit.list('handOver')).map(({ value }) => value);
  const early = await earlyToday(app, unit, cases);
  const tasks = await schoolTasks(app, unit.school, unit);
  const day = { today, away };
  const besides = { offers, early, tasks };
  for (const member of roster.staff) {
    if (away.has(member.id)) continue;
    const before = await unit.load('digest', member.id);
    const now = digestKeys({ member, roster }, cases, caseContext, day, besides);
    const keys = withToldWeek(now, before?.keys ?? [], today);
    const known = new Set(before?.keys);
    if (keys.length === 0 && known.size === 0) continue;
    const news = keys.some((key) => !known.has(key));
    const shared = everySchoolOf(app.schools, { member, roster }).length > 1;
    const on = today.toString();
    if (keys.join() !== (before?.keys ?? []).join()) {
      unit.put('digest', member.id, {
        ...before,
        on,
        keys,
        ...(news && shared ? { news: on } : {}),
      });
    }
    // Staff of several schools get one list over all, once each had its round.
    if (!shared) showList(unit, outbox, member.id, news, unread);
  }
}

/** What the lists have of pupils without a case; the review is the same for all who get it. */
async function earlyToday(app: App, unit: Unit, cases: readonly CaseRecord[]): Promise<Early> {
  const { roster } = caseContextOf(app, unit.school);
  const reader = roster.staff.find((member) =>
    isInAbsenceTeam({ member, roster }, app.playbook.absenceTeam),
  );
  const review = reader && (await dueReview(app, { member: reader, roster }, unit));
  return { ...(await signsOf(cases, unit)), review };
}

/** A new list in place of those still waiting, or the one they have made anew. */
export function showList(
  unit: Unit,
  outbox: Outbox,
  staffId: string,
  news: boolean,
  unread: ReadonlyMap<string, readonly string[]>,
): void {
  const waiting = unread.get(staffId) ?? [];
  // One that waits is made when it is sent.
  if (!news && waiting.length > 0) return;
  for (const id of waiting) unit.remove('outbox', id);
  const subject = { card: 'digest', id: staffId } as const;
  outbox.show({ to: 'person', staffId }, subject, news ? 'new' : 'update');
}

/** Earlier mornings' lists still waiting, parked or for a retry: one is enough. */
export async function waitingLists(unit: Unit): Promise<ReadonlyMap<string, readonly string[]>> {
  const parked = (await unit.list('outbox')).flatMap(({ id, value: { state, work } }) =>
    (state === 'parked' || state === 'waiting') &&
    work.do === 'show' &&
    work.subject.card === 'digest'
      ? [{ id, staffId: work.subject.id }]
      : [],
  );
  const byPerson = Map.groupBy(parked, ({ staffId }) => staffId);
  return new Map([...byPerson].map(([staffId, items]) => [staffId, items.map(({ id }) => id)]));
}

/** The staff whose absence blocks something: those with a step or a task, and those who approve. */
async function neededIn(app: App, school: string): Promise<readonly StaffMember[]> {
  const today = localTime(app).toPlainDate();
  const waitedFor = new Set<string>();
  const approvers = new Set<Role>();
  for (const { value } of await app.store.list(school, 'case')) {
    if (value.state === 'closed' && !asksBegun(value, today)) continue;
    if (value.holder !== undefined) waitedFor.add(value.holder);
    for (const step of value.steps.filter(isOpen)) {
      if (step.assignee !== undefined) waitedFor.add(step.assignee);
      if (step.state === 'proposed' && step.approver !== null) approvers.add(step.approver);
    }
  }
  const { contacts } = await schoolTasks(app, school, storedRecords(app, school));
  for (const id of contacts.flatMap(({ asked }) => asked)) waitedFor.add(id);
  return caseContextOf(app, school).roster.staff.filter(
    ({ id, role }) => waitedFor.has(id) || approvers.has(role),
  );
}
