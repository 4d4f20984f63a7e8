import { z } from 'zod';
import { categories } from '../../../services/absence/mark.ts';
import type { NotPlanned } from '../../../services/calendar/planned.ts';
import { assess } from '../../../services/rules/assess.ts';
import { type App, rulesetsOf as rulesetsOfSchool } from '../../core/app.ts';

/** As many as one request can take without delaying a teacher's note. */
const mostPupils = 1000;

const mark = z.strictObject({
  date: z.iso.date(),
  category: z.enum(categories),
  fraction: z.union([z.literal(0), z.literal(0.5), z.literal(1)]),
});

export const assessmentsRequest = z.strictObject({
  on: z.iso.date(),
  /** The school of the pupils, by its id: only the duties that bind its kind are raised. */
  school: z.string().min(1).max(80).optional(),
  pupils: z
    .array(
      z.strictObject({
        /** Any id the caller uses for the pupil; never a CPR number. */
        pupil: z.string().min(1).max(80),
        grade: z.int().min(0).max(10),
        marks: z.array(mark).max(2000),
      }),
    )
    .max(mostPupils),
});

const text = z.strictObject({ da: z.string(), en: z.string() });
const measured = z.strictObject({
  ruleset: z.string(),
  criterion: z.string(),
  text,
  source: z.string(),
  value: z.number(),
  limit: z.number(),
  comparison: z.enum(['atLeast', 'moreThan']),
  window: z.strictObject({ from: z.iso.date(), to: z.iso.date(), schoolDays: z.int() }),
});

export const assessmentsAnswer = z.strictObject({
  assessments: z.array(
    z.strictObject({
      pupil: z.string(),
      level: z.string().nullable(),
      duties: z.array(z.string()),
      hits: z.array(measured),
      approaching: z.array(
        measured.extend({ daysLeft: z.int(), reachedOn: z.iso.date().nullable() }),
      ),
    }),
  ),
});

export const rulesetsAnswer = z.strictObject({
  rulesets: z.array(
    z.strictObject({
      id: z.string(),
      title: text,
      source: z.string(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
      levels: z.array(z.string()),
    }),
  ),
});

/** Assesses each pupil by the current rules; nothing is stored. */
export function assessments(
  app: Pick<App, 'rulesets' | 'kinds' | 'calendar'>,
  { on, school, pupils }: z.output<typeof assessmentsRequest>,
): z.output<typeof assessmentsAnswer> {
  const { calendar } = app;
  const rulesets = school === undefined ? app.rulesets : rulesetsOfSchool(app, school);
  const day = Temporal.PlainDate.from(on);
  return {
    assessments: pupils.map(({ pupil, grade, marks }) => {
      const { level, duties, hits, approaching } = assess({
        rulesets,
        calendar,
        on: day,
        grade,
        marks,
      });
      return {
        pupil,
        level: level ?? null,
        duties: [...duties],
        hits: hits.map(shown),
        approaching: approaching.map((one) => ({
          ...shown(one),
          daysLeft: one.daysLeft,
          reachedOn: one.reachedOn ?? null,
        })),
      };
    }),
  };
}

/** The answer for a day that is not in the calendar. */
export const unplannedAnswer = z.strictObject({
  error: z.string(),
  code: z.literal('calendar_not_planned'),
});

export function unplanned(
  on: string,
  { schoolYear, first, last }: NotPlanned,
): z.output<typeof unplannedAnswer> {
  return {
    error: `on: ${on} is not in the calendar, which goes from ${first} to ${last}: the school year ${schoolYear} is missing`,
    code: 'calendar_not_planned',
  };
}

function shown(hit: ReturnType<typeof assess>['hits'][number]) {
  const {
    rulesetId: ruleset,
    criterion,
    text: words,
    source,
    value,
    limit,
    comparison,
    window,
  } = hit;
  return { ruleset, criterion, text: words, source, value, limit, comparison, window };
}

export function rulesetsOf({ rulesets }: Pick<App, 'rulesets'>): z.output<typeof rulesetsAnswer> {
  return {
    rulesets: rulesets.map(({ id, title, source, validFrom, validTo, levels }) => ({
      id,
      title,
      source,
      validFrom,
      validTo,
      levels: [...levels],
    })),
  };
}
