import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import type { SchoolCalendar } from '../../services/calendar/schoolCalendar.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import type { Role, Roster, StaffMember } from '../../services/roster/roster.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import type { Config } from '../config.ts';
import { startBot } from '../main.ts';
import { openStore } from '../openStore.ts';
import { readData } from '../readData.ts';
import type { DemoClock } from './demoClock.ts';
import { type LocalGraph, startLocalGraph } from './graph/localGraph.ts';
import { municipality } from './municipality.ts';
import { type Playground, startPlayground } from './playground.ts';
import { sandboxLessons } from './sandboxLessons.ts';
import { seedCalendars } from './seedCalendars.ts';
import { seedStore } from './seedStore.ts';

/** Invented data is the same at every start. */
const seed = 1;

/** With the chat windows, still a short wait at Ctrl-C. */
const stopMs = 3000;

/** Somebody whose chat is opened. */
export type Seat = { role: Role; classCode?: string; title: string };

/** The chats, in the order of their ports. */
export const seats: readonly Seat[] = [
  { role: 'class_teacher', classCode: '7b', title: 'klasselærer i 7.b' },
  { role: 'leader', title: 'skoleleder' },
  { role: 'coordinator', title: 'tovholder' },
];

/** As whom the tab can be looked at: whom it is for, and somebody who sees nothing in it. */
const tabSeats: readonly Seat[] = [
  ...seats.toReversed(),
  { role: 'secretary', title: 'skolesekretær' },
];

export type ChatWindow = Playground & { person: StaffMember; title: string };

export type Sandbox = {
  school: string;
  botUrl: string;
  windows: readonly ChatWindow[];
  /**
   * Lets school days pass, morning by morning, with all that the bot does by itself.
   * @returns the local time afterwards
   */
  passDays(count: number): Promise<Temporal.ZonedDateTime>;
  /** Stops everything, last first, including after a failed start. */
  close(): Promise<void>;
};

export type SandboxOptions = {
  config: Config;
  /** Holds the store and the Playgrounds' files; removed first. */
  folder: string;
  /** One for each seat. */
  ports: readonly number[];
  clock: DemoClock;
  locale: string;
};

/**
 * An invented municipality with a year of absence, a local Graph, the bot, and a chat window for each
 * seat. Nothing leaves the machine.
 * @throws ConfigError if a Playground is missing or does not start; what was started is stopped
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const started: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let stop = started.pop(); stop; stop = started.pop()) await stop();
  };
  try {
    return { ...(await startParts(options, (stop) => started.push(stop))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startParts(
  { config, folder, ports, clock, locale }: SandboxOptions,
  onClose: (stop: () => Promise<void>) => void,
): Promise<Omit<Sandbox, 'close'>> {
  const rosters = municipality(seed);
  const [roster] = rosters;
  if (!roster) throw new RangeError('a municipality has a school');
  const calendar = await readCalendar(config.calendar);
  const { now } = clock;
  const today = now().toZonedDateTimeISO(calendar.timeZone).toPlainDate();
  await rm(folder, { recursive: true, force: true });
  await fillStore(config, rosters, calendar, today);
  const graph = await fillGraph(rosters, calendar, today);
  onClose(() => graph.close());
  const bot = await startBot(config, {
    now,
    data: async (given) => ({
      ...(await readData(given)),
      lessons: sandboxLessons(rosters, seed),
    }),
    // Skipped days also pass for whatever is waiting.
    elapsed: () => now().epochMilliseconds,
    calendars: graphCalendars({ baseUrl: graph.url, token: async () => 'sandbox' }),
    locale,
    files: join(folder, 'filer'),
    tabPeople: tabSeats.map((seat) => personIn(roster, seat)),
  });
  onClose(() => bot.close({ withinMs: stopMs }));
  const windows: ChatWindow[] = [];
  for (const [index, port] of ports.entries()) {
    const seat = seats[index];
    if (!seat) break;
    const person = personIn(roster, seat);
    const place = { person, roster, port, botUrl: bot.url, folder: join(folder, person.id) };
    const playground = await startPlayground(place);
    onClose(() => playground.close());
    windows.push({ ...playground, person, title: seat.title });
  }
  const passDays = async (count: number) => {
    for (let day = 0; day < count; day += 1) {
      clock.nextMorning(calendar);
      await bot.tick();
      await bot.idle();
    }
    return now().toZonedDateTimeISO(calendar.timeZone);
  };
  return { school: roster.school.name, botUrl: bot.url, windows, passDays };
}

async function fillStore(
  { playbook, rules, ...settings }: Config,
  rosters: readonly Roster[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
): Promise<void> {
  const municipal = {
    calendar,
    playbook: await readPlaybook(playbook),
    rulesets: await Promise.all(rules.map((file) => readRuleset(file))),
  };
  const store = await openStore(settings);
  try {
    for (const roster of rosters) await seedStore(store, { ...municipal, roster }, seed, today);
  } finally {
    await store.close();
  }
}

async function fillGraph(
  rosters: readonly Roster[],
  calendar: SchoolCalendar,
  today: Temporal.PlainDate,
): Promise<LocalGraph> {
  const people = rosters.flatMap(({ staff }) => staff.map(({ email }) => email));
  const graph = await startLocalGraph({ people });
  for (const roster of rosters) seedCalendars(graph.events, roster, calendar, seed, today);
  return graph;
}

function personIn(roster: Roster, { role, classCode }: Seat): StaffMember {
  const classId = classCode === undefined ? undefined : roster.classByCode(classCode)?.id;
  const person = roster.staff.find(
    (one) => one.role === role && (classId === undefined || one.classIds.includes(classId)),
  );
  if (!person) throw new RangeError(`nobody is ${role}`);
  return person;
}
