import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { DataFileError } from '../errors/errors.ts';
import { readJsonFile } from '../files/readJsonFile.ts';
import { readCsvFile } from '../roster/readCsvFile.ts';
import type { Availability, Busy } from './calendars.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 08:15');

/** A period of the school day; local wall time. */
const period = z
  .strictObject({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, 'expected an end after the beginning');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const weekday = z.enum(weekdays);
const number = z.int().min(1).max(20);

/** When a school day's lessons are, and who teaches when: periods by their number, from 1. */
export const lessonsFile = z
  .strictObject({
    $schema: z.string().optional(),
    id: z.string().min(1),
    title: z.strictObject({ da: z.string().min(1), en: z.string().min(1) }),
    note: z.string().optional(),
    /** Of all schools that have none of their own. */
    periods: z.array(period).min(1),
    /** By the school's `sourcedId`. */
    schools: z.record(z.string(), z.array(period).min(1)).default({}),
    /** By the member of staff's `sourcedId`. */
    teaching: z.record(z.string(), z.partialRecord(weekday, z.array(number))).default({}),
    /** A CSV file beside this one with the columns `teacher,weekday,period`, instead of `teaching`. */
    teachingFile: z.string().min(1).optional(),
  })
  .superRefine((file, context) => {
    const most = longestDay(file);
    for (const [teacher, days] of Object.entries(file.teaching)) {
      for (const [day, taught = []] of Object.entries(days)) {
        taught.forEach((one, index) => {
          if (one <= most) return;
          const path = ['teaching', teacher, day, index];
          context.addIssue({ code: 'custom', path, message: noSuchPeriod(most) });
        });
      }
    }
  });

type LessonsFile = z.output<typeof lessonsFile>;
export type Lessons = Pick<LessonsFile, 'periods' | 'schools' | 'teaching'>;

const teachingRow = z.object({
  teacher: z.string().min(1),
  weekday,
  period: z.coerce.number().pipe(number),
});

/**
 * Reads a municipality's lessons.
 * @throws DataFileError naming file, line and what was expected, also of a period that the school day has not
 */
export async function readLessons(file: string): Promise<Lessons> {
  const { periods, schools, teaching, teachingFile } = await readJsonFile(file, lessonsFile);
  const most = longestDay({ periods, schools });
  const rows =
    teachingFile === undefined
      ? []
      : await readCsvFile(join(dirname(file), teachingFile), teachingRow);
  for (const row of rows) {
    if (row.period <= most) continue;
    const expected = `period: ${noSuchPeriod(most)}`;
    throw new DataFileError(teachingFile ?? file, expected, { line: row.line, column: 1 });
  }
  return { periods, schools, teaching: withRows(teaching, rows) };
}

/** How many periods the longest school day has. */
function longestDay({ periods, schools }: Pick<Lessons, 'periods' | 'schools'>): number {
  return Math.max(periods.length, ...Object.values(schools).map(({ length }) => length));
}

function noSuchPeriod(most: number): string {
  return `expected a period of the school day, 1 to ${most}`;
}

function withRows(
  teaching: Lessons['teaching'],
  rows: readonly z.output<typeof teachingRow>[],
): Lessons['teaching'] {
  const all: Record<string, Partial<Record<(typeof weekdays)[number], number[]>>> = {};
  for (const [teacher, days] of Object.entries(teaching)) all[teacher] = { ...days };
  for (const { teacher, weekday: day, period: one } of rows) {
    const own = all[teacher] ?? {};
    all[teacher] = { ...own, [day]: [...(own[day] ?? []), one] };
  }
  return all;
}

/**
 * The lessons of a member of staff as busy time, on the school days from one to another. O(days × lessons).
 * @param from with `to`: the first and last day
 */
export function lessonsOf(
  { periods, schools, teaching }: Lessons,
  { school, staffId }: { school: string; staffId: string },
  calendar: Pick<SchoolCalendar, 'between' | 'timeZone'>,
  { from, to }: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): readonly Busy[] {
  const own = teaching[staffId];
  if (!own) return [];
  const times = schools[school] ?? periods;
  return calendar.between(from, to).flatMap((day) => {
    const name = weekdays[day.dayOfWeek - 1];
    return (name === undefined ? [] : (own[name] ?? [])).flatMap((one): Busy[] => {
      const time = times[one - 1];
      if (!time) return [];
      const at = (text: string) =>
        day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: text }).toInstant();
      return [{ start: at(time.from), end: at(time.to), kind: 'busy' }];
    });
  });
}

/** Free/busy with lessons beside it; a calendar that could not be read stays unknown. */
export function withLessons(
  availability: readonly Availability[],
  lessons: (email: string) => readonly Busy[],
): readonly Availability[] {
  return availability.map((one) =>
    one.known ? { ...one, busy: [...one.busy, ...lessons(one.email)] } : one,
  );
}
