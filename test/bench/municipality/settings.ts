import { z } from 'zod';

const settings = z.object({
  /** How many schools. */
  BENCH_SCHOOLS: z.coerce.number().int().min(1).max(60).default(60),
  /** How many school years lie behind them: 0, 1, or 1 with the trail of so many. */
  BENCH_YEARS: z.coerce.number().int().min(0).max(6).default(1),
  /** How many times faster than the clock the twenty minutes are played; 0 leaves them out. */
  BENCH_FACTOR: z.coerce.number().min(0).max(60).default(10),
  /** How many of the twenty minutes are played, from eight o'clock on. */
  BENCH_MINUTES: z.coerce.number().int().min(1).max(20).default(20),
});

export type Size = { schools: number; years: number; factor: number; minutes: number };

/** How large the municipality is and how fast it is played, from the environment. @throws ZodError */
export function readSize(environment: NodeJS.ProcessEnv): Size {
  const { BENCH_SCHOOLS, BENCH_YEARS, BENCH_FACTOR, BENCH_MINUTES } = settings.parse(environment);
  return {
    ...{ schools: BENCH_SCHOOLS, years: BENCH_YEARS },
    ...{ factor: BENCH_FACTOR, minutes: BENCH_MINUTES },
  };
}

/** A Monday; what was noted ends with the Friday before. */
export const monday = Temporal.PlainDate.from('2026-11-23');

/** Moments of the run, by the bot's own clock. */
export const moments = {
  start: '2026-11-23T06:30:00+01:00',
  morning: '2026-11-23T07:31:00+01:00',
  play: '2026-11-23T08:00:00+01:00',
  afternoon: '2026-11-23T16:05:00+01:00',
  night: '2026-11-24T01:30:00+01:00',
};

/** Where the stand-in for Teams listens: stored with everybody's address, so the same in each run. */
export const connectorPort = 39_780;
