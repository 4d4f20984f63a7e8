import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ClassReport } from '../../../services/absence/classReport.ts';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { statusView } from '../../../services/status/statusView.ts';
import { statusTally, yearTally } from '../../../services/status/tally.ts';
import { needs } from '../../../services/status/views.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase } from '../../builders/cases.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { anyAbsence } from './randomAbsence.ts';
import { anyCase } from './randomCase.ts';

const roster = aRoster();
const calendar = aCalendar();
const today = Temporal.PlainDate.from('2026-11-25');
const contact = new Set<string>();
const plans = new Set(['step-0']);
const classReports: readonly ClassReport[] = [];

const columnsOf = (cases: readonly CaseRecord[], year = 2026) =>
  yearTally(
    { roster, calendar, cases, plans, absences: [], classReports, registerDays: [] },
    year,
    today,
  ).columns;

const coverage = { leastPercent: 80, unusedSchoolDays: 5 };

const withLog = (one: CaseRecord, ...events: CaseEvent[]): CaseRecord => ({
  ...one,
  log: [...one.log.map((event) => ({ ...event, at: '2026-01-01T08:00:00+01:00' })), ...events],
});
const assessed = (date: string, level?: string): CaseEvent => ({
  do: 'assess',
  by: 'system',
  at: `${date}T08:00:00+01:00`,
  duties: [],
  ...(level === undefined ? {} : { level }),
});
const closed = (date: string): CaseEvent => ({
  do: 'close',
  by: 's-leader',
  at: `${date}T08:00:00+01:00`,
  outcome: 'back_in_school',
});

describe('the count of a school’s year', () => {
  it('has each pupil once whose case stood at a worrying level in it, attention not', () => {
    const worrying = [
      withLog(aCase({ id: 'a' }), assessed('2026-09-01', 'worrying')),
      withLog(aCase({ id: 'b' }), assessed('2026-10-01', 'dropout_risk')),
      withLog(aCase({ id: 'c', pupilId: 'p-sofie' }), assessed('2026-09-01', 'attention')),
      withLog(aCase({ id: 'd', pupilId: 'p-gone' }), assessed('2027-07-31', 'worrying')),
      withLog(aCase({ id: 'e', pupilId: 'p-other' }), assessed('2027-08-01', 'worrying')),
    ];
    assert.equal(columnsOf(worrying).worrying, 2, 'one pupil twice, one who left since');
  });

  it('has those who came into the year at the level, not those whose case was over', () => {
    const before = assessed('2026-05-01', 'worrying');
    const came = withLog(aCase({ id: 'a' }), before);
    const over = withLog(aCase({ id: 'b', pupilId: 'p-sofie' }), before, closed('2026-06-01'));
    const lower = withLog(
      aCase({ id: 'c', pupilId: 'p-other' }),
      before,
      assessed('2026-06-01', 'attention'),
    );
    assert.equal(columnsOf([came, over, lower]).worrying, 1);
    assert.equal(columnsOf([came, over, lower], 2025).worrying, 3);
  });

  it('has the arrangements that held for a day of it, also where the case ended with them', () => {
    const arranged = (id: string, from: string, to?: string, closedOn?: string) =>
      aCase({
        id,
        pupilId: id,
        arrangements: [{ kind: 'one_to_one', from, ...(to === undefined ? {} : { to }) }],
        ...(closedOn === undefined ? {} : { closedOn, state: 'closed' as const }),
      });
    const cases = [
      arranged('a', '2026-10-01'),
      arranged('b', '2026-01-01', '2026-08-01'),
      arranged('c', '2026-01-01', '2026-07-31'),
      arranged('d', '2027-08-01'),
      arranged('e', '2026-01-01', undefined, '2026-06-01'),
    ];
    assert.equal(columnsOf(cases).one_to_one, 2);
    assert.equal(columnsOf(cases).sick_teaching, 0);
  });

  it('has how cases ended in it', () => {
    const cases = [
      withLog(aCase({ id: 'a' }), closed('2026-09-01')),
      withLog(aCase({ id: 'b' }), closed('2026-07-31')),
    ];
    assert.equal(columnsOf(cases).back_in_school, 1);
  });
});

describe('the count of a school’s open cases', () => {
  it('is the same cases as its status, each by what it needs most', () => {
    fc.assert(
      fc.property(fc.array(anyCase(), { maxLength: 30 }), anyAbsence(), (some, absence) => {
        const cases = some.map((one, at) => ({ ...one, id: `LI-${at}` }));
        const absences = [absence];
        const stored = { classReports, registerDays: [], absences, cases };
        const input = { roster, calendar, contact, plans, coverage, ...stored };
        const tally = statusTally(input, today);
        const view = statusView({
          scope: 'school',
          actor: anActor('s-leader', roster),
          today,
          ...input,
          meetingOf: () => undefined,
          perPage: 100,
        });
        const inNeeds = needs.reduce((sum, need) => sum + (tally.columns[need] ?? 0), 0);
        assert.equal(inNeeds, view.cases.length);
        assert.equal(tally.columns.without_plan ?? 0, view.withoutPlan);
        assert.deepEqual(
          Object.entries(tally.levels).sort(),
          view.byLevel.map(({ level, count }) => [level, count]).sort(),
        );
        assert.deepEqual(
          view.closed.map(({ outcome, count }) => tally.columns[outcome] === count),
          view.closed.map(() => true),
        );
        assert.equal(tally.toContact.length, view.toContact?.cases ?? 0);
      }),
      { numRuns: 60 },
    );
  });
});
