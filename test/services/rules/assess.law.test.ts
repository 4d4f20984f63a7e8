import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mark } from '../../../services/absence/mark.ts';
import type { CalendarData } from '../../../services/calendar/calendarData.ts';
import { type SchoolCalendar, schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { assess } from '../../../services/rules/assess.ts';
import type { Assessment } from '../../../services/rules/assessment.ts';
import {
  type Criterion,
  type Part,
  partsOf,
  type Ruleset,
} from '../../../services/rules/ruleset.ts';
import { anyChange, anyPupil, anySpan, marksBetween } from './randomSchool.ts';
import { dateBefore, type SlowInput, schoolDaysOf, slowAssess } from './slowAssess.ts';

/** Built once for each calendar: that is what costs most. */
const calendars = new WeakMap<CalendarData, SchoolCalendar>();

function calendarOf(data: CalendarData): SchoolCalendar {
  const built = calendars.get(data) ?? schoolCalendar(data);
  calendars.set(data, built);
  return built;
}

const quick = (input: SlowInput): Assessment =>
  assess({
    rulesets: input.rulesets,
    calendar: calendarOf(input.calendar),
    on: Temporal.PlainDate.from(input.on),
    grade: input.grade,
    marks: input.marks,
  });

/** What an assessment says, without how it is worded. */
const said = ({ level, duties, hits }: Pick<Assessment, 'level' | 'duties'> & { hits: Hit[] }) => ({
  level,
  duties,
  hits: hits.map(({ rulesetId, criterion, level: gives, duty, value, ...rest }) => ({
    rulesetId,
    criterion,
    level: gives,
    duty,
    value,
    percent: rest.percent,
    usual: rest.usual,
    window: rest.window,
    also: (rest.also ?? []).map((one) => (typeof one === 'number' ? one : one.value)),
  })),
});

type Hit = Pick<
  Assessment['hits'][number],
  'rulesetId' | 'criterion' | 'level' | 'duty' | 'value' | 'percent' | 'usual' | 'window'
> & { also?: readonly (number | { value: number })[] | undefined };

const saidBy = (input: SlowInput) => {
  const { level, duties, hits } = quick(input);
  return said({ level, duties, hits: [...hits] });
};

const keyOf = ({ rulesetId, criterion }: { rulesetId: string; criterion: string }) =>
  `${rulesetId} ${criterion}`;

describe('assess, whatever the school, the rules and the absence', () => {
  it('says what the slow reference says, for every kind of criterion and every window', () => {
    const tried = comparedFor(anyPupil, 500);
    triesAll(tried, ['days', 'percent', 'consecutive', 'occasions', 'weekday']);
    for (const way of ['met', 'not met']) assert.ok((tried.get(`all ${way}`) ?? 0) > 10, way);
  });

  it('says what the slow reference says of a change from the usual, for every window', () => {
    triesAll(comparedFor(anyChange, 1000), ['baseline']);
  });

  it('lists as approaching just the criteria with counted absence that are not met', () => {
    fc.assert(
      fc.property(anyPupil, (input) => {
        const plain = patternless(input.rulesets);
        const near = quick(input).approaching.filter((one) => plain.has(keyOf(one)));
        const expected = slowAssess(input).measured.filter(
          (one) => !one.met && one.anything && one.possible,
        );
        assert.deepEqual(
          near.map((one) => `${keyOf(one)} ${one.value}`).sort(),
          expected
            .filter((one) => plain.has(keyOf(one)))
            .map((one) => `${keyOf(one)} ${one.value}`)
            .sort(),
        );
        for (const { daysLeft } of near) assert.ok(Number.isInteger(daysLeft) && daysLeft > 0);
      }),
    );
  });

  it('is the same in whatever order the marks come', () => {
    fc.assert(
      fc.property(
        anyPupil.chain((input) =>
          fc.tuple(
            fc.constant(input),
            fc.shuffledSubarray([...input.marks], { minLength: input.marks.length }),
          ),
        ),
        ([input, marks]) => assert.deepEqual(saidBy({ ...input, marks }), saidBy(input)),
      ),
    );
  });

  it('takes no notice of marks after the day, on days without school, or before every window', () => {
    fc.assert(
      fc.property(anyPupil, marksBetween(-900, 2200), (input, others) => {
        const rulesets = withoutLongWindows(input.rulesets);
        const open = new Set(schoolDaysOf(input.calendar, input.grade));
        const earliest = earliestOf(input);
        const outside = others.filter(
          ({ date }) => date > input.on || !open.has(date) || date < earliest,
        );
        const asked = { ...input, rulesets };
        assert.deepEqual(saidBy({ ...asked, marks: [...outside, ...input.marks] }), saidBy(asked));
      }),
    );
  });

  it('never takes a hit, a duty or a level away for more absence, where neither share nor occasions count', () => {
    fc.assert(
      fc.property(anyPupil, marksBetween(-10, 2200), (input, more) => {
        const rulesets = input.rulesets.map((one) => ({
          ...one,
          criteria: one.criteria.filter((criterion) => kindsOf(criterion).every(isSteady)),
        }));
        const before = quick({ ...input, rulesets });
        const after = quick({ ...input, rulesets, marks: [...input.marks, ...more] });
        const met = new Set(after.hits.map(keyOf));
        for (const hit of before.hits) assert.ok(met.has(keyOf(hit)), keyOf(hit));
        for (const duty of before.duties) assert.ok(after.duties.includes(duty), duty);
        assert.ok(rankIn(rulesets, after.level) >= rankIn(rulesets, before.level));
      }),
    );
  });

  it('says on a day without school what it said of school days on the last one before', () => {
    fc.assert(
      fc.property(anyPupil, (input) => {
        const open = schoolDaysOf(input.calendar, input.grade);
        const on = open.filter((date) => date <= input.on).at(-1);
        fc.pre(on !== undefined);
        const rulesets = input.rulesets.map((one) => ({
          ...one,
          validFrom: '2000-01-01',
          validTo: null,
          criteria: one.criteria.filter((criterion) =>
            partsOf(criterion).every((part) => 'schoolDays' in part.window && countsDays(part)),
          ),
        }));
        const without = (at: string) =>
          saidBy({ ...input, rulesets, on: at }).hits.map(({ window, ...rest }) => ({
            ...rest,
            from: window.from,
          }));
        assert.deepEqual(without(input.on), without(on));
      }),
    );
  });

  it('depends on nothing that was assessed before: other pupils, grades, days and calendars change nothing', () => {
    fc.assert(
      fc.property(
        anyPupil,
        anySpan,
        fc.array(
          fc.record({
            moved: fc.boolean(),
            later: fc.constantFrom(0, 0, 0, -30, -1, 1, 30),
            grade: fc.constantFrom(0, 9),
            marks: marksBetween(0, 1500),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        (input, elsewhere, others) => {
          const calendar = calendarOf(input.calendar);
          const on = Temporal.PlainDate.from(input.on);
          const given = { rulesets: input.rulesets, calendar };
          const first = assess({ ...given, on, grade: input.grade, marks: input.marks });
          for (const { moved, later, grade, marks } of others) {
            const other = { on: on.add({ days: later }), grade, marks };
            const data = moved ? elsewhere.calendar : input.calendar;
            const school = { ...given, calendar: calendarOf(data) };
            assert.deepEqual(
              plain(assess({ ...school, ...other })),
              plain(
                assess({ rulesets: [...input.rulesets], calendar: schoolCalendar(data), ...other }),
              ),
            );
          }
          assert.deepEqual(plain(first), plain(quick({ ...input, rulesets: [...input.rulesets] })));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('counts half days as exactly as whole ones: twice the halves is the same as the whole', () => {
    fc.assert(
      fc.property(anyPupil, (input) => {
        const halved = input.marks.flatMap((mark): Mark[] =>
          mark.fraction === 1 && mark.category !== 'late' && mark.category !== 'left_early'
            ? [
                { ...mark, fraction: 0.5 },
                { ...mark, fraction: 0.5 },
              ]
            : [mark],
        );
        assert.deepEqual(saidBy({ ...input, marks: halved }), saidBy(input));
      }),
    );
  });
});

function plain({ level, duties, hits, approaching }: Assessment) {
  return { level, duties, hits, approaching };
}

function kindsOf(criterion: Criterion): string[] {
  return partsOf(criterion).map(({ kind }) => kind);
}

/** More absence never takes what these measure away. */
function isSteady(kind: string): boolean {
  return !['weekday', 'occasions', 'baseline'].includes(kind);
}

/** Whether all that it looks back on is a number of school days. */
function countsDays(part: Part): boolean {
  return part.kind !== 'baseline' || 'schoolDays' in part.before;
}

/** Criteria without a pattern: one that is no pattern measures nothing. */
function patternless(rulesets: readonly Ruleset[]): Set<string> {
  const pattern = ['weekday', 'baseline'];
  return new Set(
    rulesets.flatMap(({ id, criteria }) =>
      criteria
        .filter((one) => kindsOf(one).every((kind) => !pattern.includes(kind)))
        .map((one) => `${id} ${one.id}`),
    ),
  );
}

/** Compares with the slow reference; counts which kinds, windows and outcomes were tried. */
function comparedFor(pupils: fc.Arbitrary<SlowInput>, numRuns: number): Map<string, number> {
  const tried = new Map<string, number>();
  fc.assert(
    fc.property(pupils, (input) => {
      const expected = slowAssess(input);
      assert.deepEqual(saidBy(input), said(expected));
      for (const [way, count] of triesOf(input, expected)) {
        tried.set(way, (tried.get(way) ?? 0) + count);
      }
    }),
    { numRuns },
  );
  return tried;
}

function triesAll(tried: ReadonlyMap<string, number>, kinds: readonly string[]): void {
  for (const kind of kinds) {
    for (const window of ['schoolDays', 'months', 'month', 'quarter', 'schoolYear']) {
      for (const way of ['met', 'not met']) {
        assert.ok(tried.has(`${kind} ${window} ${way}`), `tries ${kind} ${window} ${way}`);
      }
    }
  }
}

/** Which kinds, windows and outcomes a run has tried. */
function triesOf(
  { rulesets }: SlowInput,
  { measured }: ReturnType<typeof slowAssess>,
): Map<string, number> {
  const tried = new Map<string, number>();
  for (const { rulesetId, criterion, met } of measured) {
    const one = rulesets
      .find(({ id }) => id === rulesetId)
      ?.criteria.find(({ id }) => id === criterion);
    if (!one) continue;
    const outcome = met ? 'met' : 'not met';
    const way = one.kind === 'all' ? 'all' : `${one.kind} ${windowName(one)}`;
    tried.set(`${way} ${outcome}`, (tried.get(`${way} ${outcome}`) ?? 0) + 1);
  }
  return tried;
}

function windowName({ window }: Part): string {
  return 'calendar' in window ? window.calendar : (Object.keys(window)[0] ?? '');
}

/** The 20 last school days and up to a year: windows that the earliest date below is before. */
function withoutLongWindows(rulesets: readonly Ruleset[]): Ruleset[] {
  return rulesets.map((one) => ({
    ...one,
    criteria: one.criteria.filter((criterion) =>
      partsOf(criterion).every(
        ({ kind, window }) =>
          kind !== 'baseline' && (!('schoolDays' in window) || window.schoolDays <= 30),
      ),
    ),
  }));
}

/** Fourteen months back, or the first of the last 30 school days where they reach further. */
function earliestOf({ calendar, grade, on }: SlowInput): string {
  const days = schoolDaysOf(calendar, grade).filter((date) => date <= on);
  let date = on;
  for (let back = 0; back < 14 * 31; back += 1) date = dateBefore(date);
  const thirty = days.slice(-30)[0] ?? date;
  return thirty < date ? thirty : date;
}

function rankIn(rulesets: readonly Ruleset[], level: string | undefined): number {
  if (level === undefined) return -1;
  const longest = rulesets.map(({ levels }) => levels).sort((a, b) => b.length - a.length)[0];
  return longest?.indexOf(level) ?? -1;
}
