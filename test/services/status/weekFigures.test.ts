import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysAbsent } from '../../../services/absence/daysAbsent.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import {
  silentClasses,
  type WeekInput,
  weekFigures,
} from '../../../services/status/weekFigures.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aCase } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';
import { anyAbsence } from './randomAbsence.ts';

const roster = aRoster();
const today = Temporal.PlainDate.from('2026-11-25');

const input = (difference: Partial<WeekInput> = {}): WeekInput => ({
  roster,
  calendar: aCalendar(),
  absences: [],
  classReports: [],
  registerDays: [],
  cases: [],
  ...difference,
});
const said = (
  pupilId: string,
  difference: Parameters<typeof aStatement>[0] = {},
): PupilAbsence => ({
  pupilId,
  statements: [aStatement(difference)],
});
const lastOf = (difference: Partial<WeekInput>) => weekFigures(input(difference), today).at(-1);
const classId = (code: string) => roster.classByCode(code)?.id ?? '';

describe('the weeks of a school', () => {
  it('are the last five with school, the holidays left out, this one so far', () => {
    const weeks = weekFigures(input(), today);
    assert.deepEqual(
      weeks.map(({ monday }) => monday),
      ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'],
    );
    const classes = roster.classes.filter(({ id }) => roster.pupilsOf(id).length > 0).length;
    assert.equal(weeks.at(-1)?.classDays, classes * 3, 'Monday to Wednesday');
    const after = weekFigures(input(), Temporal.PlainDate.from('2026-10-20'));
    assert.equal(after.at(-1)?.monday, '2026-10-19');
    assert.ok(!after.some(({ monday }) => monday === '2026-10-12'), 'the autumn holiday');
  });

  it('count days of absence, a late arrival for none', () => {
    const dates = ['2026-11-20', '2026-11-23', '2026-11-24'];
    const absences = [
      said('p-loke', { dates }),
      said('p-sofie', { category: 'late', extent: 'late' }),
      said('p-gone', { dates }),
    ];
    assert.equal(lastOf({ absences })?.absentDays, 2);
  });

  it('count as many days as a plain look at every pupil finds', () => {
    const ids = roster.pupils.map(({ id }) => id);
    fc.assert(
      fc.property(fc.tuple(...ids.map((id) => anyAbsence(id))), (absences) => {
        const plain = absences.map((one) => {
          const marks = marksOf(one, roster.pupil(one.pupilId)?.grade ?? 0);
          return daysAbsent(
            marks.filter(({ date }) => date >= '2026-11-16' && date <= '2026-11-20'),
          );
        });
        assert.equal(
          weekFigures(input({ absences }), today).at(-2)?.absentDays,
          plain.reduce((sum, days) => sum + days, 0),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('count a class as heard of by a note that very day, or by its being all there', () => {
    const [day, ahead] = ['2026-11-25', '2026-11-24T08:00:00+01:00'];
    assert.equal(lastOf({ absences: [said('p-loke')] })?.reported, 1);
    assert.equal(lastOf({ absences: [said('p-loke'), said('p-sofie')] })?.reported, 1);
    assert.equal(lastOf({ absences: [said('p-loke', { at: ahead })] })?.reported, 0, 'noted ahead');
    const undone = said('p-loke', { undoneAt: '2026-11-25T09:00:00+01:00' });
    assert.equal(lastOf({ absences: [undone] })?.reported, 0);
    const classReports = ['7b', '5a'].map((code) => ({
      ...{ classId: classId(code), date: day, by: 's-teacher', at: '2026-11-25T08:00:00+01:00' },
    }));
    assert.equal(lastOf({ classReports })?.reported, 2);
  });

  it('count the cases opened in them', () => {
    const cases = [
      aCase({ id: 'a', openedOn: '2026-11-23' }),
      aCase({ id: 'b', openedOn: '2026-11-22' }),
    ];
    assert.equal(lastOf({ cases })?.newCases, 1);
  });

  it('count the pupils whose case was at a worrying level in them, each once, attention not', () => {
    const at = (date: string) => ({ by: 'system', at: `${date}T09:00:00+01:00` });
    const level = (date: string, found?: string): CaseEvent => ({
      ...{ do: 'assess', ...at(date), duties: [] },
      ...(found === undefined ? {} : { level: found }),
    });
    const cases = [
      aCase({ id: 'a', pupilId: 'p-loke', log: [level('2026-11-03', 'worrying')] }),
      aCase({ id: 'b', pupilId: 'p-loke', log: [level('2026-11-04', 'dropout_risk')] }),
      aCase({
        ...{ id: 'c', pupilId: 'p-sofie', closedOn: '2026-11-12' },
        log: [
          level('2026-10-02', 'worrying'),
          { do: 'close', ...at('2026-11-12'), outcome: 'back_in_school' },
        ],
      }),
      aCase({
        ...{ id: 'd', pupilId: 'p-emma' },
        log: [
          level('2026-11-10', 'worrying'),
          level('2026-11-18'),
          level('2026-11-24', 'attention'),
        ],
      }),
    ];
    assert.deepEqual(
      weekFigures(input({ cases }), today).map(({ worrying }) => worrying),
      [1, 2, 3, 2, 1],
    );
  });

  it('read no log of a case that had ended before them', () => {
    const ended = aCase({ id: 'a', closedOn: '2026-10-25' });
    const unread = Object.defineProperty(ended, 'log', {
      get: () => assert.fail('a log that grows with the year'),
    });
    assert.equal(lastOf({ cases: [unread] })?.worrying, 0);
  });
});

describe('the silent classes', () => {
  it('are those with pupils and school that day of which nothing was heard', () => {
    const codes = (difference: Partial<WeekInput>, on = today) =>
      silentClasses(input(difference), on).map(({ code }) => code);
    assert.ok(codes({}).includes('7b'));
    assert.ok(!codes({ absences: [said('p-loke')] }).includes('7b'));
    const registerDays = [{ date: today.toString(), classIds: [classId('7b')] }];
    assert.ok(!codes({ registerDays }).includes('7b'), 'the register told of it');
    assert.deepEqual(codes({}, Temporal.PlainDate.from('2026-11-28')), [], 'a Saturday');
  });
});
