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
    const view = municipalityStatusView(anOverview(many), 2);
    assert.deepEqual(
      view.schools.map(({ school }) => school),
      ['Skole 25', 'Skole 26', 'Skole 27', 'Skole 28', 'Skole 29', 'Skole 30'],
    );
    assert.deepEqual([view.page, view.more, view.totals[0]], [2, 0, 435]);
    const year = yearReportView({ ...anOverview(many), about: 'year' }, 0, 100);
    assert.deepEqual([year.schools.length, year.totals[0], year.unfinished], [30, 435, true]);
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
        const status = municipalityStatusView(anOverview(schools));
        const year = yearReportView(anOverview(schools));
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
