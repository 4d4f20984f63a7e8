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

/**
 * The school's legal duties that a criterion can give; the last comes from a plan that did not help, not from a count
 * (Barnets lov § 133(1): a personal duty, apart from the 15 % lane).
 */
export const duties = [
  'contact_parents',
  'warn_parents',
  'notify_municipality',
  'support_plan',
  'sick_teaching',
  'medical_certificate',
  'notify_when_worried',
] as const;

/** What is counted, when, and the limit. */
const counted = {
  window: ruleWindow,
  counts: z.array(z.enum(categories)).min(1),
  atLeast: z.number().positive().optional(),
  moreThan: z.number().nonnegative().optional(),
};

const named = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  text,
  source: z.url(),
  /** What the source leaves open, in words. */
  note: z.string().optional(),
};

/** What a criterion gives: the pedagogical ladder or the law. */
const gives = {
  level: z.string().min(1).optional(),
  duty: z.string().min(1).optional(),
};

/** The kinds of measure, each with the given keys besides its own. */
function measures<Keys extends z.core.$ZodLooseShape>(keys: Keys) {
  return [
    z.strictObject({ kind: z.literal('days'), ...keys }),
    z.strictObject({
      kind: z.literal('percent'),
      of: z.enum(['planned', 'elapsed']).default('planned'),
      ...keys,
    }),
    z.strictObject({ kind: z.literal('consecutive'), ...keys }),
    z.strictObject({ kind: z.literal('occasions'), ...keys }),
    z.strictObject({ kind: z.literal('weekday'), share: z.number().min(0).max(100), ...keys }),
    z.strictObject({
      kind: z.literal('baseline'),
      /** How many times the pupil's own usual the window must hold. */
      times: z.number().positive(),
      /** The time just before the window that the usual is of. */
      before: z.union([schoolDaysWindow, monthsWindow]),
      /** School days from the pupil's first counted absence in that time to the window, at least. */
      history: z.int().min(1),
      ...keys,
    }),
  ] as const;
}

const oneLimit = (one: { atLeast?: number | undefined; moreThan?: number | undefined }) =>
  (one.atLeast === undefined) !== (one.moreThan === undefined);
const oneLimitWanted = { message: 'expected exactly one of atLeast and moreThan' };

/** One of the measures that a criterion joins; it gives nothing by itself. */
const part = z
  .discriminatedUnion('kind', measures({ ...counted, ...partial(named) }))
  .refine(oneLimit, oneLimitWanted);

function partial<Keys extends z.core.$ZodLooseShape>(keys: Keys) {
  return z.strictObject(keys).partial().shape;
}

/** What is measured: a criterion by itself, or one of those that a criterion joins. */
export type Part = z.output<typeof part>;

/** `{ "all": […] }` needs no kind in a file. */
function withKind(value: unknown): unknown {
  const joined = typeof value === 'object' && value !== null && 'all' in value;
  return joined && !('kind' in value) ? { kind: 'all', ...value } : value;
}

/** A rule of a ruleset, in contract format. */
export const criterion = z.preprocess(
  withKind,
  z
    .discriminatedUnion('kind', [
      ...measures({ ...counted, ...named, ...gives }),
      z.strictObject({
        kind: z.literal('all'),
        /** Met when every one is; what a hit tells is the first one's. */
        all: z.array(part).min(2),
        ...named,
        ...gives,
      }),
    ])
    .refine((one) => one.kind === 'all' || oneLimit(one), oneLimitWanted)
    .refine((one) => (one.level === undefined) !== (one.duty === undefined), {
      message: 'expected exactly one of level and duty',
    })
    // A change of pattern asks somebody to look; it opens no case and is no duty.
    .refine(
      (one) => one.level === 'attention' || !hasBaseline(one.kind === 'all' ? one.all : [one]),
      { message: 'expected the level attention, as a baseline tells of a change only' },
    ),
);

export type Criterion = z.output<typeof criterion>;

function hasBaseline(parts: readonly Part[]): boolean {
  return parts.some(({ kind }) => kind === 'baseline');
}

/** What a criterion measures: the parts it joins, or itself. */
export function partsOf(one: Criterion): readonly Part[] {
  return one.kind === 'all' ? one.all : [one];
}
