import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DataFileError } from '../errors/errors.ts';
import { pathFault } from '../files/pathFault.ts';
import { readTextFile } from '../files/readJsonFile.ts';
import { roleOfTitle } from './roleOfTitle.ts';
import {
  fullName,
  type Pupil,
  type Roster,
  roster,
  type SchoolClass,
  type StaffMember,
} from './roster.ts';
import { nameKey } from './tellApart.ts';

const id = z.string().min(1);
const org = z.object({
  sourcedId: id,
  name: z.string().min(1),
  type: z.string(),
  parentSourcedId: z.string().default(''),
});
const user = z.object({
  sourcedId: id,
  username: z.string(),
  familyName: z.string(),
  givenName: z.string().min(1),
  activeDirectoryMatchId: z.string().default(''),
  email: z.string().default(''),
  middleName: z.string().default(''),
  birthDate: z.string().default(''),
});
const role = z.object({
  userSourcedId: id,
  orgSourcedId: id,
  role: z.string().min(1),
  grade: z.string().default(''),
});
const schoolClass = z.object({
  sourcedId: id,
  orgSourcedId: id,
  title: z.string().min(1),
  code: z.string().default(''),
});
const enrollment = z.object({ classSourcedId: id, userSourcedId: id, role: z.string().min(1) });
const flag = z.object({ userSourcedId: id, flag: z.string() });

/** A row and the line it stands on, for errors. */
type Row<Schema extends z.ZodType> = z.output<Schema> & { line: number };

type Files = {
  orgs: Row<typeof org>[];
  users: Row<typeof user>[];
  roles: Row<typeof role>[];
  classes: Row<typeof schoolClass>[];
  enrollments: Row<typeof enrollment>[];
  flags: Row<typeof flag>[];
};

/**
 * Reads a folder of School Data Sync v2.1 files: one roster for each school in it. O(rows).
 * @throws DataFileError with file and line: a missing file or column, a broken row, an id that leads nowhere
 */
export async function readRosters(folder: string): Promise<readonly Roster[]> {
  const names = await namesIn(folder);
  const [orgs, users, roles, classes, enrollments, flags] = await Promise.all([
    readCsv(join(folder, 'orgs.csv'), org),
    readCsv(join(folder, 'users.csv'), user),
    readCsv(join(folder, 'roles.csv'), role),
    readCsv(join(folder, 'classes.csv'), schoolClass),
    readCsv(join(folder, 'enrollments.csv'), enrollment),
    names.includes('userFlags.csv') ? readCsv(join(folder, 'userFlags.csv'), flag) : [],
  ]);
  const files: Files = { orgs, users, roles, classes, enrollments, flags };
  eachOnce(join(folder, 'orgs.csv'), orgs);
  eachOnce(join(folder, 'users.csv'), users);
  eachOnce(join(folder, 'classes.csv'), classes);
  enrolledSomewhere(join(folder, 'enrollments.csv'), files);
  const schools = orgs.filter((one) => one.type === 'school');
  if (schools.length === 0) {
    throw new DataFileError(join(folder, 'orgs.csv'), 'expected a row of type school');
  }
  return schools.map((school) => rosterOf(school, files, folder));
}

/** @throws DataFileError where there is no such folder */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const what =
      code === 'ENOENT'
        ? 'no such folder'
        : code === 'ENOTDIR'
          ? 'is a file, not a folder'
          : (pathFault(cause, folder, 'read') ?? 'cannot be read');
    throw new DataFileError(folder, `${what}; expected the folder of School Data Sync files`);
  }
}

function eachOnce(file: string, rows: readonly { sourcedId: string; line: number }[]): void {
  const seen = new Set<string>();
  for (const { sourcedId, line } of rows) {
    if (seen.has(sourcedId)) {
      throw new DataFileError(file, `sourcedId ${sourcedId} stands twice`, { line, column: 1 });
    }
    seen.add(sourcedId);
  }
}

function enrolledSomewhere(file: string, { enrollments, classes }: Files): void {
  const known = new Set(classes.map(({ sourcedId }) => sourcedId));
  const lost = enrollments.find(({ classSourcedId }) => !known.has(classSourcedId));
  if (!lost) return;
  const expected = `classSourcedId ${lost.classSourcedId} has no row in classes.csv`;
  throw new DataFileError(file, expected, { line: lost.line, column: 1 });
}

