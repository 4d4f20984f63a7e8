import { z } from 'zod';
import type { Raised, Replayed } from './replay.ts';
import { text } from './ruleset.ts';

const raised = z.strictObject({
  name: z.string(),
  pupils: z.int(),
  pupilsNow: z.int(),
  alarms: z.int(),
  alarmsNow: z.int(),
});

/** A dry run of a ruleset next to those in force: counts only, no pupils. */
export const dryRun = z.strictObject({
  id: z.string(),
  /** Staff id of whoever asked for it. */
  by: z.string(),
  askedOn: z.iso.date().optional(),
  rulesetId: z.string(),
  title: text,
  state: z.enum(['running', 'done']),
  result: z
    .strictObject({
      schoolDays: z.int(),
      pupils: z.int(),
      classes: z.int(),
      levels: z.array(raised),
      duties: z.array(raised),
      /** Alarms per class and week of five school days. */
      perWeek: z.number(),
      perWeekNow: z.number(),
      overBudget: z.boolean(),
    })
    .optional(),
});

export type DryRun = z.output<typeof dryRun>;
export type DryRunView = Omit<DryRun, 'by'> & { kind: 'dryRun' };

/** Alarms per class and week a school can follow up, unless the municipality says otherwise. */
export const alarmBudget = 1;

/** What a dry run found, and what today's rules gave over that time. */
export function dryRunResult(
  told: Replayed,
  now: Replayed,
  budget: number,
): NonNullable<DryRun['result']> {
  const { schoolDays, pupils, classes, alarmsPerClassAndWeek: perWeek } = told;
  return {
    schoolDays,
    pupils,
    classes,
    levels: beside(told.levels, now.levels),
    duties: beside(told.duties, now.duties),
    perWeek,
    perWeekNow: now.alarmsPerClassAndWeek,
    overBudget: perWeek > budget,
  };
}

function beside(told: readonly Raised[], now: readonly Raised[]) {
  // In the order of today's rules, attention before worrying; levels only in the tried ones come last.
  const names = new Set([...now, ...told].map(({ name }) => name));
  return [...names].map((name) => {
    const one = told.find((raised) => raised.name === name);
    const other = now.find((raised) => raised.name === name);
    return {
      name,
      pupils: one?.pupils ?? 0,
      pupilsNow: other?.pupils ?? 0,
      alarms: one?.alarms ?? 0,
      alarmsNow: other?.alarms ?? 0,
    };
  });
}
