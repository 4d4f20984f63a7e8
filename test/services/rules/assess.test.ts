import assert from 'node:assert/strict';
import type { Category, Mark } from '../../../services/absence/mark.ts';
import { calendarData } from '../../../services/calendar/calendarData.ts';
import { type SchoolCalendar, schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { assess } from '../../../services/rules/assess.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';
import { aCriterion, aRuleset, dayCategories, several } from './aRuleset.ts';

const mark = (date: string, difference: Partial<Mark> = {}): Mark => ({
  date,
  category: 'illness',
  fraction: 1,
  ...difference,
});
const school = aCalendar();
const marks = (...dates: string[]) => dates.map((date) => mark(date));

/** The only criterion against marks, on a Wednesday in November where nothing else is said. */
function judged(
  criterion: Record<string, unknown>,
  absence: readonly Mark[],
  { on = '2026-11-25', grade = 7, calendar = school } = {},
) {
  const assessment = assess({
    rulesets: [aRuleset({ criteria: [aCriterion(criterion)] })],
    calendar,
    on: Temporal.PlainDate.from(on),
    grade,
    marks: absence,
  });
  return { ...assessment, approaching: assessment.approaching };
}

const measured = (...asked: Parameters<typeof judged>) => judged(...asked).hits[0]?.value;
const fires = (...asked: Parameters<typeof judged>) => judged(...asked).hits.length === 1;

/** A calendar without holidays, Monday 5 January to Friday 18 December 2026. */
function aPlainCalendar(): SchoolCalendar {
  return schoolCalendar(
    calendarData.parse({
      name: 'Uden ferier',
      schoolYear: { first: '2026-01-05', last: '2026-12-18' },
      closed: [],
    }),
  );
}

describe('assess, a criterion of each kind', () => {
  it('counts days, half days as halves', () => {
    const absence = [mark('2026-11-23'), mark('2026-11-25', { fraction: 0.5 })];
    assert.equal(measured({ kind: 'days' }, absence), 1.5);
  });

  it('fires at atLeast and above moreThan, half a day beside the limit tells them apart', () => {
    const three = marks('2026-11-23', '2026-11-24', '2026-11-25');
    const more = [...three, mark('2026-11-20', { fraction: 0.5 })];
    assert.equal(fires({ atLeast: 3 }, three), true);
    assert.equal(fires({ atLeast: 3.5 }, three), false);
    assert.equal(fires({ moreThan: 3 }, three), false);
    assert.equal(fires({ moreThan: 3 }, more), true);
    assert.equal(fires({ atLeast: 3.5 }, more), true);
  });

  it('takes 5.5 of 55 school days as exactly 10 per cent', () => {
    // Eleven weeks of five days.
    const calendar = aPlainCalendar();
    const absence = [
      ...marks('2026-03-16', '2026-03-17', '2026-03-18', '2026-03-19', '2026-03-20'),
      mark('2026-03-11', { fraction: 0.5 }),
    ];
    const window = { schoolDays: 55 };
    const asked = { on: '2026-03-20', calendar };
    const [hit] = judged({ kind: 'percent', window, atLeast: 10 }, absence, asked).hits;
    assert.deepEqual([hit?.value, hit?.percent, hit?.window.schoolDays], [5.5, 10, 55]);
    assert.equal(fires({ kind: 'percent', window, moreThan: 10 }, absence, asked), false);
    assert.equal(fires({ kind: 'percent', window, atLeast: 10.01 }, absence, asked), false);
  });

  it('measures against all days of the running period, or those so far where the rule says so', () => {
    const absence = marks('2026-11-02', '2026-11-03');
    const window = { calendar: 'month' };
    const asked = { on: '2026-11-06' };
    const planned = judged({ kind: 'percent', window, atLeast: 1 }, absence, asked).hits[0];
    const elapsed = judged({ kind: 'percent', window, atLeast: 1, of: 'elapsed' }, absence, asked)
      .hits[0];
    assert.deepEqual([planned?.window.schoolDays, planned?.percent], [21, 200 / 21]);
    assert.deepEqual([elapsed?.window.schoolDays, elapsed?.percent], [5, 40]);
  });

  it('finds the longest run, which weekends and holidays neither break nor lengthen', () => {
    const aroundHoliday = marks('2026-10-08', '2026-10-09', '2026-10-19', '2026-10-20');
    const kind = { kind: 'consecutive', atLeast: 2 };
    assert.equal(measured(kind, aroundHoliday, { on: '2026-10-23' }), 4);
    const withWeekend = marks('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23');
    assert.equal(measured(kind, withWeekend), 2);
    assert.equal(fires(kind, marks('2026-11-20', '2026-11-24')), false);
  });

  it('takes half a day as a day of a run', () => {
    const absence = ['2026-11-23', '2026-11-24', '2026-11-25'].map((date) =>
      mark(date, { fraction: 0.5 }),
    );
    assert.equal(measured({ kind: 'consecutive', atLeast: 3 }, absence), 3);
  });

  it('counts occasions: runs however long, and every late or left-early mark that counts', () => {
    const counts = ['illness', 'late', 'left_early'];
    const absence = [
      ...marks('2026-11-09', '2026-11-10', '2026-11-16'),
      mark('2026-11-18', { category: 'late', fraction: 0 }),
      mark('2026-11-18', { category: 'left_early', fraction: 0 }),
    ];
    assert.equal(measured({ kind: 'occasions', counts }, absence), 4);
    assert.equal(measured({ kind: 'occasions' }, absence), 2);
    assert.equal(measured({ kind: 'occasions', counts: ['late'] }, absence), 1);
  });

  it('takes two occasions as one when the day between them is absence too', () => {
    const kind = { kind: 'occasions' };
    const apart = marks('2026-11-16', '2026-11-18');
    assert.equal(measured(kind, apart), 2);
    assert.equal(measured(kind, [...apart, mark('2026-11-17')]), 1);
  });

  it('finds the weekday that has most, and fires only where its share is large enough', () => {
    const mondays = marks('2026-11-09', '2026-11-16', '2026-11-23');
    const kind = { kind: 'weekday', share: 75, atLeast: 3 };
    assert.equal(measured(kind, [...mondays, mark('2026-11-18')]), 3, '3 of 4 is 75 %');
    const scattered = [...mondays, mark('2026-11-18'), mark('2026-11-19', { fraction: 0.5 })];
    assert.equal(fires(kind, scattered), false);
    assert.equal(fires({ ...kind, atLeast: 3.5 }, mondays), false);
    assert.equal(fires({ ...kind, share: 100 }, mondays), true);
  });
});

describe('assess, what counts', () => {
  it('counts the categories named and no others', () => {
    const absence: Mark[] = (
      ['illness', 'leave', 'unlawful', 'unexplained', 'late', 'left_early'] satisfies Category[]
    ).map((category, at) => mark(`2026-11-${16 + at + (at > 4 ? 2 : 0)}`, { category }));
    assert.equal(measured({ counts: ['unlawful', 'leave'] }, absence), 2);
    assert.equal(measured({ counts: ['unexplained'] }, absence), 1);
    assert.equal(measured({}, absence), 4);
  });

  it('adds several marks of a day up to one day at most, of those categories alone that count', () => {
    const day = [
      mark('2026-11-25', { fraction: 0.5 }),
      mark('2026-11-25', { fraction: 1 }),
      mark('2026-11-25', { category: 'unlawful', fraction: 1 }),
    ];
    assert.equal(measured({}, day), 1);
    assert.equal(measured({ counts: ['unlawful'] }, day), 1);
    const halves = [
      mark('2026-11-25', { fraction: 0.5 }),
      mark('2026-11-25', { category: 'unlawful', fraction: 0.5 }),
    ];
    assert.equal(measured({}, halves), 1);
    assert.equal(measured({ counts: ['unlawful'], atLeast: 0.5 }, halves), 0.5);
  });

  it('lets lateness be no part of a day, whatever is counted', () => {
    const late = [mark('2026-11-25', { category: 'late', fraction: 0 })];
    for (const kind of ['days', 'consecutive'])
      assert.equal(fires({ kind, counts: ['late'], atLeast: 0.5 }, late), false);
  });

  it('has nothing to say of a pupil with no marks, nor of a rule that asks for more than nothing', () => {
    assert.deepEqual(judged({ moreThan: 0 }, []), {
      level: undefined,
      duties: [],
      hits: [],
      approaching: [],
    });
    assert.equal(fires({ kind: 'percent', moreThan: 0 }, []), false);
    assert.equal(fires({ kind: 'weekday', share: 0, moreThan: 0 }, []), false);
  });

  it('measures nothing against a period without school days', () => {
    const july = { on: '2026-07-15' };
    const percent = { kind: 'percent', window: { calendar: 'month' }, moreThan: 0 };
    assert.equal(fires(percent, marks('2026-07-14'), july), false);
  });
});

describe('assess, windows', () => {
  it('looks at the last school days, up to and including the day', () => {
    const three = { window: { schoolDays: 3 } };
    // Monday, Tuesday and Wednesday.
    assert.equal(measured(three, marks('2026-11-20', '2026-11-23', '2026-11-25')), 2);
    assert.equal(fires(three, marks('2026-11-26')), false, 'tomorrow is not counted');
    assert.equal(fires(three, marks('2026-11-20')), false);
  });

  it('takes the school days there are when the calendar begins later', () => {
    const [hit] = judged({ kind: 'percent', window: { schoolDays: 200 } }, marks('2026-08-10'), {
      on: '2026-08-14',
    }).hits;
    assert.deepEqual(hit?.window, { from: '2026-08-10', to: '2026-08-14', schoolDays: 5 });
    assert.equal(hit?.percent, 20);
  });

  it('looks at what comes after the same date some months before', () => {
    const month = { window: { months: 1 } };
    assert.equal(fires(month, marks('2026-10-26')), true);
    assert.equal(fires(month, marks('2026-10-23')), false);
    const calendar = aPlainCalendar();
    const endOfMarch = { on: '2026-03-31', calendar };
    assert.equal(fires(month, marks('2026-03-02'), endOfMarch), true);
    assert.equal(fires(month, marks('2026-02-27'), endOfMarch), false, 'after 28 February');
    const [hit] = judged(month, marks('2026-03-31'), endOfMarch).hits;
    assert.equal(hit?.window.from, '2026-03-01');
  });

  it('looks at the running month, quarter and school year alone', () => {
    const inWindow = (calendar: string, date: string, on = '2027-01-20') =>
      fires({ window: { calendar } }, marks(date), { on });
    assert.equal(inWindow('month', '2027-01-05'), true);
    assert.equal(inWindow('month', '2026-12-18'), false);
    assert.equal(inWindow('quarter', '2026-12-18'), false);
    assert.equal(inWindow('quarter', '2026-10-01', '2026-12-18'), true);
    assert.equal(inWindow('quarter', '2026-09-30', '2026-12-18'), false);
    assert.equal(inWindow('schoolYear', '2026-08-10'), true);
  });

  it('begins a school year on 1 August', () => {
    const years = ['2025', '2026'].map((year) => ({
      name: year,
      schoolYear: { first: `${year}-08-03`, last: `${Number(year) + 1}-07-31` },
      closed: [],
    }));
    const calendar = schoolCalendar(calendarData.parse({ years }));
    const window = { calendar: 'schoolYear' };
    const absence = marks('2026-07-31');
    assert.equal(fires({ window }, absence, { on: '2026-07-31', calendar }), true);
    assert.equal(fires({ window }, absence, { on: '2026-08-03', calendar }), false);
  });

  it('looks back from Friday when the day is a Sunday, and from the last school day in a holiday', () => {
    const two = { window: { schoolDays: 2 }, atLeast: 2 };
    const [hit] = judged(two, marks('2026-11-19', '2026-11-20'), { on: '2026-11-22' }).hits;
    assert.deepEqual(hit?.window, { from: '2026-11-19', to: '2026-11-22', schoolDays: 2 });
    assert.equal(measured(two, marks('2026-10-08', '2026-10-09'), { on: '2026-10-18' }), 2);
  });

  it('has nothing to look back at before the first school day', () => {
    assert.equal(fires({}, marks('2026-08-10'), { on: '2026-08-09' }), false);
  });

  it("overrides a ninth grader's year where their calendar does", () => {
    const calendar = aCalendarWithExams();
    const asked = { on: '2027-06-01', calendar };
    const absence = marks('2027-05-31');
    assert.equal(fires({}, absence, { ...asked, grade: 8 }), true);
    assert.equal(fires({}, absence, { ...asked, grade: 9 }), false);
  });
});

describe('assess, levels and duties', () => {
  const asked = {
    calendar: school,
    on: Temporal.PlainDate.from('2026-11-25'),
    grade: 7,
    marks: marks('2026-11-23', '2026-11-24', '2026-11-25'),
  };
  const giving = (id: string, gives: Record<string, unknown>) => aCriterion({ id, ...gives });

  it('gives the highest level of all that are met, however the criteria stand', () => {
    const criteria = [
      giving('high', { level: 'dropout_risk', atLeast: 3 }),
      giving('too-high', { level: 'dropout_risk', atLeast: 4 }),
      giving('low', { level: 'attention', atLeast: 1 }),
    ];
    for (const order of [criteria, criteria.toReversed()]) {
      const { level, hits } = assess({ ...asked, rulesets: [aRuleset({ criteria: order })] });
      assert.equal(level, 'dropout_risk');
      assert.deepEqual(
        hits.map(({ criterion }) => criterion),
        ['high', 'low'],
      );
    }
  });

  it('gives every duty once, sorted', () => {
    const criteria = [
      giving('c', { duty: 'warn_parents' }),
      giving('b', { duty: 'contact_parents' }),
      giving('a', { duty: 'warn_parents' }),
    ];
    const { level, duties } = assess({ ...asked, rulesets: [aRuleset({ criteria, levels: [] })] });
    assert.deepEqual(duties, ['contact_parents', 'warn_parents']);
    assert.equal(level, undefined);
  });

  it('gives the highest level of several rulesets, and the duties of all', () => {
    const { level, duties } = assess({
      ...asked,
      rulesets: [
        aRuleset({ id: 'a', criteria: [giving('x', { level: 'attention' })] }),
        aRuleset({ id: 'b', criteria: [giving('x', { level: 'dropout_risk' })] }),
        aRuleset({ id: 'c', criteria: [giving('x', { level: 'worrying' })] }),
        aRuleset({ id: 'law', levels: [], criteria: [giving('y', { duty: 'warn_parents' })] }),
      ],
    });
    assert.equal(level, 'dropout_risk');
    assert.deepEqual(duties, ['warn_parents']);
  });

  it("keeps the order of a municipality's own levels beside the law's ruleset", () => {
    const levels = ['attention', 'worrying', 'serious', 'dropout_risk'];
    const law = aRuleset({
      id: 'law',
      levels: [],
      criteria: [giving('y', { duty: 'warn_parents' })],
    });
    const criteria = [
      giving('serious', { level: 'serious' }),
      giving('dropout', { level: 'dropout_risk' }),
    ];
    for (const order of [criteria, criteria.toReversed()]) {
      const own = aRuleset({ id: 'own', levels, criteria: order });
      assert.equal(assess({ ...asked, rulesets: [own] }).level, 'dropout_risk');
      assert.equal(assess({ ...asked, rulesets: [law, own] }).level, 'dropout_risk');
    }
  });

  it('uses a ruleset from its first day to its last, both included', () => {
    const inForce = (validFrom: string, validTo: string | null) =>
      assess({ ...asked, rulesets: [aRuleset({ validFrom, validTo })] }).hits.length === 1;
    assert.equal(inForce('2026-11-25', '2026-11-25'), true);
    assert.equal(inForce('2026-11-26', null), false);
    assert.equal(inForce('2020-01-01', '2026-11-24'), false);
    assert.equal(inForce('2020-01-01', null), true);
  });

  it('tells of a hit the limit, the window and where the rule is written', () => {
    const [hit] = judged({ id: 'two', moreThan: 2 }, asked.marks).hits;
    assert.deepEqual(hit, {
      rulesetId: 'test',
      criterion: 'two',
      level: 'worrying',
      duty: undefined,
      text: { da: 'Prøve', en: 'Test' },
      source: 'https://kommune.example/regler',
      kind: 'days',
      value: 3,
      percent: undefined,
      limit: 2,
      comparison: 'moreThan',
      window: { from: '2026-10-29', to: '2026-11-25', schoolDays: 20 },
    });
  });
});

describe('assess, a criterion that joins several', () => {
  const days = { kind: 'days', window: { schoolDays: 20 }, counts: dayCategories, atLeast: 4 };
  const percent = {
    kind: 'percent',
    window: { calendar: 'month' },
    counts: dayCategories,
    atLeast: 20,
  };
  const judgedBoth = (all: readonly object[], absence: readonly Mark[]) => {
    const { hits, approaching } = assess({
      rulesets: [aRuleset({ criteria: [several(all, { level: 'worrying' })] })],
      calendar: school,
      on: Temporal.PlainDate.from('2026-11-25'),
      grade: 7,
      marks: absence,
    });
    return { hits, approaching };
  };
  const four = marks('2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25');
  const five = [...four, mark('2026-11-19')];

  it('fires when every part does, and tells the first one with the others beside it', () => {
    // 20 % of November's 21 school days are 4.2.
    assert.equal(judgedBoth([days, percent], four).hits.length, 0);
    const [hit] = judgedBoth([days, percent], five).hits;
    assert.deepEqual([hit?.kind, hit?.value, hit?.limit], ['days', 5, 4]);
    assert.deepEqual(
      hit?.also?.map(({ kind, value, limit }) => [kind, value, limit]),
      [['percent', 5, 20]],
    );
    const [turned] = judgedBoth([percent, days], five).hits;
    assert.deepEqual(
      [turned?.kind, turned?.value, turned?.also?.[0]?.kind],
      ['percent', 5, 'days'],
    );
  });

  it('is as far off as the part that is furthest', () => {
    const far = { ...days, window: { schoolDays: 60 }, atLeast: 10 };
    const [near] = judgedBoth([days, percent, far], four).approaching;
    assert.deepEqual([near?.value, near?.daysLeft], [4, 6]);
    assert.equal(judgedBoth([days, percent], four).approaching[0]?.daysLeft, 1);
  });

  it('is not near where nothing counts, nor where a part cannot be met', () => {
    assert.deepEqual(judgedBoth([days, percent], []).approaching, []);
    const never = { ...percent, counts: ['leave'] };
    assert.equal(judgedBoth([days, never], four).approaching[0]?.daysLeft, 5);
  });
});

describe('assess, a change from the usual', () => {
  const change = {
    ...{ kind: 'baseline', window: { schoolDays: 20 }, before: { schoolDays: 40 } },
    ...{ history: 20, times: 2, atLeast: 3, level: 'attention' },
  };
  /** The school day so many before 25 November 2026. */
  const ago = (back: number) => `${school.days[(school.indexOf(asked) ?? 0) - back]}`;
  const asked = Temporal.PlainDate.from('2026-11-25');
  const days = (...backs: number[]) => marks(...backs.map(ago));

  it('fires at so many times what was usual, measured per school day', () => {
    // Two days in 40 are one in 20.
    const before = days(59, 30);
    assert.equal(fires(change, [...before, ...days(0, 1, 2)]), true);
    assert.equal(fires({ ...change, times: 3.01 }, [...before, ...days(0, 1, 2)]), false);
    assert.equal(fires({ ...change, times: 3 }, [...before, ...days(0, 1, 2)]), true);
  });

  it('tells what was usual beside what is', () => {
    const [hit] = judged(change, [...days(59, 30), ...days(0, 1, 2)]).hits;
    assert.deepEqual([hit?.value, hit?.usual], [3, 1]);
  });

  it('asks for so many days at least, however seldom the pupil was away before', () => {
    assert.equal(fires(change, [...days(59), ...days(0, 1)]), false);
  });

  it('says nothing without enough history, which begins with the first absence in that time', () => {
    const now = days(0, 1, 2);
    assert.equal(fires(change, now), false);
    assert.equal(fires(change, [...days(38), ...now]), false);
    assert.equal(fires(change, [...days(39), ...now]), true);
    // Before the time looked at, nothing counts.
    assert.equal(fires(change, [...days(60), ...now]), false);
  });

  it('gives attention alone: it opens no case and is no duty', () => {
    for (const gives of [{ level: 'worrying' }, { duty: 'contact_parents', level: undefined }]) {
      assert.throws(() => aCriterion({ ...change, ...gives }), /expected the level attention/);
    }
    const { level: _, ...part } = { ...change, counts: ['illness'] };
    assert.throws(() => several([part, part], { level: 'worrying' }), /level attention/);
  });
});

describe('assess, what is near', () => {
  const nearest = (...given: Parameters<typeof judged>) => judged(...given).approaching[0];

  it('tells how many whole days are left before a criterion is met', () => {
    const three = marks('2026-11-23', '2026-11-24', '2026-11-25');
    assert.equal(nearest({ atLeast: 7 }, three)?.daysLeft, 4);
    assert.equal(nearest({ moreThan: 7 }, three)?.daysLeft, 5);
    assert.equal(nearest({ atLeast: 3.5 }, three)?.daysLeft, 1);
    assert.equal(nearest({ kind: 'consecutive', atLeast: 5 }, three)?.daysLeft, 2);
    assert.equal(nearest({ kind: 'occasions', atLeast: 5 }, three)?.daysLeft, 4);
    // 2.1 days are 10 % of November's 21.
    const month = { kind: 'percent', window: { calendar: 'month' }, atLeast: 20 };
    assert.equal(nearest(month, three)?.daysLeft, 2);
  });

  it('says on which day the pace of the last 20 school days gets there', () => {
    const two = marks('2026-11-24', '2026-11-25');
    // Two in twenty days: one more takes ten school days.
    assert.equal(nearest({ atLeast: 3 }, two)?.reachedOn, '2026-12-09');
  });

  it('names no day when the period is over before, or when there is no pace', () => {
    const quarter = { window: { calendar: 'quarter' }, atLeast: 10 };
    assert.equal(nearest(quarter, marks('2026-11-25'))?.reachedOn, undefined);
    const old = { window: { schoolDays: 60 }, atLeast: 2 };
    assert.equal(nearest(old, marks('2026-10-01'))?.reachedOn, undefined);
  });

  it('puts the nearest first, and leaves out what has no counted absence', () => {
    const { approaching } = assess({
      rulesets: [
        aRuleset({
          criteria: [
            aCriterion({ id: 'far', atLeast: 9 }),
            aCriterion({ id: 'near', atLeast: 2 }),
            aCriterion({ id: 'none', atLeast: 2, counts: ['unlawful'] }),
          ],
        }),
      ],
      calendar: school,
      on: Temporal.PlainDate.from('2026-11-25'),
      grade: 7,
      marks: marks('2026-11-25'),
    });
    assert.deepEqual(
      approaching.map(({ criterion, daysLeft }) => [criterion, daysLeft]),
      [
        ['near', 1],
        ['far', 8],
      ],
    );
  });

  it('is met after just as many more whole days as it says', () => {
    const kinds = [{ kind: 'days' }, { kind: 'percent', window: { calendar: 'quarter' } }];
    for (const kind of kinds) {
      for (let limit = 0.5; limit <= 12; limit += 0.5) {
        const criterion = { ...kind, moreThan: limit };
        const start = [mark('2026-11-25', { fraction: 0.5 })];
        const daysLeft = nearest(criterion, start)?.daysLeft ?? 0;
        const earlier = school.days
          .filter((day) => day.toString() < '2026-11-25')
          .slice(-daysLeft)
          .map((day) => mark(day.toString()));
        if (daysLeft === 0) continue;
        assert.equal(fires(criterion, [...start, ...earlier]), true, `${limit} ${daysLeft}`);
        assert.equal(fires(criterion, [...start, ...earlier.slice(1)]), false);
      }
    }
  });
});
