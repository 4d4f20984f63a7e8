import fc from 'fast-check';
import { categories, type Mark } from '../../../services/absence/mark.ts';
import { type CalendarData, calendarData } from '../../../services/calendar/calendarData.ts';
import type { Criterion, Ruleset } from '../../../services/rules/ruleset.ts';
import { aCriterion, aRuleset, dayCategories, several } from './aRuleset.ts';
import type { SlowInput } from './slowAssess.ts';

const firstDate = Date.UTC(2024, 0, 1);
const grades = [0, 3, 9] as const;

/** The ISO date so many days after 1 January 2024, a leap year. */
export function dateAt(offset: number): string {
  return new Date(firstDate + offset * 86_400_000).toISOString().slice(0, 10);
}

/** Without fast-check's leaning to the smallest: a calendar of two days tries little. */
const evenly = (min: number, max: number) => fc.noBias(fc.integer({ min, max }));

const closedRange = (start: number, length: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: 20 }))
    .map(([at, days]) => ({
      from: dateAt(start + at),
      to: dateAt(start + Math.min(at + days, length)),
      name: 'Lukket',
    }));

const aYear = (start: number, length: number) =>
  fc.record({
    name: fc.constant('Et skoleår'),
    schoolYear: fc.constant({ first: dateAt(start), last: dateAt(start + length) }),
    closed: fc.array(closedRange(start, length), { maxLength: 5 }),
    lastByGrade: fc.option(
      fc.integer({ min: 1, max: length }).map((at) => ({ '9': dateAt(start + at) })),
      { nil: undefined },
    ),
  });

/** Where a random calendar begins and ends, as offsets for `dateAt`. */
type Span = { calendar: CalendarData; from: number; to: number };

/** One or two school years of any length at any time of the year, with a gap or none between them. */
export const anySpan: fc.Arbitrary<Span> = fc
  .tuple(
    evenly(0, 1200),
    fc.array(fc.tuple(evenly(1, 330), fc.integer({ min: 0, max: 60 })), {
      minLength: 1,
      maxLength: 2,
    }),
  )
  .chain(([from, parts]) => {
    let start = from;
    const years = parts.map(([length, gap]) => {
      const year = aYear(start, length);
      start += length + 1 + gap;
      return year;
    });
    return fc
      .tuple(...years)
      .map((planned) => ({ calendar: calendarData.parse({ years: planned }), from, to: start }));
  });

const anyWindow = fc.oneof(
  fc.record({ schoolDays: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(200)) }),
  fc.record({ months: fc.integer({ min: 1, max: 13 }) }),
  ...['month', 'quarter', 'schoolYear'].map((calendar) => fc.constant({ calendar })),
);

/** Whole and half limits, mostly low ones, so that every kind is met and not met. */
const anyLimit = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
    ),
  )
  .map(([strict, halves]) => (strict ? { moreThan: halves / 2 } : { atLeast: halves / 2 }));

const baseline = fc.record({
  kind: fc.constant('baseline'),
  times: fc.constantFrom(0.5, 1, 1.3, 2, 3),
  before: fc.oneof(
    fc.record({ schoolDays: evenly(1, 60) }),
    fc.record({ months: fc.integer({ min: 1, max: 12 }) }),
  ),
  history: fc.integer({ min: 1, max: 4 }),
});

const anyKind = fc.oneof(
  ...['days', 'consecutive', 'occasions'].map((kind) => fc.constant({ kind })),
  fc.record({ kind: fc.constant('percent'), of: fc.constantFrom('planned', 'elapsed') }),
  fc.record({
    kind: fc.constant('weekday'),
    share: fc.oneof(fc.constantFrom(20, 25, 50, 100), fc.nat(60)),
  }),
  baseline,
);

const anyCounts = fc.oneof(
  fc.constant([...dayCategories]),
  fc.subarray([...categories], { minLength: 1 }),
);

const duties = ['contact_parents', 'warn_parents', 'support_plan'];

const partOf = (kinds: typeof anyKind) =>
  fc
    .record({ kind: kinds, window: anyWindow, counts: anyCounts, limit: anyLimit })
    .map(({ kind, limit, ...rest }) => ({ ...rest, ...kind, ...limit }));

const anyPart = partOf(anyKind);

/** One measure, or one in four that joins several. */
const anyMeasure = fc.oneof(
  { weight: 3, arbitrary: anyPart.map((part) => [part]) },
  { weight: 1, arbitrary: fc.array(anyPart, { minLength: 2, maxLength: 3 }) },
);

