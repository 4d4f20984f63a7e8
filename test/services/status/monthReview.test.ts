import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Category } from '../../../services/absence/mark.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { attendancePattern } from '../../../services/status/attendancePattern.ts';
import {
  monthDue,
  monthReviewView,
  type ReviewInput,
  reviewCount,
  reviewLines,
} from '../../../services/status/monthReview.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aPlaybook } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';
import { aCriterion, aRuleset } from '../rules/aRuleset.ts';

const calendar = aCalendar();
const today = Temporal.PlainDate.from('2026-12-01');
const { absenceTeam } = aPlaybook();
/** As Aalborg's rules have it: four days in a month are a reason to look. */
const rulesets = [
  aRuleset({
    criteria: [
      aCriterion({
        ...{ id: 'four-in-a-month', atLeast: 4, window: { months: 1 }, level: 'attention' },
        counts: ['unlawful', 'unexplained'],
      }),
    ],
  }),
];
/** The last school days up to today, oldest first. */
const lastDays = (count: number) =>
  calendar.between(Temporal.PlainDate.from('2026-08-10'), today).slice(-count).map(String);

function absent(
  pupilId: string,
  dates: readonly string[],
  { category = 'unlawful', ...more }: { category?: Category } & Partial<PupilAbsence> = {},
): PupilAbsence {
  const extent = category === 'late' ? 'late' : 'day';
  const statements = dates.map((date, at) =>
    aStatement({ id: `${pupilId}#${at}`, dates: [date], category, extent }),
  );
  return { pupilId, statements, ...more };
}

const inputOf = (absences: readonly PupilAbsence[], who = 's-leader'): ReviewInput => ({
  ...{ actor: anActor(who), calendar, rulesets, absenceTeam, absences, signs: [], today },
});
const idsOf = (absences: readonly PupilAbsence[], who?: string) => {
  const input = inputOf(absences, who);
  const lines = reviewLines(input);
  assert.equal(reviewCount(input), lines.length);
  return lines.map(({ pupilId }) => pupilId);
};

const scattered = lastDays(20).filter((_, at) => at % 5 === 0);
/** Six of sixty, and too long ago for four in a month. */
const tenPercent = lastDays(60).slice(5, 11);

describe('the month’s look at everybody', () => {
  it('has four scattered days in a month, and ten per cent of sixty days', () => {
    assert.equal(scattered.length, 4);
    assert.deepEqual(idsOf([absent('p-loke', scattered)]), ['p-loke']);
    assert.deepEqual(idsOf([absent('p-loke', scattered.slice(1))]), []);
    assert.deepEqual(idsOf([absent('p-loke', tenPercent, { category: 'illness' })]), ['p-loke']);
    const fewer = tenPercent.slice(1);
    assert.deepEqual(idsOf([absent('p-loke', fewer, { category: 'illness' })]), []);
  });

  it('has nobody with an open case, nor who has left', () => {
    const open = absent('p-loke', scattered, { openCaseId: 'LI-2026-0001' });
    assert.deepEqual(idsOf([open, absent('p-gone', scattered)]), []);
  });

  it('says nothing of a percentage while few school days have passed', () => {
    const early = Temporal.PlainDate.from('2026-08-20');
    const absence = absent('p-loke', ['2026-08-18', '2026-08-19'], { category: 'illness' });
    assert.deepEqual(reviewLines({ ...inputOf([absence]), today: early }), []);
  });

  it('puts the most absent first, and known reasons last and marked', () => {
    const known = absent('p-sofie', lastDays(30), {
      knownReasons: [
        {
          ...{ do: 'explain', id: 'k', by: 's-leader', at: '2026-11-02T08:00:00+01:00' },
          ...{ kind: 'operation', until: '2026-12-18' },
        },
      ],
    });
    const lines = reviewLines(
      inputOf([known, absent('p-loke', scattered), absent('p-other', lastDays(10))]),
    );
    assert.deepEqual(
      lines.map(({ pupilId }) => pupilId),
      ['p-other', 'p-loke', 'p-sofie'],
    );
    assert.equal(lines.at(-1)?.known?.kind, 'operation');
  });

  it('shows the whole school to the team that the playbook names, of the school’s own staff', () => {
    const all = [absent('p-loke', scattered), absent('p-other', scattered)];
    assert.equal(idsOf(all, 's-wellbeing').length, 2);
    const roles = ['leader', 'ppr_psychologist'] as const;
    const named = (who: string) => {
      const input = inputOf(all, who);
      return reviewLines({ ...input, absenceTeam: { ...input.absenceTeam, roles: [...roles] } });
    };
    for (const who of ['s-wellbeing', 's-ppr']) {
      assert.throws(() => named(who), RefusedError, who);
    }
  });

  it('shows a teacher their own classes alone, and others nothing', () => {
    const all = [absent('p-loke', scattered), absent('p-other', scattered)];
    assert.deepEqual(idsOf(all, 's-teacher'), ['p-loke']);
    assert.deepEqual(idsOf(all, 's-other'), ['p-other']);
    for (const who of ['s-ppr', 's-secretary', 's-nurse', 's-it'])
      assert.throws(() => idsOf(all, who), RefusedError, who);
    const view = monthReviewView(inputOf(all, 's-teacher'), { last: undefined });
    assert.equal(view.scope, 'own');
    assert.equal(view.mayReview, false);
  });

  it('tells the last twenty school days from the twenty before', () => {
    const days = lastDays(40);
    const [before, now] = [days.slice(0, 20), days.slice(20)];
    const trendOf = (earlier: number, later: number) =>
      reviewLines(
        inputOf([absent('p-loke', [...before.slice(0, earlier), ...now.slice(-later || 20)])]),
      )[0]?.trend;
    assert.deepEqual(trendOf(2, 5), { is: 'more', now: 5, before: 2 });
    assert.deepEqual(trendOf(6, 4), { is: 'less', now: 4, before: 6 });
    assert.deepEqual(trendOf(5, 5), { is: 'same', now: 5, before: 5 });
  });

  it('looks at a pupil once a day, however often it is asked, and anew when something is noted', () => {
    let looks = 0;
    const counted = (absence: PupilAbsence): PupilAbsence => ({
      ...absence,
      get statements() {
        looks += 1;
        return absence.statements;
      },
    });
    const absence = counted(absent('p-loke', scattered));
    const first = reviewLines(inputOf([absence]));
    const once = looks;
    assert.ok(once > 0);
    assert.deepEqual(reviewLines(inputOf([absence])), first);
    assert.equal(looks, once);
    reviewLines({ ...inputOf([absence]), today: today.add({ days: 1 }) });
    assert.ok(looks > once, 'another day');
    const noted = counted(absent('p-loke', [...scattered, ...tenPercent]));
    assert.notDeepEqual(reviewLines(inputOf([noted])), first);
    const others: ReviewInput = { ...inputOf([absence]), rulesets: [] };
    assert.deepEqual(reviewLines(others), [], 'other rules');
  });

  it('turns pages, each pupil on one of them', () => {
    const all = ['p-loke', 'p-sofie', 'p-philip-a', 'p-philip-s', 'p-other'];
    const absences = all.map((id) => absent(id, scattered));
    const view = monthReviewView(inputOf(absences), { page: 9, last: '2026-11-02' });
    assert.deepEqual([view.count, view.page, view.pages], [5, 0, 1]);
    assert.equal(view.last, '2026-11-02');
  });
});

