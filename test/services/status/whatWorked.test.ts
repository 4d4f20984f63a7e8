import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import type { Mapping } from '../../../services/cases/mapping.ts';
import { type Observed, whatWorked, workedGroups } from '../../../services/status/whatWorked.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';

const roster = aRoster();
const calendar = aCalendar();
const on = Temporal.PlainDate.from('2026-11-02');
const today = Temporal.PlainDate.from('2026-12-18');
const before = calendar.days.filter((one) => Temporal.PlainDate.compare(one, on) < 0).slice(-20);
const after = calendar.days.filter((one) => Temporal.PlainDate.compare(one, on) > 0).slice(0, 20);
const everyDay = calendar.days.map((one) => ({
  date: one.toString(),
  classIds: roster.classes.map(({ id }) => id),
  at: '2026-11-25T08:10:00+01:00',
}));

/** Away for ten of the twenty days before, and for two of those after. */
function absenceOf(pupilId: string): PupilAbsence {
  const dates = [...before.slice(0, 10), ...after.slice(0, 2)].map(String);
  return { pupilId, statements: [aStatement({ id: `${pupilId}#0`, dates, category: 'unlawful' })] };
}

function planned(pupilId: string, difference: Partial<CaseRecord> = {}): CaseRecord {
  const by = { by: 's-leader', at: `${on}T09:00:00+01:00` };
  return aCase({
    ...{ id: `case-${pupilId}`, pupilId },
    steps: [aStep({ id: 'plan', state: 'done', done: by })],
    log: [
      ...aCase().log.map((event) => ({ ...event, at: '2026-10-20T08:10:00+02:00' })),
      { do: 'done', ...by, step: 'plan' },
    ],
    ...difference,
  });
}

const look = (
  cases: readonly CaseRecord[],
  difference: Partial<Parameters<typeof whatWorked>[0]> = {},
  at = today,
  during?: Parameters<typeof whatWorked>[2],
) =>
  whatWorked(
    {
      ...{ roster, calendar, cases, plans: new Set(['plan']), classReports: [] },
      steps: new Map([['plan', { da: 'Lav en plan', en: 'Make a plan' }]]),
      absences: roster.pupils.map(({ id }) => absenceOf(id)),
      registerDays: everyDay,
      ...difference,
    },
    at,
    during,
  );

describe('how attendance went after what was done', () => {
  const everybody = roster.pupils.map(({ id }) => planned(id));

  it('is the mean share present in the four weeks before and the four after', () => {
    const { groups } = workedGroups([look(everybody)]);
    assert.equal(groups.length, 1);
    const [group] = groups;
    assert.deepEqual([group?.id, group?.n], ['plan', roster.pupils.length]);
    assert.ok(Math.abs((group?.before ?? 0) - 0.5) < 1e-9);
    assert.ok(Math.abs((group?.after ?? 0) - 0.9) < 1e-9);
  });

  it('is not told of fewer than five pupils, nor of schools that together have fewer', () => {
    const some = look(everybody.slice(0, 4));
    assert.equal(some[0]?.n, 4);
    assert.deepEqual(workedGroups([some]), { groups: [], leftOut: 1 });
    const few = look(everybody.slice(0, 2));
    assert.deepEqual(workedGroups([few, few]).groups, []);
    assert.equal(workedGroups([some, few]).groups[0]?.n, 6);
  });

  it('counts a pupil once, however often the case was reopened or another was opened', () => {
    const by = { by: 's-leader', at: '2026-11-03T09:00:00+01:00' };
    const [first] = everybody;
    assert.ok(first);
    const reopened = {
      ...first,
      steps: [...first.steps, aStep({ id: 'plan.2', state: 'done' as const, done: by })],
    };
    const another = planned(first.pupilId, { id: 'another' });
    assert.deepEqual(
      look([reopened, another]).map(({ id, n }) => [id, n]),
      [['plan', 1]],
    );
  });

  it('counts only days on which somebody told of the class, and nobody of whom too little is known', () => {
    const until = String(before[12]);
    const registerDays = everyDay.filter(({ date }) => date < until);
    assert.deepEqual(look(everybody, { registerDays }), []);
  });

  it('looks at no step that somebody wrote in their own words', () => {
    const agreed = everybody.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, id: 'agreed.1' })),
    }));
    assert.deepEqual(look(agreed), []);
  });

  it('waits until the four weeks after are over', () => {
    const last = after.at(-1);
    assert.ok(last);
    assert.deepEqual(look(everybody, {}, last), []);
    assert.equal(look(everybody, {}, last.add({ days: 1 }))[0]?.n, everybody.length);
  });

  it('is of what was done in a year, where one is asked for', () => {
    const year = (from: string, to: string) => ({
      ...{ from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) },
    });
    assert.deepEqual(look(everybody, {}, today, year('2025-08-01', '2026-07-31')), []);
    assert.equal(look(everybody, {}, today, year('2026-08-01', '2027-07-31')).length, 1);
  });

  it('is told by the function of the absence, from the plan on', () => {
    const mapping: Mapping = {
      ...{ functions: ['seeks_closeness'], school: [], home: [], by: 's-teacher' },
      at: '2026-10-22T09:00:00+02:00',
    };
    const mapped = roster.pupils.map(({ id }) => planned(id, { mapping }));
    const { groups } = workedGroups([look(mapped)]);
    assert.deepEqual(
      groups.map(({ by, id, n }) => [by, id, n]),
      [
        ['step', 'plan', 5],
        ['function', 'seeks_closeness', 5],
      ],
    );
  });

  it('leaves out pupils from when they left the roster', () => {
    const gone = everybody.map((one) => ({ ...one, left: { on: '2026-11-05' } }));
    assert.deepEqual(look(gone), []);
  });

  it('never shows a small group, and has shares from 0 to 1, whatever the schools hold', () => {
    const some: fc.Arbitrary<Observed> = fc
      .record({
        id: fc.constantFrom('plan', 'talk'),
        shares: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1)), {
          minLength: 1,
          maxLength: 7,
        }),
      })
      .map(({ id, shares }) => ({
        ...{ by: 'step', id, n: shares.length },
        before: shares.reduce((sum, [one]) => sum + one, 0),
        after: shares.reduce((sum, [, one]) => sum + one, 0),
      }));
    fc.assert(
      fc.property(fc.array(fc.array(some, { maxLength: 3 }), { maxLength: 4 }), (schools) => {
        const { groups, leftOut } = workedGroups(schools);
        const names = new Set(schools.flat().map(({ id }) => id));
        assert.equal(groups.length + leftOut, names.size);
        for (const one of groups) {
          assert.ok(one.n >= 5);
          for (const share of [one.before, one.after]) assert.ok(share >= 0 && share <= 1 + 1e-9);
        }
      }),
    );
  });
});
