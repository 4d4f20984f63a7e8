import pino from 'pino';
import { type RunningBot, startBot } from '../../bot/main.ts';
import { noLimits } from '../../bot/outbox/throttle.ts';
import { type LocalGraph, startLocalGraph } from '../../bot/sandbox/graph/localGraph.ts';
import { graphCalendars } from '../../services/graph/graphCalendars.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { invented } from '../builders/invented.ts';
import { dead, type Life, life } from './crashingPorts.ts';
import { type HandClock, handClock } from './handClock.ts';
import { configOf, seed, shippedData } from './runningSchool.ts';
import { copyOfPlace, newPlace, removePlace } from './storePlace.ts';
import { type SentActivity, startTeams, type Teams } from './teams.ts';

/** A school whose bot dies where told to, and restarts on the same disk. */
export type CrashingSchool = {
  teams: Teams;
  graph: LocalGraph;
  roster: Roster;
  /** All of its municipality. */
  rosters: readonly Roster[];
  folder: string;
  clock: HandClock;
  /** The running bot. */
  readonly bot: RunningBot;
  /** All lives so far; all but the last have died. */
  readonly lives: readonly Life[];
  /** Gets an activity answered, as Teams does: resends it unchanged until answered. Then all is quiet. */
  say(activity: SentActivity): Promise<string>;
  /** Runs a command as an operator does: once more where the process died under it. Then all is quiet. */
  command(run: (app: RunningBot['app']) => Promise<unknown>): Promise<void>;
  /** Lets time pass and due work be done. */
  pass(by: Temporal.DurationLike): Promise<void>;
  /** Stops the bot properly. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

type Fresh = { folder: string; roster: Roster; rosters: readonly Roster[] };

/** Disks where nothing has happened yet, by number of schools; made once, since every run starts from them. */
const fresh = new Map<number, Promise<Fresh>>();

async function makeFresh(schools: number): Promise<Fresh> {
  const folder = await newPlace();
  const rosters = invented.slice(0, schools);
  const [roster] = rosters;
  if (!roster) throw new Error('no school');
  await seed(folder, rosters);
  return { folder, roster, rosters };
}

function freshWith(schools: number): Promise<Fresh> {
  const made = fresh.get(schools) ?? makeFresh(schools);
  fresh.set(schools, made);
  return made;
}

/** Removes the runs' initial disks. */
export async function forgetFresh(): Promise<void> {
  const made = await Promise.all(fresh.values());
  fresh.clear();
  for (const { folder } of made) await removePlace(folder);
}

/**
 * @param diesAt the point at which each life ends, in order; omitted ones live
 * @param onRestart between a death and the next start, e.g. for a clock jump
 * @param schools how many of the invented ones
 */
export async function startCrashingSchool(
  diesAt: readonly number[] = [],
  onRestart: (clock: HandClock) => void = () => {},
  schools = 1,
): Promise<CrashingSchool> {
  const { folder: from, roster, rosters } = await freshWith(schools);
  const folder = await copyOfPlace(from);
  const clock = handClock();
  const graph = await startLocalGraph({
    people: rosters.flatMap(({ staff }) => staff.map(({ email }) => email)),
    now: clock.now,
  });
  const calendars = graphCalendars({
    baseUrl: graph.url,
    token: async () => 'local',
    sleep: async () => {},
  });
  const lives: Life[] = [];
  let bot: RunningBot;
  const teams = await startTeams(() => bot.url);

  const living = (): Life => {
    const last = lives.at(-1);
    if (!last) throw new Error('nothing was started');
    return last;
  };
  /** Nothing is pending in the outbox or the sweeps. */
  const quiet = async (): Promise<void> => {
    const { orDeath } = living();
    const settle = async () => {
      for (let still = 0; still < 3; still += 1) {
        await bot.idle();
        if (living().underWay > 0) still = -1;
        await new Promise(setImmediate);
      }
    };
    if ((await orDeath(settle())) === dead) await restart();
  };
  const start = async (): Promise<void> => {
    const next = life(diesAt[lives.length]);
    lives.push(next);
    const starting = startBot(configOf(folder), {
      data: shippedData,
      ...next.overrides(calendars),
      now: clock.now,
      elapsed: clock.elapsed,
      schedule: clock.schedule,
      random: () => 0,
      log: pino({ level: 'silent' }),
      limits: noLimits,
    });
    // For a dead one, this only ends its HTTP.
    next.death.addEventListener('abort', () => void starting.then((one) => one.close()));
    const started = await next.orDeath(starting);
    if (started === dead) return restart();
    bot = started;
    await quiet();
  };
  const restart = async (): Promise<void> => {
    await living().bury();
    onRestart(clock);
    await start();
  };

  await start();
  return {
    teams,
    graph,
    roster,
    rosters,
    folder,
    clock,
    get bot() {
      return bot;
    },
    lives,
    say: async (activity) => {
      for (;;) {
        const { orDeath, death } = living();
        const answer = await orDeath(teams.post(activity, death));
        if (answer === dead) {
          await restart();
          continue;
        }
        await quiet();
        if (answer.status !== 200) throw new Error(`answered with ${answer.status}`);
        return answer.body;
      }
    },
    command: async (doing) => {
      for (;;) {
        const done = await living().orDeath(doing(bot.app));
        if (done !== dead) return quiet();
        await restart();
      }
    },
    pass: async (by) => {
      clock.advance(by);
      await quiet();
    },
    stop: () => bot.close(),
    close: async () => {
      await graph.close();
      if (!living().death.aborted) await bot.close();
      await teams.close();
      await removePlace(folder);
    },
  };
}
