import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../bot/openStore.ts';
import { randomFor } from '../../bot/sandbox/random.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { roster } from '../../services/roster/roster.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { storeRoster } from '../builders/rosters.ts';
import { configOf } from '../doubles/runningSchool.ts';
import { freeOfTheDead } from '../doubles/storePlace.ts';
import { type Colleague, colleagueOf, isAway } from './colleagues.ts';
import { absencesOf } from './courses.ts';
import { imports } from './leavers.ts';
import { type Register, readRegister } from './readRegister.ts';
import { onlyRegistered, registerOf } from './register.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { yearRosters } from './size.ts';
import { Watch } from './watch.ts';
import { work } from './work.ts';
import { World } from './world.ts';

const child = fileURLToPath(new URL('../doubles/botProcess.ts', import.meta.url));

export type Span = { from: string; to: string };

export type Year = {
  world: World;
  watch: Watch;
  /** By school. */
  registers: ReadonlyMap<string, Register>;
  seconds: number;
  restarts: number;
};

/** What the clockwork meets on a day: before anybody is up, through the day, and late. */
const ticks = ['05:30', '07:00', '07:30', '09:00', '12:00', '16:00', '17:00', '22:30'];

/** The day on which a new teacher comes instead of one who left. */
const newTeacherOn = '2027-01-04';

/** The day on which the bot is killed. */
export const killedOn = '2027-03-10';

