import type { Actor } from '../../services/access/access.ts';
import { dayNumber } from '../../services/calendar/dayNumber.ts';
import { morningOf } from '../casework/morningOf.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { storedRecords } from '../core/recordReader.ts';
import type { Records } from '../core/records.ts';
import { everySchoolOf } from '../core/schools.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { unitOutbox } from '../core/unitOutbox.ts';
import { begins, ends, showList, waitingLists } from './morning.ts';

/** From now on, a school without its round no longer holds up the others. */
const patience = Temporal.PlainTime.from('08:30');

/** Everybody with several schools, in each of them, by home school. */
type SharedByHome = ReadonlyMap<string, readonly (readonly Actor[])[]>;

const nobody: SharedByHome = new Map();

/**
 * The people with several schools, once it is time for their list: after each school's morning round, whichever
 * process makes it. O(staff × schools).
 */
export async function peopleToTell(app: App): Promise<SharedByHome> {
  const now = localTime(app);
  const time = now.toPlainTime();
  if (Temporal.PlainTime.compare(time, begins) < 0) return nobody;
  if (Temporal.PlainTime.compare(time, ends) >= 0) return nobody;
  if (!app.calendar.isSchoolDay(now.toPlainDate())) return nobody;
  const people = sharedByHome(app);
  if (people.size === 0) return people;
  const waits = Temporal.PlainTime.compare(time, patience) < 0 && !(await everyRoundIsDone(app));
  return waits ? nobody : people;
}

/**
 * One list over all schools for each person with several, a new message only if any has something new: at most
 * once a day, by their home school. O(people × schools).
 */
export async function sharedMorning(
  app: App,
  home: string,
  people: readonly (readonly Actor[])[],
): Promise<void> {
  await transact(app.store, home, (unit) => tell(app, unit, people));
}

function sharedByHome(app: App): SharedByHome {
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
    const kept = await keptLists(app, unit, every);
    const isNew = kept.some(({ school, news }) => news > (own?.told?.news[school] ?? ''));
    if (own?.told?.on === on || !(isNew || isOld(kept, own?.told, on))) continue;
    const news = Object.fromEntries(
      kept.flatMap((one) => (one.news === '' ? [] : [[one.school, one.news]])),
    );
    const told = isNew || !own?.told ? { on, news } : { ...own.told, updated: on };
    unit.put('digest', staffId, { on, keys: [], ...own, told });
    const turn = `shared-morning/${on}/${staffId}${isNew ? '' : '/update'}`;
    showList(unit, unitOutbox(unit, turn, stamp(app)), staffId, isNew, unread);
  }
}

/** A person's list in one school: how long it is, and the last days it changed and had something new. */
type KeptList = { school: string; length: number; on: string; news: string };

/** Whether the last list shows an earlier day than this; there may be news later that day. */
function isOld(kept: readonly KeptList[], told: Records['digest']['told'], today: string): boolean {
  if (!told || told.updated === today) return false;
  return kept.some(({ length, on }) => length > 0 || on === today);
}

async function keptLists(
  app: App,
  unit: Unit,
  every: readonly Actor[],
): Promise<readonly KeptList[]> {
  const kept: KeptList[] = [];
  for (const { member, roster } of every) {
    const { id: school } = roster.school;
    const own =
      school === unit.school
        ? await unit.load('digest', member.id)
        : (await app.store.load(school, 'digest', member.id))?.value;
    if (own) kept.push({ school, length: own.keys.length, on: own.on, news: own.news ?? '' });
  }
  return kept;
}

/** Out of office in any school means no list. */
async function isAway(app: App, every: readonly Actor[]): Promise<boolean> {
  for (const { member, roster } of every) {
    if ((await morningOf(app, storedRecords(app, roster.school.id))).away.has(member.id))
      return true;
  }
  return false;
}
