import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  incompletePercent,
  percentTold,
  toldOf,
  toldTogether,
} from '../../../services/absence/coverage.ts';
import { coverageView, unusedDays } from '../../../services/status/coverageView.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aRoster } from '../../builders/people.ts';

const calendar = aCalendar();
const roster = aRoster();
const today = Temporal.PlainDate.from('2026-11-25');
const quarter = calendar.between(Temporal.PlainDate.from('2026-10-01'), today).map(String);
const rule = { leastPercent: 80, unusedSchoolDays: 5 };
const classes = roster.classes.filter(({ id }) => roster.pupilsOf(id).length > 0);

const viewOf = (reportedOf: (classId: string) => ReadonlySet<string>) =>
  coverageView({ roster, calendar, classes: roster.classes, reportedOf, today, rule });
const everyDay: ReadonlySet<string> = new Set(quarter);

describe('how much of the classes’ days was told of', () => {
  it('is all when every class was told of every day', () => {
    assert.deepEqual(
      viewOf(() => everyDay),
      {
        today: { reported: classes.length, classes: classes.length },
        quarter: 100,
        incomplete: undefined,
      },
    );
  });

  it('shows that nobody wrote about a class, which else looks healthy', () => {
    const [silent] = classes;
    const view = viewOf((id) => (id === silent?.id ? new Set() : everyDay));
    assert.equal(view.today.reported, classes.length - 1);
    const share = Math.floor(((classes.length - 1) * 100) / classes.length);
    assert.equal(view.quarter, share);
    assert.equal(view.incomplete, share < 80 ? share : undefined);
  });

  it('is not lowered by a day that is not over', () => {
    const untilYesterday = new Set(quarter.slice(0, -1));
    const view = viewOf(() => untilYesterday);
    assert.deepEqual([view.today.reported, view.quarter], [0, 100]);
  });

  it('is incomplete below the municipality’s share alone, in whole class days', () => {
    assert.equal(incompletePercent({ reported: 4, classDays: 5 }, rule), undefined);
    assert.equal(incompletePercent({ reported: 799, classDays: 1000 }, rule), 79);
    assert.equal(incompletePercent({ reported: 0, classDays: 0 }, rule), undefined);
    assert.equal(percentTold({ reported: 999, classDays: 1000 }), 99, '100 means all');
  });

  it('is between 0 and 100, and more with every day told of', () => {
    fc.assert(
      fc.property(fc.subarray(quarter), fc.constantFrom(...quarter), (days, day) => {
        const one = toldOf(quarter, new Set(days));
        const more = toldOf(quarter, new Set([...days, day]));
        assert.ok(more.reported >= one.reported && more.reported <= more.classDays);
        assert.deepEqual(toldTogether([one, more]).classDays, 2 * quarter.length);
      }),
    );
  });

  it('makes a school stand out that nobody used for some school days', () => {
    const unused = (told: readonly string[]) =>
      unusedDays({ calendar, classes, reportedOf: () => new Set(told), today }, 60);
    assert.equal(unused(quarter), 0);
    assert.equal(unused(quarter.slice(0, -1)), 0, 'today is not over');
    assert.equal(unused(quarter.slice(0, -6)), 5);
    assert.equal(unused([today.toString()]), 0, 'a word today ends it');
    assert.equal(
      unused([]),
      Math.min(60, calendar.days.filter((day) => String(day) < '2026-11-25').length),
    );
  });
});
