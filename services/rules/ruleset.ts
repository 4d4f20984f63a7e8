import { z } from 'zod';
import { categories } from '../absence/mark.ts';

/** Wording in both languages. */
export const text = z.strictObject({ da: z.string().min(1), en: z.string().min(1) });
export type Text = z.output<typeof text>;

const schoolDaysWindow = z.strictObject({ schoolDays: z.int().min(1) });
const monthsWindow = z.strictObject({ months: z.int().min(1) });
const calendarWindow = z.strictObject({ calendar: z.enum(['month', 'quarter', 'schoolYear']) });

/** Always up to and including the day of assessment. */
export const ruleWindow = z.union([schoolDaysWindow, monthsWindow, calendarWindow]);
export type RuleWindow = z.output<typeof ruleWindow>;

/** The school's legal duties that a criterion can give. */
export const duties = [
  'contact_parents',
  'warn_parents',
  'notify_municipality',
  'support_plan',
  'sick_teaching',
  'medical_certificate',
] as const;

const common = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  window: ruleWindow,
  counts: z.array(z.enum(categories)).min(1),
  atLeast: z.number().positive().optional(),
  moreThan: z.number().nonnegative().optional(),
  level: z.string().min(1).optional(),
  duty: z.string().min(1).optional(),
  text,
  source: z.url(),
  /** What the source leaves open, in words. */
  note: z.string().optional(),
};

export const criterion = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('days'), ...common }),
    z.strictObject({
      kind: z.literal('percent'),
      of: z.enum(['planned', 'elapsed']).default('planned'),
      ...common,
    }),
    z.strictObject({ kind: z.literal('consecutive'), ...common }),
    z.strictObject({ kind: z.literal('occasions'), ...common }),
    z.strictObject({ kind: z.literal('weekday'), share: z.number().min(0).max(100), ...common }),
  ])
  .refine((one) => (one.atLeast === undefined) !== (one.moreThan === undefined), {
    message: 'expected exactly one of atLeast and moreThan',
  })
  .refine((one) => (one.level === undefined) !== (one.duty === undefined), {
    message: 'expected exactly one of level and duty',
  });

export type Criterion = z.output<typeof criterion>;

/** A municipality's rules, or the law's, as data in contract format. */
export const ruleset = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().regex(/^[a-z0-9-]+$/),
    title: text,
    source: z.url(),
    note: z.string().optional(),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable(),
    /** Ascending. */
    levels: z.array(z.string().min(1)),
    criteria: z.array(criterion).min(1),
  })
  .superRefine((rules, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (rules.validTo !== null && rules.validTo < rules.validFrom) {
      refuse(['validTo'], 'expected a day not before validFrom');
    }
    rules.levels.forEach((level, index) => {
      if (rules.levels.indexOf(level) < index)
        refuse(['levels', index], 'expected each level once');
    });
    rules.criteria.forEach((one, index) => {
      if (rules.criteria.findIndex(({ id }) => id === one.id) < index) {
        refuse(['criteria', index, 'id'], 'expected an id of its own');
      }
      if (one.level !== undefined && !rules.levels.includes(one.level)) {
        refuse(
          ['criteria', index, 'level'],
          `expected one of the levels ${rules.levels.join(', ')}`,
        );
      }
    });
  });

export type Ruleset = z.output<typeof ruleset>;
