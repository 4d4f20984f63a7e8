import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  municipalityStatusView,
  type Overview,
  yearReportView,
} from '../../../services/status/overview.ts';
import { type SchoolTally, yearColumns } from '../../../services/status/tally.ts';
import { needs } from '../../../services/status/views.ts';

const aTally = (difference: Partial<SchoolTally> = {}): SchoolTally => ({
  school: 'Lindeskolen',
  pupils: 400,
  columns: {},
  levels: {},
  states: {},
  toContact: [],
  toMeeting: [],
  ...difference,
});

const anOverview = (schools: SchoolTally[] | undefined): Overview => ({
  id: 'o1',
  by: 's-coordinator',
  about: 'status',
  year: 2026,
  on: '2026-11-25',
  title: 'Eksempelby Kommune',
  done: 2,
  of: 12,
  ...(schools ? { schools } : {}),
});

const many = Array.from({ length: 30 }, (_, at) =>
  aTally({
    school: `Skole ${String(30 - at).padStart(2, '0')}`,
    columns: { without_plan: at, worrying: at },
  }),
);

describe('the schools side by side', () => {
  it('tell how far the count is until it is done', () => {
    const view = municipalityStatusView(anOverview(undefined));
    assert.deepEqual([view.counting, view.schools], [{ done: 2, of: 12 }, []]);
    assert.equal(municipalityStatusView(anOverview([])).counting, undefined);
  });

  it('stand by name, never by size, a page at a time, the totals being of all', () => {
    const view = municipalityStatusView(anOverview(many), 4);
    assert.deepEqual(
      view.schools.map(({ school }) => school),
      ['Skole 29', 'Skole 30'],
    );
    assert.deepEqual([view.page, view.pages, view.of, view.totals[0]], [4, 5, 30, 435]);
    const year = yearReportView({ ...anOverview(many), about: 'year' }, 0, 100);
    assert.deepEqual([year.schools.length, year.totals[0], year.unfinished], [30, 435, true]);
  });

  it('stand on the overview itself where they are few, else behind it', () => {
    assert.equal(municipalityStatusView(anOverview(many.slice(0, 3))).schools.length, 3);
    assert.equal(municipalityStatusView(anOverview(many)).schools.length, 0);
    assert.equal(yearReportView({ ...anOverview(many), about: 'year' }).page, undefined);
  });

  it('name the schools none of whose classes was heard of, by name', () => {
    const silent = (school: string, classes: number, of: number) =>
      aTally({ school, classes: of, silent: classes });
    const view = municipalityStatusView(
      anOverview([
        silent('Havnskolen', 4, 4),
        silent('Engskolen', 9, 9),
        silent('Lindeskolen', 3, 4),
        silent('Lukket skole', 0, 0),
      ]),
    );
    assert.deepEqual(view.silent, ['Engskolen', 'Havnskolen']);
  });

  it('add their weeks up by date, and hide few new cases', () => {
    const week = (monday: string, newCases: number, absentDays: number) => ({
      ...{ monday, week: Temporal.PlainDate.from(monday).weekOfYear ?? 0, newCases, absentDays },
      ...{ reported: 3, classDays: 4, worrying: newCases + 4 },
    });
    const [first, second] = [
      [week('2026-11-16', 1, 40.5), week('2026-11-23', 4, 1)],
      [week('2026-11-09', 0, 0), week('2026-11-16', 3, 30), week('2026-11-23', 1, 2)],
    ];
    const view = municipalityStatusView(
      anOverview([aTally({ weeks: first }), aTally({ school: 'Havnskolen', weeks: second })]),
    );
    assert.deepEqual(view.weeks, [
      { week: 46, absentDays: 0, reported: 75, newCases: 0, worrying: 'small' },
      { week: 47, absentDays: 70.5, reported: 75, newCases: 'small', worrying: 12 },
      { week: 48, absentDays: 'small', reported: 75, newCases: 5, worrying: 13 },
    ]);
  });

  it('leave out how many pupils are worrying where that would give a hidden total away', () => {
    const week = {
      ...{ monday: '2026-11-23', week: 48, absentDays: 40, reported: 3, classDays: 4, newCases: 0 },
      worrying: 9,
    };
    const shown = (columns: Record<string, number>) =>
      municipalityStatusView(anOverview([aTally({ weeks: [week], columns })])).weeks[0]?.worrying;
    assert.equal(shown({ overdue: 9 }), 9);
    assert.equal(shown({ overdue: 6, without_plan: 3 }), 'hidden');
  });

  it('do not know how many were worrying in counts that are older than the question', () => {
    const { worrying: _, ...older } = {
      ...{ monday: '2026-11-23', week: 48, absentDays: 40, reported: 3, classDays: 4, newCases: 0 },
      worrying: 9,
    };
    const view = municipalityStatusView(anOverview([aTally({ weeks: [older] })]));
    assert.equal(view.weeks[0]?.worrying, undefined);
  });

  it('hide small groups in every column and in every part of the whole', () => {
    const count = fc.nat(12);
    const tally = fc
      .record({ columns: fc.array(count, { minLength: 12, maxLength: 12 }), level: count })
      .map(({ columns, level }) =>
        aTally({
          columns: Object.fromEntries(
            [...needs, ...yearColumns].map((name, at) => [name, columns[at] ?? 0]),
          ),
          levels: { worrying: level, attention: 7 },
          states: { open: level, proposed: 3 },
          toContact: [1, 2],
        }),
      );
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 5 }), (schools) => {
        const status = municipalityStatusView(anOverview(schools), 0);
        const year = yearReportView(anOverview(schools), 0);
        const shown = [
          ...[...status.schools, ...year.schools].flatMap(({ cells }) => cells),
          ...status.totals,
          ...year.totals,
          ...[status.byLevel, status.byState, status.closed].flatMap((parts) =>
            (parts ?? []).map(({ count: one }) => one),
          ),
        ];
        const small = (one: unknown) => typeof one === 'number' && one > 0 && one < 5;
        assert.ok(!shown.some(small));
        const told = status.totals.every((total) => typeof total === 'number');
        assert.equal(status.byLevel !== undefined, told, 'levels would tell a hidden total');
        assert.equal(status.toContact !== undefined, schools.length * 2 >= 5);
      }),
    );
  });
});