describe('the pattern in a pupil’s absence', () => {
  const days = lastDays(60);
  const patternOf = (dates: readonly string[], category: Category = 'illness') =>
    attendancePattern(
      dates.map((date) => ({ date, category, fraction: category === 'late' ? 0 : 1 })),
      days,
    );
  const on = (weekday: number) =>
    days.filter((day) => Temporal.PlainDate.from(day).dayOfWeek === weekday);

  it('is a weekday when most days fall on it', () => {
    assert.deepEqual(patternOf(on(1).slice(0, 4)), { is: 'weekday', weekday: 1 });
    const two = [...on(1).slice(0, 2), ...on(2).slice(4, 6)];
    assert.notEqual(patternOf(two)?.is, 'weekday', 'two weekdays alike');
  });

  it('is many single days, or coming late, and nothing for one long illness', () => {
    const scatteredDays = [0, 6, 12, 18, 24].map((at) => days[at] ?? '');
    assert.deepEqual(patternOf(scatteredDays), { is: 'single_days' });
    assert.deepEqual(patternOf(days.slice(-5), 'late'), { is: 'late' });
    assert.equal(patternOf(days.slice(10, 20)), undefined);
    assert.equal(patternOf(days.slice(0, 3)), undefined);
  });
});

describe('when the review is due', () => {
  const due = (date: string, last?: string) =>
    monthDue(calendar, Temporal.PlainDate.from(date), last);

  it('is from the first school day of the month until somebody has gone through it', () => {
    assert.equal(due('2026-11-01'), undefined, 'a Sunday');
    assert.equal(due('2026-11-02'), '2026-11');
    assert.equal(due('2026-11-20', '2026-10-30'), '2026-11');
    assert.equal(due('2026-11-20', '2026-11-02'), undefined);
    assert.equal(due('2027-01-04'), undefined, 'still a holiday');
    assert.equal(due('2027-01-05', '2026-12-01'), '2027-01');
    assert.equal(due('2027-07-05'), undefined, 'summer');
  });

  it('is each month once, whenever it is gone through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const start = Temporal.PlainDate.from('2026-08-10');
        const [last, day] = [
          start.add({ days: Math.min(a, b) }),
          start.add({ days: Math.max(a, b) }),
        ];
        const month = monthDue(calendar, day, last.toString());
        if (month !== undefined) assert.notEqual(month, last.toPlainYearMonth().toString());
      }),
    );
  });
});
