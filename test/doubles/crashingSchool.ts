import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { type SentActivity, startTeams, type Teams } from './teams.ts';

/** A school whose bot dies where told to, and restarts on the same disk. */
export type CrashingSchool = {
  teams: Teams;
  graph: LocalGraph;
  roster: Roster;
  folder: string;
  clock: HandClock;
  /** The running bot. */
  readonly bot: RunningBot;
  /** All lives so far; all but the last have died. */
  readonly lives: readonly Life[];
  /** Gets an activity answered, as Teams does: resends it unchanged until answered. Then all is quiet. */
  say(activity: SentActivity): Promise<string>;
  /** Lets time pass and due work be done. */
  pass(by: Temporal.DurationLike): Promise<void>;
  /** Stops the bot properly. */
  stop(): Promise<void>;
  close(): Promise<void>;
};

/** The disk of a school where nothing has happened yet; made once, since every run starts from it. */
let fresh: Promise<{ folder: string; roster: Roster }> | undefined;

async function makeFresh() {
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  const [roster] = invented;
  if (!roster) throw new Error('no school');
  await seed(folder, [roster]);
  return { folder, roster };
}

/** Removes the runs' initial disk. */
export async function forgetFresh(): Promise<void> {
  const made = await fresh;
  fresh = undefined;
  if (made) await rm(made.folder, { recursive: true, force: true });
}

/**
 * @param diesAt the point at which each life ends, in order; omitted ones live
 * @param onRestart between a death and the next start, e.g. for a clock jump
 */
export async function startCrashingSchool(
  diesAt: readonly number[] = [],
  onRestart: (clock: HandClock) => void = () => {},
): Promise<CrashingSchool> {
  fresh ??= makeFresh();
  const { folder: from, roster } = await fresh;
  const folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
  await cp(from, folder, { recursive: true });
  const clock = handClock();
  const graph = await startLocalGraph({
    people: roster.staff.map(({ email }) => email),
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
    pass: async (by) => {
      clock.advance(by);
      await quiet();
    },
    stop: () => bot.close(),
    close: async () => {
      await graph.close();
      if (!living().death.aborted) await bot.close();
      await teams.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