const criterionFor = (levels: readonly string[], measure: typeof anyMeasure) =>
  fc
    .record({
      parts: measure,
      gives: fc.oneof(
        fc.record({ duty: fc.constantFrom(...duties) }),
        ...(levels.length > 0 ? [fc.record({ level: fc.constantFrom(...levels) })] : []),
      ),
    })
    .filter(({ parts }) => levels.includes('attention') || !hasBaseline(parts))
    .map(({ parts, gives }) => {
      // A baseline tells of a change, and gives nothing but attention.
      const given = hasBaseline(parts) ? { level: 'attention' } : gives;
      return parts.length === 1 ? aCriterion({ ...parts[0], ...given }) : several(parts, given);
    });

function hasBaseline(parts: readonly { kind: string }[]): boolean {
  return parts.some(({ kind }) => kind === 'baseline');
}

const rulesetOf = (
  id: string,
  levels: string[],
  validity: fc.Arbitrary<Partial<Ruleset>>,
  measure = anyMeasure,
) =>
  fc
    .record({
      criteria: fc.array(criterionFor(levels, measure), { minLength: 1, maxLength: 6 }),
      validity,
    })
    .map(({ criteria, validity: dates }) =>
      aRuleset({ id, levels, ...dates, criteria: criteria.map(named) }),
    );

function named(one: Criterion, at: number): Criterion {
  return { ...one, id: `criterion-${at}` };
}

const common = ['attention', 'worrying', 'dropout_risk'];

const alwaysOrSometimes: fc.Arbitrary<Partial<Ruleset>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 1500 }), fc.option(fc.integer({ min: 0, max: 400 })))
      .map(([from, days]) => ({
        validFrom: dateAt(from),
        validTo: days === null ? null : dateAt(from + days),
      })),
  },
);

/** One ruleset with levels of its own, or up to three that share the usual levels or have none. */
export const anyRulesets: fc.Arbitrary<Ruleset[]> = fc.oneof(
  fc
    .subarray(['gul', 'orange', ...common, 'rød'], { minLength: 1 })
    .chain((levels) => rulesetOf('alone', levels, alwaysOrSometimes))
    .map((only) => [only]),
  fc.tuple(
    rulesetOf('law', [], alwaysOrSometimes),
    rulesetOf('municipality', common, alwaysOrSometimes),
    rulesetOf('school', common.slice(1), alwaysOrSometimes),
  ),
);

const markBetween = (from: number, to: number): fc.Arbitrary<Mark> =>
  fc.record({
    date: evenly(from, to).map(dateAt),
    category: fc.constantFrom(...categories),
    fraction: fc.constantFrom(1, 1, 0.5, 0),
  });

/** A spell of one kind: every date of a stretch, weekends too. */
const spellBetween = (from: number, to: number): fc.Arbitrary<Mark[]> =>
  fc
    .record({
      at: evenly(from, to),
      length: fc.integer({ min: 1, max: 25 }),
      category: fc.constantFrom(...dayCategories),
    })
    .map(({ at, length, category }) =>
      Array.from({ length }, (_, day) => ({ date: dateAt(at + day), category, fraction: 1 })),
    );

/** Marks on any dates: spells and single ones, several on a day, on closed days, too early and too late. */
export const marksBetween = (from: number, to: number): fc.Arbitrary<Mark[]> =>
  fc
    .tuple(
      fc.array(markBetween(from, to), { maxLength: 25, size: 'max' }),
      fc.array(spellBetween(from, to), { maxLength: 3 }),
    )
    .map(([single, spells]) => [...single, ...spells.flat()]);

const pupilOf = (rules: fc.Arbitrary<Ruleset[]>): fc.Arbitrary<SlowInput> =>
  fc.tuple(anySpan, rules).chain(([{ calendar, from, to }, rulesets]) =>
    evenly(from - 10, to + 20).chain((on) =>
      fc.record({
        calendar: fc.constant(calendar),
        rulesets: fc.constant(rulesets),
        on: fc.constant(dateAt(on)),
        grade: fc.constantFrom(...grades),
        // Most near the day of assessment, where windows are.
        marks: fc.oneof(
          { weight: 1, arbitrary: marksBetween(from - 10, to + 10) },
          { weight: 3, arbitrary: marksBetween(on - 40, on + 3) },
        ),
      }),
    ),
  );

/** A pupil of a random school: calendar, rules, day, grade and marks. */
export const anyPupil: fc.Arbitrary<SlowInput> = pupilOf(anyRulesets);

/** The same, by rules for a change alone: among all kinds, few have a past to compare with. */
export const anyChange: fc.Arbitrary<SlowInput> = pupilOf(
  rulesetOf(
    'change',
    common,
    fc.constant({}),
    partOf(baseline).map((part) => [part]),
  ).map((only) => [only]),
);
