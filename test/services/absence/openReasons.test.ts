import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openReasons } from '../../../services/absence/openReasons.ts';
import type { PupilAbsence, Statement } from '../../../services/absence/pupilAbsence.ts';
import { askedLevels, type ReasonUnknown } from '../../../services/absence/reasonUnknown.ts';
import { aCalendar } from '../../builders/calendar.ts';

const calendar = aCalendar();
const when = { askAfterSchoolDays: 1, leaderAfterSchoolDays: 2 };
const monday = Temporal.PlainDate.from('2026-11-16');
const schoolDays = calendar.between(monday, Temporal.PlainDate.from('2026-12-11')).map(String);

function said(category: Statement['category'], dates: readonly string[], index = 0): Statement {
  return {
    ...{ id: `s${index}`, reportId: 'r', by: 's-teacher', at: '2026-11-16T08:00:00+01:00' },
    ...{ intent: 'correct', dates: [...dates], category, extent: 'day' },
  };
}

function anAbsence(statements: Statement[], unknown: ReasonUnknown[] = []): PupilAbsence {
  return { pupilId: 'p-loke', statements, reasonUnknown: unknown };
}

const asked = (absence: PupilAbsence, level: 'class' | 'leader', today: string) =>
  openReasons(absence, level, { calendar, today: Temporal.PlainDate.from(today), when });
const datesOf = (absence: PupilAbsence, level: 'class' | 'leader', today: string) =>
  asked(absence, level, today).map(({ dates }) => dates);

describe('the reason for an absence that nobody has told', () => {
  const onMonday = anAbsence([said('unexplained', ['2026-11-16'])]);

  it('is asked of the class the next school morning, and of the leader two school days later', () => {
    assert.deepEqual(datesOf(onMonday, 'class', '2026-11-16'), []);
    assert.deepEqual(datesOf(onMonday, 'class', '2026-11-17'), [['2026-11-16']]);
    assert.deepEqual(datesOf(onMonday, 'leader', '2026-11-18'), []);
    assert.deepEqual(datesOf(onMonday, 'leader', '2026-11-19'), [['2026-11-16']]);
  });

  it('is asked on Monday for a Friday', () => {
    const friday = anAbsence([said('unexplained', ['2026-11-20'])]);
    assert.deepEqual(datesOf(friday, 'class', '2026-11-22'), []);
    assert.deepEqual(datesOf(friday, 'class', '2026-11-23'), [['2026-11-20']]);
  });

  it('is asked for a run of days at once: fifteen days are one question', () => {
    const fifteen = schoolDays.slice(0, 15);
    const absence = anAbsence([said('unexplained', fifteen)]);
    const today = schoolDays[15] ?? '';
    assert.deepEqual(datesOf(absence, 'class', today), [fifteen]);
    assert.equal(asked(absence, 'class', today)[0]?.overdue, true);
  });

  it('is answered by any later word about the day', () => {
    for (const category of ['illness', 'leave', 'unlawful', undefined] as const) {
      const absence = anAbsence([...onMonday.statements, said(category, ['2026-11-16'], 1)]);
      for (const level of askedLevels) assert.deepEqual(datesOf(absence, level, '2026-11-20'), []);
    }
  });

  it('stays open when it is not known, goes to the leader at once, and comes back', () => {
    const unknown: ReasonUnknown = {
      ...{ by: 's-teacher', at: '2026-11-17T08:00:00+01:00', as: 'class', dates: ['2026-11-16'] },
    };
    const absence = anAbsence(onMonday.statements, [unknown]);
    assert.deepEqual(datesOf(absence, 'class', '2026-11-18'), []);
    assert.deepEqual(datesOf(absence, 'leader', '2026-11-18'), [['2026-11-16']]);
    assert.deepEqual(datesOf(absence, 'class', '2026-11-19'), [['2026-11-16']]);
  });

  const life = fc.record({
    notes: fc.array(
      fc.record({
        category: fc.constantFrom('unexplained', 'unexplained', 'illness', 'unlawful', undefined),
        dates: fc.subarray(schoolDays, { minLength: 1 }),
      }),
      { maxLength: 6 },
    ),
    unknown: fc.array(
      fc.record({
        as: fc.constantFrom(...askedLevels),
        on: fc.constantFrom(...schoolDays),
        dates: fc.subarray(schoolDays, { minLength: 1 }),
      }),
      { maxLength: 5 },
    ),
    today: fc.constantFrom(...schoolDays),
  });

  it('is lost by nobody, whatever is said: it is on a list, or was put off for two school days at most', () => {
    fc.assert(
      fc.property(life, ({ notes, unknown, today }) => {
        const absence = anAbsence(
          notes.map(({ category, dates }, index) => said(category, dates, index)),
          unknown
            .toSorted((a, b) => (a.on < b.on ? -1 : 1))
            .filter(({ on }) => on <= today)
            .map(({ as, on, dates }) => ({ by: 's', at: `${on}T09:00:00+01:00`, as, dates })),
        );
        const now = schoolDays.indexOf(today);
        for (const day of schoolDays.slice(0, now)) {
          const last = notes.findLast(({ dates }) => dates.includes(day));
          const on = askedLevels.filter((level) =>
            asked(absence, level, today).some(({ dates }) => dates.includes(day)),
          );
          if (last?.category !== 'unexplained') {
            assert.deepEqual(on, []);
            continue;
          }
          const putOff = unknown.some(
            (one) =>
              one.dates.includes(day) && one.on <= today && now - schoolDays.indexOf(one.on) < 2,
          );
          assert.ok(on.length > 0 || putOff, day);
        }
      }),
    );
  });

  it('is asked once a list: no day stands in two runs, and asking again says the same', () => {
    fc.assert(
      fc.property(life, ({ notes, today }) => {
        const absence = anAbsence(notes.map((one, index) => said(one.category, one.dates, index)));
        for (const level of askedLevels) {
          const runs = asked(absence, level, today);
          const dates = runs.flatMap((run) => run.dates);
          assert.equal(new Set(dates).size, dates.length);
          assert.deepEqual(asked(absence, level, today), runs);
        }
      }),
    );
  });
});
