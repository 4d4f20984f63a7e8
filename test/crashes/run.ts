import { startCrashingSchool } from '../doubles/crashingSchool.ts';
import type { HandClock } from '../doubles/handClock.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { meeting, type Script } from './script.ts';

/** A script from beginning to end, with a death at those points of its lives. */
export async function run(
  diesAt: readonly number[] = [],
  onRestart?: (clock: HandClock) => void,
  script: Script = meeting,
): Promise<{ outcome: Outcome; points: readonly string[]; deaths: number }> {
  const school = await startCrashingSchool(diesAt, onRestart, script.schools);
  try {
    await script.play(school);
    const { lives } = school;
    return {
      outcome: await outcomeOf(school, script.conversations(school)),
      points: lives[0]?.points ?? [],
      deaths: lives.filter(({ death }) => death.aborted).length,
    };
  } finally {
    await school.close();
  }
}