/** Lives a stretch of the school year, a day at a time. */
export async function liveYear(classes: number, span: Span): Promise<Year> {
  const began = performance.now();
  const rosters = yearRosters(classes);
  const config = configOf('');
  const calendar = await readCalendar(config.calendar);
  const rulesets = await Promise.all(config.rules.map((file) => readRuleset(file)));
  const world = await World.start(rosters, calendar, `${span.from}T06:00`);
  const watch = new Watch(world, rulesets);
  putAway(world);
  const schoolYear = calendar.years.find(({ last }) => last.toString() >= span.from);
  if (!schoolYear) throw new Error('no school year');
  const registers = new Map<string, Register>();
  const sayings = rosters.flatMap((one) => {
    const chosen = world.chosen.get(one.school.id) ?? new Map();
    const absences = absencesOf(one, calendar, chosen, schoolYear);
    const entries = registerOf(one, calendar, absences);
    registers.set(one.school.id, { entries, complete: one.school.id === 'havn' });
    const written = absences.filter((absence) => !onlyRegistered(absence));
    return sayingsOf(one, calendar, written, chosen).map((said) => ({
      ...said,
      school: one.school.id,
    }));
  });
  const byDay = Map.groupBy(sayings, ({ on }) => on);
  const year: Year = { world, watch, registers, seconds: 0, restarts: 0 };
  world.setTime(span.from, '10:00');
  for (const one of world.colleagues) {
    await world.act(one, () => world.school.teams.install(one.person));
  }
  const last = Temporal.PlainDate.from(span.to);
  for (
    let day = Temporal.PlainDate.from(span.from).add({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    await liveDay(year, day, byDay.get(day.toString()) ?? []);
    if (calendar.isSchoolDay(day)) await watch.endOfDay();
  }
  await watch.endOfYear();
  year.seconds = (performance.now() - began) / 1000;
  return year;
}

type SaidAt = Saying & { school: string };
type Moment = { time: string; happens: () => Promise<void> };

async function liveDay(year: Year, day: Temporal.PlainDate, sayings: SaidAt[]): Promise<void> {
  const { world } = year;
  const date = day.toString();
  const moments: Moment[] = ticks.map((time) => ({ time, happens: () => world.tick() }));
  if (date === newTeacherOn) moments.push({ time: '13:00', happens: () => newTeacher(year) });
  const early = date === killedOn ? sayings.filter(({ time }) => time < '09:00') : [];
  const killed = early.filter((said) => isAboutThoseHere(world, said));
  if (date === killedOn) moments.push({ time: '08:30', happens: () => killedUnder(year, killed) });
  if (day.day === 15) moments.push({ time: '12:10', happens: () => restart(year) });
  const changed = imports[date];
  if (changed) moments.push({ time: '06:10', happens: () => changed(world, year.watch) });
  for (const [school, register] of year.registers) {
    moments.push({ time: '14:45', happens: () => readRegister(world, school, register) });
  }
  for (const said of sayings) {
    if (killed.includes(said)) continue;
    moments.push({ time: said.time, happens: () => say(world, said) });
  }
  for (const one of world.colleagues) {
    const time = looksAt(world, one, day);
    if (time) moments.push({ time, happens: () => work(world, one) });
  }
  for (const { time, happens } of moments.sort((a, b) => (a.time < b.time ? -1 : 1))) {
    world.setTime(date, time);
    await happens();
  }
}

/** When somebody looks today, if at all; prompt people also on Sunday evenings, until the last day of school. */
function looksAt(world: World, one: Colleague, day: Temporal.PlainDate): string | undefined {
  const random = randomFor(`year/${one.member.id}/${day}`);
  if (isAway(one, day.toString())) return undefined;
  if (!world.calendar.isSchoolDay(day)) {
    const schoolYear = world.calendar.onOrAfter(day) !== undefined;
    return schoolYear && one.diligence === 'prompt' && day.dayOfWeek === 7 && random.chance(0.3)
      ? '20:30'
      : undefined;
  }
  const time = `${10 + random.below(5)}:${10 + random.below(50)}`;
  switch (one.diligence) {
    case 'prompt':
      return world.chats.hasUnread(one.chat) || random.chance(0.1) ? time : undefined;
    case 'slow':
      return random.chance(0.2) ? time : undefined;
    case 'silent':
      if (!one.asked) return undefined;
      one.asked = false;
      return time;
  }
}

async function say(world: World, said: SaidAt): Promise<void> {
  if (!isAboutThoseHere(world, said)) return;
  const one = writerOf(world, said);
  await world.say(one, said);
}

/** Nobody writes of a pupil who is no longer there, or for a class of last year. */
function isAboutThoseHere(world: World, { school, classId, noted }: SaidAt): boolean {
  const roster = world.rosters.get(school);
  const here = roster?.pupils ?? [];
  if (!roster?.classById(classId)) return false;
  return noted.every(({ pupilId }) => here.some(({ id }) => id === pupilId));
}

/** The class teacher; while that one is away, another who teaches the class. */
function writerOf(world: World, { school, classId }: SaidAt): Colleague {
  const teachers = world
    .staffOf(school)
    .filter(({ member }) => member.classIds.includes(classId))
    .toSorted((a) => (a.member.role === 'class_teacher' ? -1 : 1));
  const one = teachers.find((some) => !isAway(some, world.today())) ?? teachers[0];
  if (!one) throw new Error(`nobody teaches ${classId}`);
  return one;
}

/** Whoever is away has said so in the calendar. */
function putAway({ school, colleagues, calendar }: World): void {
  for (const { member, away } of colleagues) {
    for (const [from, to] of away) {
      const at = (date: string, days: number) =>
        Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(calendar.timeZone)
          .epochMilliseconds;
      school.graph.events.add({
        organiser: member.email,
        subject: 'Fraværende',
        body: '',
        start: at(from, 0),
        end: at(to, 1),
        showAs: 'oof',
        attendees: [],
        transactionId: undefined,
        online: false,
      });
    }
  }
}

async function restart(year: Year): Promise<void> {
  year.restarts += 1;
  await year.world.school.restart();
  await year.world.tick();
}

/** The second class teacher of a school leaves, and a new one is imported in the holidays. */
async function newTeacher(year: Year): Promise<void> {
  const { world } = year;
  const [first] = world.rosters.values();
  const leaving = first?.staff.filter(({ role }) => role === 'class_teacher')[1];
  if (!first || !leaving) throw new Error('no class teacher');
  const coming = {
    ...leaving,
    id: `${leaving.id}-ny`,
    givenName: 'Ida',
    familyName: 'Nyholm',
    entraId: `${leaving.entraId}-ny`,
    email: `ny.${leaving.email}`,
  };
  const staff = first.staff.map((one) => (one === leaving ? coming : one));
  const next = roster({ ...first, staff });
  world.rosters.set(first.school.id, next);
  year.restarts += 1;
  await world.school.restart(async () => {
    const { folder } = world.school;
    const store = await openStore(configOf(folder));
    await storeRoster(store, next);
    await store.close();
  });
  const one = colleagueOf(next, coming, 0);
  world.colleagues = [...world.colleagues.filter(({ member }) => member !== leaving), one];
  await world.act(one, () => world.school.teams.install(one.person));
}

/** Everybody writes at once, and the process dies when half of it is answered; the rest write again. */
async function killedUnder(year: Year, sayings: readonly SaidAt[]): Promise<void> {
  const { world } = year;
  year.restarts += 1;
  const unanswered: SaidAt[] = [];
  await world.school.restart(async (answerAt) => {
    const now = world.school.bot.app.now().toString();
    const bot = spawn(process.execPath, [child, world.school.folder, now], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = await once(bot.stdout, 'data');
    answerAt(String(printed).trim());
    let answered = 0;
    await Promise.all(
      sayings.map(async (said) => {
        if (!(await world.send(writerOf(world, said), said))) unanswered.push(said);
        else answered += 1;
        if (answered * 2 >= sayings.length) kill(bot);
      }),
    );
    kill(bot);
    if (bot.exitCode === null && bot.signalCode === null) await once(bot, 'exit');
    await freeOfTheDead(world.school.folder);
  });
  await world.tick();
  for (const said of unanswered) await say(world, said);
}

function kill(bot: ChildProcess): void {
  if (bot.exitCode === null && bot.signalCode === null) bot.kill('SIGKILL');
}
