import { takeRosters } from '../../bot/people/takeRosters.ts';
import { type Pupil, type Roster, roster } from '../../services/roster/roster.ts';
import type { Departure } from './departure.ts';
import { knowRoster, nextYear } from './newYear.ts';
import type { Watch } from './watch.ts';
import type { World } from './world.ts';

type Import = (world: World, watch: Watch) => Promise<void>;

/** Imports of the year that change who is on the roster, before school begins. */
export const imports: Readonly<Record<string, Import>> = {
  // A whole year begins with that day, and its classes are those of the year.
  '2026-08-03': begun,
  '2026-12-09': (world, watch) => leave(world, 'linde', 'wrong', withCase(world, watch, 'linde')),
  '2026-12-16': mended,
  '2027-02-03': moved,
  '2027-03-17': (world, watch) => leave(world, 'linde', 'away', withCase(world, watch, 'linde')),
  '2027-06-16': graduated,
};

/** Pupils with an open case on a school's roster, the oldest case first; not the one who is only worried about. */
function withCase(world: World, watch: Watch, school: string): readonly Pupil[] {
  const known = world.rosters.get(school);
  const chosen = world.chosen.get(school);
  const open = [...watch.cases.values()].filter(({ state }) => state !== 'closed');
  return open
    .flatMap(({ pupilId }) => known?.pupils.find(({ id }) => id === pupilId) ?? [])
    .filter(({ id }) => !chosen?.has(id) && !world.departures.has(id))
    .slice(0, 1);
}

async function leave(
  world: World,
  school: string,
  why: Departure,
  going: readonly Pupil[],
): Promise<void> {
  const known = world.rosters.get(school);
  if (!known) return;
  const gone = new Set(going.map(({ id }) => id));
  for (const id of gone) world.departures.set(id, why);
  await take(world, [roster({ ...known, pupils: known.pupils.filter(({ id }) => !gone.has(id)) })]);
}

/** The next import holds whoever was left out by mistake. */
async function mended(world: World): Promise<void> {
  const known = world.rosters.get('linde');
  if (!known) return;
  const back = known.former.filter(({ id }) => world.departures.get(id) === 'wrong');
  for (const { id } of back) world.departures.delete(id);
  const again = back.map(({ classTitle: _, leftOn: __, ...pupil }): Pupil => pupil);
  await take(world, [roster({ ...known, former: [], pupils: [...known.pupils, ...again] })]);
}

/** Somebody goes on at the other school, in a class of the same grade where it has one. */
async function moved(world: World, watch: Watch): Promise<void> {
  const [from, to] = [world.rosters.get('havn'), world.rosters.get('linde')];
  const [pupil] = withCase(world, watch, 'havn');
  const [any] = to?.classes ?? [];
  if (!from || !to || !pupil || !any) return;
  const there = to.classes.find(({ grade }) => grade === pupil.grade) ?? any;
  const own = { classId: there.id, classCode: there.code, grade: there.grade };
  world.departures.set(pupil.id, 'moved');
  // What was noted stays with the school where it was.
  world.ledger.forget(pupil.id);
  await take(world, [
    roster({ ...from, pupils: from.pupils.filter(({ id }) => id !== pupil.id) }),
    roster({ ...to, pupils: [...to.pupils, { ...pupil, ...own, siblings: undefined }] }),
  ]);
}

/** The new school year’s classes, in one import; those whose last grade is over are not among them. */
async function begun(world: World, watch: Watch): Promise<void> {
  watch.holdLooks();
  const before = [...world.rosters.values()];
  const after = before.map(nextYear);
  for (const [index, { pupils }] of before.entries()) {
    const here = after[index];
    for (const { id } of pupils) if (!here?.pupil(id)) world.departures.set(id, 'graduated');
  }
  await take(world, after);
  for (const one of world.rosters.values()) knowRoster(world, one);
}

/** The oldest grade is done, and the school takes it off its roster. */
async function graduated(world: World): Promise<void> {
  for (const [school, { pupils }] of world.rosters) {
    await leave(
      world,
      school,
      'graduated',
      pupils.filter(({ grade }) => grade >= 9),
    );
  }
}

/** As an operator imports while the bot runs. */
async function take(world: World, rosters: readonly Roster[]): Promise<void> {
  const { app } = world.school.bot;
  const at = app.now().toZonedDateTimeISO(world.calendar.timeZone);
  const made = { at: at.toString({ timeZoneName: 'never' }), id: `import-${world.today()}` };
  await takeRosters(app.store, rosters, { yes: true, ...made });
  await app.schools.reload();
  for (const { school } of rosters) {
    const stored = app.schools.roster(school.id);
    if (stored) world.rosters.set(school.id, stored);
  }
  await world.school.bot.delivery.idle();
}
