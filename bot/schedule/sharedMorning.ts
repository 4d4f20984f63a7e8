import type { Actor } from '../../services/access/access.ts';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { morningOf } from '../casework/morningOf.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import { everySchoolOf } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { begins, ends, waitingLists } from './morning.ts';

/** From now on, a school without its round no longer holds up the others. */
const patience = Temporal.PlainTime.from('08:30');

/**
 * One list over all schools for each person with several, sent only if any has something new: after each
 * school's morning round, at most once a day, by their home school. O(staff × schools).
 */
export async function sharedMorning(app: App): Promise<void> {
  const now = localTime(app);
  const time = now.toPlainTime();
  if (Temporal.PlainTime.compare(time, begins) < 0) return;
  if (Temporal.PlainTime.compare(time, ends) >= 0) return;
  if (!app.calendar.isSchoolDay(now.toPlainDate())) return;
  const homes = sharedByHome(app);
  if (homes.size === 0) return;
  if (Temporal.PlainTime.compare(time, patience) < 0 && !(await everyRoundIsDone(app))) return;
  for (const [home, people] of homes) {
    await transact(app.store, home, (unit) => tell(app, unit, people));
  }
}

/** Everybody with several schools, in each of them, by home school. */
function sharedByHome(app: App): ReadonlyMap<string, readonly (readonly Actor[])[]> {
  const every = app.schools.all().flatMap((roster) =>
    roster.staff
      .map((member) => everySchoolOf(app.schools, { member, roster }))
      // Once each, in the home school.
      .filter(([first, ...others]) => others.length > 0 && first?.roster === roster),
  );
  return Map.groupBy(every, ([home]) => home?.roster.school.id ?? '');
}

async function everyRoundIsDone(app: App): Promise<boolean> {
  const day = dayNumber(localTime(app).toPlainDate());
  const rounds = await Promise.all(
    app.schools.all().map(({ school }) => app.store.load(school.id, 'counter', 'morning')),
  );
  return rounds.every((done) => done?.value.last === day);
}

async function tell(app: App, unit: Unit, people: readonly (readonly Actor[])[]): Promise<void> {
  const on = localTime(app).toPlainDate().toString();
  const unread = await waitingLists(unit);
  for (const every of people) {
    const [home] = every;
    if (!home || (await isAway(app, every))) continue;
    const { id: staffId } = home.member;
    const own = await unit.load('digest', staffId);
    const news = await newsOf(app, unit, every);
    const isNew = Object.entries(news).some(
      ([school, day]) => day > (own?.told?.news[school] ?? ''),
    );
    if (own?.told?.on === on || !isNew) continue;
    unit.put('digest', staffId, { on, keys: [], ...own, told: { on, news } });
    for (const id of unread.get(staffId) ?? []) unit.remove('outbox', id);
    const outbox = unitOutbox(unit, `shared-morning/${on}/${staffId}`, stamp(app));
    outbox.show({ to: 'person', staffId }, { card: 'digest', id: staffId }, 'new');
  }
}

/** The last day with something new, by school. */
async function newsOf(
  app: App,
  unit: Unit,
  every: readonly Actor[],
): Promise<Record<string, string>> {
  const news: Record<string, string> = {};
  for (const { member, roster } of every) {
    const { id: school } = roster.school;
    const kept =
      school === unit.school
        ? await unit.load('digest', member.id)
        : (await app.store.load(school, 'digest', member.id))?.value;
    if (kept?.news !== undefined) news[school] = kept.news;
  }
  return news;
}

/** Out of office in any school means no list. */
async function isAway(app: App, every: readonly Actor[]): Promise<boolean> {
  for (const { member, roster } of every) {
    if ((await morningOf(app, storedRecords(app, roster.school.id))).away.has(member.id))
      return true;
  }
  return false;
}
