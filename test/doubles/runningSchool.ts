import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { storeRoster } from '../../bot/commands/importRoster.ts';
import { type Config, readConfig } from '../../bot/config.ts';
import { type RunningBot, startBot } from '../../bot/main.ts';
import { schemas } from '../../bot/records.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import { type LocalGraph, startLocalGraph } from '../../services/graph/local/localGraph.ts';
import type { Role, Roster, StaffMember } from '../../services/roster/roster.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { type Person, type Shown, startTeams, type Teams } from './teams.ts';

/** The whole bot on loopback, with a connector, a Graph and a disk of its own, at a fixed moment. */
export type RunningSchool = {
  bot: RunningBot;
  teams: Teams;
  graph: LocalGraph;
  roster: Roster;
  folder: string;
  /** What was logged, a JSON line each. */
  log: string[];
  /** Somebody of the first school, as Teams knows them. */
  person(role: Role, classCode?: string): Person & { member: StaffMember };
  /**
   * Stops the bot and starts it again on the same disk.
   * @param meanwhile what happens in between; told how to have another bot answer meanwhile
   */
  restart(meanwhile?: (answerAt: (url: string) => void) => Promise<void>): Promise<void>;
  /** Moves the clock. */
  setNow(now: string): void;
  close(): Promise<void>;
};

/**
 * @param options.schools how many of the invented schools there are
 * @param options.rosters other schools than those
 * @param options.look is shown every message when it comes and when it is updated
 */
export async function startSchool(
  options: {
    now?: string;
    schools?: number;
    apiKey?: string;
    rosters?: readonly Roster[];
    look?: (message: Shown) => void;
  } = {},
): Promise<RunningSchool> {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  const rosters = options.rosters ?? municipality(1).slice(0, options.schools ?? 2);
  const [roster] = rosters;
  if (!roster) throw new Error('no school');
  await seed(folder, rosters);
  const graph = await startLocalGraph({
    people: rosters.flatMap(({ staff }) => staff.map(({ email }) => email)),
  });
  let now = Temporal.Instant.from(options.now ?? '2026-11-25T08:10:00+01:00');
  const log: string[] = [];
  const start = () =>
    startBot(
      { ...configOf(folder), apiKey: options.apiKey },
      {
        now: () => now,
        calendars: graphCalendars({
          baseUrl: graph.url,
          token: async () => 'local',
          sleep: async () => {},
        }),
        log: pino({ base: null }, { write: (line: string) => log.push(line) }),
      },
    );
  let bot = await start();
  let elsewhere: string | undefined;
  const teams = await startTeams(() => elsewhere ?? bot.url, options.look);
  return {
    get bot() {
      return bot;
    },
    teams,
    graph,
    roster,
    folder,
    log,
    person: (role, classCode) => personOf(roster, role, classCode),
    restart: async (meanwhile) => {
      await bot.close();
      await meanwhile?.((url) => {
        elsewhere = url;
      });
      elsewhere = undefined;
      bot = await start();
    },
    setNow: (moment) => {
      now = Temporal.Instant.from(moment);
    },
    close: async () => {
      // First, so that no call to a Graph that hangs is waited for.
      await graph.close();
      await bot.close();
      await teams.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Puts the rosters into an empty store. */
export async function seed(folder: string, rosters: readonly Roster[]): Promise<void> {
  const store = await openLowdbStore({ folder, schemas });
  for (const one of rosters) await storeRoster(store, one);
  await store.close();
}

/** A sandbox's configuration on a port of its own. */
export function configOf(folder: string): Config {
  return readConfig({ SANDBOX: '1', PORT: '0', DATA_DIR: folder });
}

/** Somebody of the school, as Teams knows them. */
export function personOf(
  roster: Roster,
  role: Role,
  classCode?: string,
): Person & { member: StaffMember } {
  const classId = classCode === undefined ? undefined : roster.classByCode(classCode)?.id;
  const member = roster.staff.find(
    (one) => one.role === role && (classId === undefined || one.classIds.includes(classId)),
  );
  if (!member?.entraId) throw new Error(`nobody is ${role}`);
  return {
    id: `29:${member.id}`,
    aadObjectId: member.entraId,
    name: `${member.givenName} ${member.familyName}`,
    member,
  };
}
