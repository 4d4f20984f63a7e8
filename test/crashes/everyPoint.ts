import { forgetFresh } from '../doubles/crashingSchool.ts';
import { assertSame } from './outcome.ts';
import { run } from './run.ts';
import { meeting, type Script } from './script.ts';

/** Runs wait for the disk most of the time. */
const atATime = 4;

/**
 * How many died, how many had come to their end before their point (what happens at once is not
 * always written in as many steps), and what came out wrong: point by point, with its name.
 */
export type Tried = {
  points: number;
  runs: number;
  deaths: number;
  endedBefore: number;
  wrong: readonly string[];
};

/**
 * Kills the bot at every k-th point of the script, each in a run of its own, and holds what came of it
 * against the run in which nothing happened.
 * @param choose which points, of so many
 * @param script what is played
 * @param again at which point of its life the next one dies as well
 */
export async function tryPoints(
  choose: (count: number) => readonly number[],
  again?: (point: number) => number,
  script: Script = meeting,
): Promise<Tried> {
  const whole = await run([], undefined, script);
  const count = whole.points.length;
  const waiting = [...choose(count)];
  const runs = waiting.length;
  const wrong: string[] = [];
  let deaths = 0;
  let endedBefore = 0;
  const work = async () => {
    for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
      const diesAt = again ? [point, again(point)] : [point];
      try {
        const one = await run(diesAt, undefined, script);
        deaths += one.deaths;
        if (one.deaths === 0 && one.points.length < point) endedBefore++;
        assertSame(one.outcome, whole.outcome);
      } catch (error) {
        const where = `${diesAt.join(', then ')}: ${whole.points[point - 1]}`;
        wrong.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: atATime }, work));
  } finally {
    await forgetFresh();
  }
  return { points: count, runs, deaths, endedBefore, wrong };
}

/** Every k-th point, beginning somewhere in the first k. */
export function everyNth(k: number, from = Math.ceil(k / 2)): (count: number) => readonly number[] {
  return (count) =>
    Array.from(
      { length: Math.max(0, Math.floor((count - from) / k) + 1) },
      (_, at) => from + at * k,
    );
}