function rosterOf(school: Files['orgs'][number], files: Files, folder: string): Roster {
  const classes = files.classes
    .filter((one) => one.orgSourcedId === school.sourcedId)
    .map((one): SchoolClass => {
      const code = classCode(one.code || one.title);
      return { id: one.sourcedId, code, title: one.title, grade: gradeOf(code, '') };
    });
  const classById = new Map(classes.map((one) => [one.id, one]));
  const enrolled = Map.groupBy(
    files.enrollments.filter((one) => classById.has(one.classSourcedId)),
    (one) => one.userSourcedId,
  );
  const users = new Map(files.users.map((one) => [one.sourcedId, one]));
  const titles = new Map(files.flags.map((one) => [one.userSourcedId, one.flag]));
  const pupils: Pupil[] = [];
  const staff: StaffMember[] = [];
  const seen = new Set<string>();
  for (const one of files.roles) {
    if (one.orgSourcedId !== school.sourcedId || seen.has(one.userSourcedId)) continue;
    seen.add(one.userSourcedId);
    const person = users.get(one.userSourcedId);
    if (!person) {
      throw new DataFileError(
        join(folder, 'roles.csv'),
        `userSourcedId ${one.userSourcedId} has no row in users.csv`,
        { line: one.line, column: 1 },
      );
    }
    const rows = enrolled.get(one.userSourcedId) ?? [];
    if (one.role === 'student') {
      const own = classById.get(rows.find((row) => row.role === 'student')?.classSourcedId ?? '');
      if (own) pupils.push(pupilOf(person, one.grade, own));
    } else {
      const classIds = rows
        .filter((row) => row.role !== 'student')
        .map((row) => row.classSourcedId);
      staff.push(memberOf(person, one.role, titles.get(person.sourcedId) ?? '', classIds));
    }
  }
  const municipality =
    files.orgs.find((one) => one.sourcedId === school.parentSourcedId)?.name ?? '';
  return roster({
    school: { id: school.sourcedId, name: school.name },
    municipality,
    classes,
    pupils: pupils.map((pupil) => ({ ...pupil, ...namesakeParts(pupil, pupils, users) })),
    staff,
  });
}

/** What tells pupils of one name in one class apart; of the others it is not needed, and not kept. */
function namesakeParts(
  { id, classCode, ...name }: Pupil,
  pupils: readonly Pupil[],
  users: ReadonlyMap<string, Files['users'][number]>,
): Pick<Pupil, 'middleName' | 'birthday'> {
  const person = users.get(id);
  const shared = pupils.some(
    (one) =>
      one.id !== id &&
      one.classCode === classCode &&
      nameKey(fullName(one)) === nameKey(fullName(name)),
  );
  if (!person || !shared) return {};
  const birthday = dayAndMonth(person.birthDate);
  return {
    ...(person.middleName === '' ? {} : { middleName: person.middleName }),
    ...(birthday === undefined ? {} : { birthday }),
  };
}

/** "2014-03-12" or "12.03.2014" → "12/3"; the year is not kept. With slashes nobody knows which is the month. */
function dayAndMonth(birthDate: string): string | undefined {
  const { day, month } =
    /^\d{4}-(?<month>\d\d)-(?<day>\d\d)(?:T.*)?$/.exec(birthDate)?.groups ??
    /^(?<day>\d\d?)[-.](?<month>\d\d?)[-.]\d{4}$/.exec(birthDate)?.groups ??
    {};
  return day && month ? `${Number(day)}/${Number(month)}` : undefined;
}

function pupilOf(person: Files['users'][number], grade: string, own: SchoolClass): Pupil {
  return {
    id: person.sourcedId,
    givenName: person.givenName,
    familyName: person.familyName,
    classId: own.id,
    classCode: own.code,
    grade: gradeOf(own.code, grade),
  };
}

function memberOf(
  person: Files['users'][number],
  sdsRole: string,
  title: string,
  classIds: string[],
): StaffMember {
  return {
    id: person.sourcedId,
    givenName: person.givenName,
    familyName: person.familyName,
    role: roleOfTitle(title, sdsRole),
    title: title || sdsRole,
    entraId: person.activeDirectoryMatchId || undefined,
    email: person.email || person.username,
    classIds,
  };
}

/** "7.B" → "7b": the short form that people and files share. */
function classCode(text: string): string {
  return text.toLowerCase().replaceAll(/[\s.]/g, '');
}

/** Grade from the class code ("7b" → 7), else from School Data Sync's grade word ("kg", "07"). */
function gradeOf(code: string, grade: string): number {
  const fromCode = /^\d+/.exec(code)?.[0];
  if (fromCode !== undefined) return Number(fromCode);
  return /^\d+$/.test(grade) ? Number(grade) : 0;
}

async function readCsv<Schema extends z.ZodType<object>>(
  file: string,
  schema: Schema,
): Promise<Row<Schema>[]> {
  return rowsOf(file, await readTextFile(file)).map(({ record, info }) => {
    const result = schema.safeParse(record);
    if (result.success) return { ...result.data, line: info.lines };
    const issue = result.error.issues[0];
    throw new DataFileError(
      file,
      `${issue?.path.join('.') ?? 'row'}: ${issue?.message ?? 'broken'}`,
      {
        line: info.lines,
        column: 1,
      },
    );
  });
}

const rowsWithInfo = z.array(
  z.object({ record: z.record(z.string(), z.string()), info: z.object({ lines: z.number() }) }),
);

function rowsOf(file: string, text: string): z.output<typeof rowsWithInfo> {
  let good = 0;
  try {
    return rowsWithInfo.parse(
      parse(text, {
        columns: true,
        bom: true,
        info: true,
        skip_empty_lines: true,
        trim: true,
        on_record: (record, { lines }) => {
          good = lines;
          return record;
        },
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DataFileError(file, error.message, { line: lineOf(error, good), column: 1 });
  }
}

/** A quote that is never closed is found at the end of the file; it stands after the last good row. */
function lineOf(error: CsvError, good: number): number {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return good + 1;
  const { lines } = z.object({ lines: z.number() }).catch({ lines: 1 }).parse(error);
  return lines;
}
