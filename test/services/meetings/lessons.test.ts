import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataFileError } from '../../../services/errors/errors.ts';
import {
  type Lessons,
  lessonsOf,
  readLessons,
  withLessons,
} from '../../../services/meetings/lessons.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';

const calendar = aCalendar();
const lessons: Lessons = {
  periods: [
    { from: '08:00', to: '08:45' },
    { from: '08:45', to: '09:30' },
  ],
  schools: { havn: [{ from: '09:00', to: '10:00' }] },
  teaching: { mette: { wed: [1, 2], fri: [2] } },
};
const week = {
  from: Temporal.PlainDate.from('2026-11-23'),
  to: Temporal.PlainDate.from('2026-11-27'),
};
const starts = (school: string, staffId: string) =>
  lessonsOf(lessons, { school, staffId }, calendar, week).map(({ start }) =>
    start.toZonedDateTimeISO(calendar.timeZone).toPlainDateTime().toString({
      smallestUnit: 'minute',
    }),
  );

describe('lessons', () => {
  const folder = temporaryFolder();

  it('are busy time on the weekdays on which somebody teaches', () => {
    assert.deepEqual(starts('linde', 'mette'), [
      '2026-11-25T08:00',
      '2026-11-25T08:45',
      '2026-11-27T08:45',
    ]);
    assert.deepEqual(starts('linde', 'nobody'), []);
  });

  it('follow a school’s own periods, and leave out what its day does not have', () => {
    assert.deepEqual(starts('havn', 'mette'), ['2026-11-25T09:00']);
  });

  it('stand beside free/busy, and make no calendar known that could not be read', () => {
    const busy = lessonsOf(lessons, { school: 'linde', staffId: 'mette' }, calendar, week);
    const [known, unknown] = withLessons(
      [
        { email: 'a', known: true, busy: [] },
        { email: 'b', known: false, reason: 'no_answer' },
      ],
      () => busy,
    );
    assert.equal(known?.known && known.busy.length, 3);
    assert.equal(unknown?.known, false);
  });

  it('are read with a timetable as CSV, and refuse a period that the day has not, by its line', async () => {
    const file = join(folder(), 'lessons.json');
    const { periods } = lessons;
    const title = { da: 'Tider', en: 'Times' };
    await writeFile(
      file,
      JSON.stringify({ id: 'x', title, periods, teachingFile: 'teaching.csv' }),
    );
    const csv = join(folder(), 'teaching.csv');
    await writeFile(csv, 'teacher,weekday,period\nmette,wed,1\nmette,wed,2\n');
    assert.deepEqual((await readLessons(file)).teaching, { mette: { wed: [1, 2] } });
    await writeFile(csv, 'teacher,weekday,period\nmette,wed,1\nmette,wed,9\n');
    await assert.rejects(readLessons(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, /teaching\.csv.*3.*1 to 2/s);
      return true;
    });
  });

  it('refuse a period that the day has not also in the file itself, by its place', async () => {
    const file = join(folder(), 'lessons.json');
    const title = { da: 'Tider', en: 'Times' };
    const write = (period: number) =>
      writeFile(
        file,
        JSON.stringify({
          ...{ id: 'x', title, periods: lessons.periods },
          schools: { havn: [...lessons.periods, { from: '10:00', to: '10:45' }] },
          teaching: { mette: { wed: [1, period] } },
        }),
      );
    await write(3);
    assert.deepEqual((await readLessons(file)).teaching, { mette: { wed: [1, 3] } });
    await write(4);
    await assert.rejects(readLessons(file), (error) => {
      assert.ok(error instanceof DataFileError);
      assert.match(error.message, /lessons\.json.*teaching\.mette\.wed\.1: .*1 to 3/s);
      return true;
    });
  });
});
