import assert from 'node:assert/strict';
import { attendedInRow } from '../../../services/absence/attendedInRow.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { reportedDays } from '../../../services/absence/reportedDays.ts';
import { digestKeys, digestView } from '../../../services/cases/digest.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import { praising } from '../../../services/cases/praise.ts';
import { aCase, aSetting } from '../../builders/cases.ts';
import { anActor } from '../../builders/people.ts';

const days = ['16', '17', '18', '19', '20', '23', '24'].map((day) => `2026-11-${day}`);
const today = '2026-11-25';
const noted = (
  date: string,
  difference: Partial<PupilAbsence['statements'][number]> = {},
): PupilAbsence => ({
  pupilId: 'p-loke',
  statements: [
    {
      ...{ id: date, reportId: date, by: 's-teacher', at: `${date}T08:00:00+01:00` },
      ...{ intent: 'note', dates: [date], category: 'illness', extent: 'day', ...difference },
    },
  ],
});
const always = () => true;

describe('how many school days in a row a pupil has come', () => {
  it('counts back to the last absence, and takes coming late for coming', () => {
    const inRow = (absence: PupilAbsence) => attendedInRow(absence, { days, today }, always);
    assert.deepEqual(inRow(noted('2026-11-18')), { days: 4, absentUntil: '2026-11-18' });
    assert.deepEqual(inRow(noted('2026-10-01')), { days: 7, absentUntil: '2026-10-01' });
    assert.equal(inRow(noted('2026-11-18', { category: 'late', extent: 'late' })), undefined);
    assert.equal(inRow(noted('2026-11-18', { undoneAt: `${today}T08:00:00+01:00` })), undefined);
  });

  it('is none on a day that the pupil is away', () => {
    assert.equal(attendedInRow(noted(today), { days, today }, always)?.days, 0);
  });

  it('goes no further back than the class was reported', () => {
    const reported = new Set(['2026-11-20', '2026-11-23', '2026-11-24']);
    const isReported = (date: string) => reported.has(date);
    assert.equal(attendedInRow(noted('2026-11-16'), { days, today }, isReported)?.days, 3);
  });

  it('takes as a report that all were there, or a note of that day, but none that was made ahead', () => {
    const ahead = noted('2026-11-23', { at: '2026-11-20T08:00:00+01:00' });
    const after = noted('2026-11-19', { at: '2026-11-20T08:00:00+01:00' });
    assert.deepEqual(
      [...reportedDays([{ date: '2026-11-17' }], [ahead, after, noted('2026-11-18')])].sort(),
      ['2026-11-17', '2026-11-18', '2026-11-19'],
    );
  });
});

describe('praise', () => {
  const { playbook } = aSetting();
  const on = (date: string) => `${date}T07:30:00+01:00`;
  const told = (subject = aCase(), inRow = 10, date = today) =>
    praising(subject, { days: inRow, absentUntil: '2026-11-02' }, playbook, on(date));

  it('comes at each of the playbook’s numbers once, also when the day itself was missed', () => {
    assert.deepEqual(told(aCase(), 9), []);
    const [ten] = told(aCase(), 11);
    assert.equal(ten?.days, 10);
    assert.ok(ten);
    const praised = withEvents(aCase(), [ten]);
    assert.deepEqual(told(praised, 12), []);
    assert.equal(told(praised, 20)[0]?.days, 20);
  });

  it('comes again when the pupil was absent in between, and never where the playbook names none', () => {
    const praised = withEvents(aCase(), told(aCase(), 10, '2026-11-20'));
    const again = praising(
      praised,
      { days: 10, absentUntil: '2026-11-23' },
      playbook,
      on('2026-12-07'),
    );
    assert.equal(again[0]?.days, 10);
    const none = { praise: { afterSchoolDays: [] } };
    const row = { days: 30, absentUntil: '2026-09-01' };
    assert.deepEqual(praising(aCase(), row, none, on(today)), []);
  });

  it('is read that morning by class teacher and coordinator of the case, and makes the list new', () => {
    const subject = withEvents(aCase({ holder: 's-wellbeing', steps: [] }), told());
    const day = (date: string) => ({
      today: Temporal.PlainDate.from(date),
      away: new Set<string>(),
    });
    const read = (who: string, date = today) =>
      digestView(anActor(who), [subject], aSetting(), day(date)).praise;
    for (const who of ['s-teacher', 's-wellbeing'])
      assert.deepEqual(read(who), [
        { caseId: 'LI-2026-0001', pupil: 'Loke', classTitle: '7.b', days: 10 },
      ]);
    for (const who of ['s-second', 's-other', 's-leader', 's-ppr']) assert.deepEqual(read(who), []);
    assert.deepEqual(read('s-teacher', '2026-11-26'), []);
    assert.equal(digestKeys(anActor(), [subject], aSetting(), day(today)).length, 1);
    assert.deepEqual(digestKeys(anActor(), [subject], aSetting(), day('2026-11-26')), []);
  });
});
