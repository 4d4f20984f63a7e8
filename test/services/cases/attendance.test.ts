import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mark } from '../../../services/absence/mark.ts';
import {
  type Attended,
  absenceByWeek,
  attendanceOn,
  readyToClose,
  schoolDaysBefore,
} from '../../../services/cases/attendance.ts';
import { beforeAndAfter } from '../../../services/cases/progress.ts';
import { aCalendar, aCalendarWithExams } from '../../builders/calendar.ts';
import { aalborg, daysAway } from '../../builders/caseWorld.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const calendar = aCalendar();
const first = day('2026-07-20');
const everyDay = new Set(calendar.days.map(String));
const none = { absentDays: 0, schoolDays: 0 };

const aMark: fc.Arbitrary<Mark> = fc.record({
  date: fc.integer({ min: 0, max: 380 }).map((days) => first.add({ days }).toString()),
  category: fc.constantFrom('illness', 'unlawful', 'late'),
  fraction: fc.constantFrom(0, 0.5, 1),
});
const aDay = fc.integer({ min: 0, max: 380 }).map((days) => first.add({ days }));

/** Counts date by date, as somebody with a calendar on the wall would. */
function counted(marks: readonly Mark[], from: Temporal.PlainDate, to: Temporal.PlainDate) {
  let absentDays = 0;
  let schoolDays = 0;
  for (let date = from; Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
    if (!calendar.isSchoolDay(date)) continue;
    schoolDays += 1;
    const sum = marks
      .filter((mark) => mark.date === date.toString())
      .reduce((total, { fraction }) => total + fraction, 0);
    absentDays += Math.min(1, sum);
  }
  return { absentDays, schoolDays };
}

describe('attendance', () => {
  it('before and after a day is what somebody counts date by date, holidays and school years included', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 60 }), aDay, aDay, (marks, one, other) => {
        const [since, today] =
          Temporal.PlainDate.compare(one, other) < 0 ? [one, other] : [other, one];
        const attended = { marks, calendar, today, reported: everyDay };
        const { before, after } = beforeAndAfter(since.toString(), attended);
        const newest = calendar.between(since, today).slice(-20)[0];
        const of = ({ schoolDays, ...rest }: ReturnType<typeof counted>) => ({
          ...{ ...rest, schoolDays },
          ofSchoolDays: schoolDays,
        });
        assert.deepEqual(after, of(newest ? counted(marks, newest, today) : none));
        const start = schoolDaysBefore(calendar, since, 20)[0];
        const until = since.subtract({ days: 1 });
        assert.deepEqual(before, of(start ? counted(marks, day(start), until) : none));
      }),
      { numRuns: 150 },
    );
  });

  it('week by week adds up to all absence of those weeks, each week once', () => {
    fc.assert(
      fc.property(fc.array(aMark, { maxLength: 60 }), aDay, (marks, today) => {
        const weeks = absenceByWeek(marks, calendar, today, 10);
        assert.ok(weeks.length <= 10);
        assert.equal(new Set(weeks.map(({ monday }) => monday)).size, weeks.length);
        assert.ok(weeks.every(({ attendance }) => attendance.schoolDays > 0));
        const [oldest] = weeks;
        if (!oldest) return;
        const all = counted(marks, day(oldest.monday), today);
        const sum = (pick: (one: (typeof weeks)[number]) => number) =>
          weeks.reduce((total, one) => total + pick(one), 0);
        assert.equal(
          sum((one) => one.attendance.absentDays),
          all.absentDays,
        );
        assert.equal(
          sum((one) => one.attendance.schoolDays),
          all.schoolDays,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('counts two halves of a day as one, and no day twice', () => {
    const marks: Mark[] = [
      { date: '2026-11-24', category: 'illness', fraction: 0.5 },
      { date: '2026-11-24', category: 'unlawful', fraction: 1 },
      { date: '2026-11-25', category: 'late', fraction: 0 },
      { date: '2026-11-26', category: 'unlawful', fraction: 0.5 },
    ];
    assert.deepEqual(attendanceOn(marks, ['2026-11-24', '2026-11-25', '2026-11-26']), {
      absentDays: 1.5,
      schoolDays: 3,
    });
  });

  it('names the weeks as people do, and leaves the Christmas holidays out', () => {
    const weeks = absenceByWeek([], calendar, day('2027-01-06'), 3);
    assert.deepEqual(
      weeks.map(({ week }) => week),
      [50, 51, 1],
    );
  });
});

describe('readyToClose', () => {
  const subject = { level: 'worrying', duties: [], why: 'rules' } as const;
  const of = (marks: readonly Mark[], today: string, known: Partial<Attended> = {}): Attended => ({
    ...{ marks, calendar, reported: everyDay },
    today: day(today),
    ...known,
  });
  const ready = (marks: readonly Mark[], today = '2026-11-25', known: Partial<Attended> = {}) =>
    readyToClose({ ...subject, duties: [] }, aalborg, of(marks, today, known));

  it('wants as little absence over as many school days as the playbook says', () => {
    assert.equal(ready(daysAway('2026-11-02', '2026-11-09')), true);
    assert.equal(ready(daysAway('2026-11-02', '2026-11-09', '2026-11-10')), false);
    assert.equal(ready(daysAway('2026-10-01', '2026-10-02', '2026-10-05')), true, 'long ago');
  });

  it('is not content with the first days of a school year', () => {
    assert.equal(ready([], '2026-08-20'), false);
    assert.equal(ready([], '2026-09-04'), true);
  });

  it('does not take a ninth grader’s exams for attendance', () => {
    const withExams = aCalendarWithExams();
    const reported = new Set(withExams.days.map(String));
    const may = daysAway('2027-05-10', '2027-05-11', '2027-05-12');
    const asked = (grade: number) =>
      ready(may, '2027-06-18', { calendar: withExams.forGrade(grade), reported });
    assert.equal(asked(8), true, 'five weeks have gone well');
    assert.equal(asked(9), false, 'the last lessons are the last that is known');
  });

  it('looks at the mildest level where what called for the case is met no more', () => {
    const gone = { level: undefined, duties: [], why: 'rules' } as const;
    const none = of([], '2026-11-25');
    assert.equal(readyToClose({ ...gone, duties: [] }, aalborg, none), true);
    const silent = { ...aalborg, levels: {}, duties: {} };
    assert.equal(readyToClose({ ...gone, duties: [] }, silent, none), false);
  });

  it('takes no silence for attendance', () => {
    const days = [...everyDay].filter((one) => one <= '2026-11-25').slice(-20);
    assert.equal(ready([], '2026-11-25', { reported: new Set(days.slice(0, 9)) }), false);
    assert.equal(ready([], '2026-11-25', { reported: new Set(days.slice(0, 10)) }), true);
  });
});
