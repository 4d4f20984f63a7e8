import { DataFileError } from '../errors/errors.ts';
import { isStudent, type RosterFiles } from './rosterFiles.ts';
import { schoolsIn } from './rowsBySchool.ts';
import { spelling } from './titles.ts';

type Name = keyof RosterFiles;

/**
 * Rejects invalid data before a roster is made of it. O(rows).
 * @param holdsCpr detects a CPR number; the error never repeats it
 * @param pause lets other work go on between two pieces
 * @throws DataFileError with file, line and what was expected
 */
export async function checkFiles(
  files: RosterFiles,
  fileOf: (name: Name) => string,
  { holdsCpr, pause }: { holdsCpr: (text: string) => boolean; pause: () => Promise<void> },
): Promise<void> {
  const refuse = (name: Name, expected: string, line?: number): never => {
    const at = line === undefined ? undefined : { line, column: 1 };
    throw new DataFileError(fileOf(name), expected, at);
  };
  await refuseCpr(files, refuse, { holdsCpr, pause });
  for (const name of ['orgs', 'users', 'classes'] as const) {
    eachOnce(files[name], ({ sourcedId }, line) =>
      refuse(name, `sourcedId ${sourcedId} stands twice`, line),
    );
  }
  const schools = schoolsIn(files);
  if (schools.length === 0) refuse('orgs', 'expected a row of type school');
  for (const look of [
    refuseSchoolIds,
    refuseLooseEnds,
    refuseTwoSided,
    refuseSharedEntraId,
    refuseTwoRights,
    refuseTwoSchools,
    refuseWithoutPupils,
  ]) {
    await pause();
    look(files, refuse);
  }
}

function refuseWithoutPupils(files: RosterFiles, refuse: Refuse): void {
  const attended = new Set(files.roles.filter(isStudent).map(({ orgSourcedId }) => orgSourcedId));
  for (const { sourcedId, line } of schoolsIn(files)) {
    if (attended.has(sourcedId)) continue;
    refuse('orgs', `${sourcedId}: expected pupils, roles.csv has none with role student`, line);
  }
}

function eachOnce(
  rows: readonly { sourcedId: string; line: number }[],
  twice: (row: { sourcedId: string }, line: number) => never,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.sourcedId)) twice(row, row.line);
    seen.add(row.sourcedId);
  }
}

type Refuse = (name: Name, expected: string, line?: number) => never;

/** Entra's ids, whose digits may look like anything. */
const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** So many take some milliseconds. */
const rowsAtOnce = 500;

/** The number itself is not repeated. */
async function refuseCpr(
  files: RosterFiles,
  refuse: Refuse,
  { holdsCpr, pause }: Parameters<typeof checkFiles>[2],
): Promise<void> {
  // An id stands in many rows.
  const harmless = new Set<string>();
  const isBad = (text: string): boolean => {
    if (harmless.has(text)) return false;
    if (!isUuid.test(text) && holdsCpr(text)) return true;
    harmless.add(text);
    return false;
  };
  for (const [name, rows] of Object.entries(files) as [Name, RosterFiles[Name]][]) {
    for (const [index, { line, ...row }] of rows.entries()) {
      if (index % rowsAtOnce === 0) await pause();
      const column = Object.entries(row).find(([, text]) => isBad(String(text)))?.[0];
      if (column !== undefined) {
        refuse(name, `${column}: expected no CPR number: use the system's own id`, line);
      }
    }
  }
}

/** A school's id names its file, next to the municipality's; some file systems ignore case. */
function refuseSchoolIds(files: RosterFiles, refuse: Refuse): void {
  const schools = schoolsIn(files);
  for (const { sourcedId, line } of schools) {
    if (!/^[a-zA-Z0-9-][a-zA-Z0-9_-]{0,79}$/.test(sourcedId)) {
      const expected = 'expected letters, digits, - and _, and no _ at the beginning';
      refuse('orgs', `sourcedId ${sourcedId}: ${expected}`, line);
    }
  }
  const byFileName = Map.groupBy(schools, ({ sourcedId }) => sourcedId.toLowerCase());
  for (const [first, second] of byFileName.values()) {
    if (!first || !second) continue;
    const expected = `sourcedId ${second.sourcedId} differs from ${first.sourcedId} by its case alone`;
    refuse('orgs', expected, second.line);
  }
}

/** Every id referred to must exist. */
function refuseLooseEnds(files: RosterFiles, refuse: Refuse): void {
  const users = new Set(files.users.map(({ sourcedId }) => sourcedId));
  const classes = new Set(files.classes.map(({ sourcedId }) => sourcedId));
  const orgs = new Set(files.orgs.map(({ sourcedId }) => sourcedId));
  for (const { userSourcedId, orgSourcedId, line } of files.roles) {
    if (!users.has(userSourcedId))
      refuse('roles', `userSourcedId ${userSourcedId} has no row in users.csv`, line);
    if (!orgs.has(orgSourcedId))
      refuse('roles', `orgSourcedId ${orgSourcedId} has no row in orgs.csv`, line);
  }
  for (const { classSourcedId, userSourcedId, line } of files.enrollments) {
    if (!classes.has(classSourcedId))
      refuse('enrollments', `classSourcedId ${classSourcedId} has no row in classes.csv`, line);
    if (!users.has(userSourcedId))
      refuse('enrollments', `userSourcedId ${userSourcedId} has no row in users.csv`, line);
  }
  for (const { orgSourcedId, line } of files.classes) {
    if (!orgs.has(orgSourcedId))
      refuse('classes', `orgSourcedId ${orgSourcedId} has no row in orgs.csv`, line);
  }
  // A guardian need not be in users.csv: nothing of them is read.
  for (const { userSourcedId, line } of files.relationships) {
    if (!users.has(userSourcedId))
      refuse('relationships', `userSourcedId ${userSourcedId} has no row in users.csv`, line);
  }
  for (const { userSourcedId, line } of files.userFlags) {
    if (!users.has(userSourcedId))
      refuse('userFlags', `userSourcedId ${userSourcedId} has no row in users.csv`, line);
  }
}

/** A pupil who is also staff would see other pupils. */
function refuseTwoSided({ roles }: RosterFiles, refuse: Refuse): void {
  const pupils = new Set(roles.filter(isStudent).map(({ userSourcedId }) => userSourcedId));
  const both = roles.find((one) => !isStudent(one) && pupils.has(one.userSourcedId));
  if (!both) return;
  refuse('roles', `userSourcedId ${both.userSourcedId} is a student and on the staff`, both.line);
}

/** A sign-in with it would act as the first one. */
function refuseSharedEntraId({ users, roles }: RosterFiles, refuse: Refuse): void {
  const staff = new Set(
    roles.filter((one) => !isStudent(one)).map(({ userSourcedId }) => userSourcedId),
  );
  const seen = new Map<string, string>();
  for (const { sourcedId, activeDirectoryMatchId, line } of users) {
    if (activeDirectoryMatchId === '' || !staff.has(sourcedId)) continue;
    const key = activeDirectoryMatchId.toLowerCase();
    const other = seen.get(key);
    if (other !== undefined) {
      const expected = `activeDirectoryMatchId of ${sourcedId} is that of ${other} too: expected one person for each`;
      refuse('users', expected, line);
    }
    seen.set(key, sourcedId);
  }
}

/** The order of two titles would decide which counts, and so what somebody may see. */
function refuseTwoRights({ roles, userFlags }: RosterFiles, refuse: Refuse): void {
  const titles = new Map<string, string>();
  for (const { userSourcedId, flag, line } of userFlags) {
    const other = titles.get(userSourcedId);
    if (other !== undefined && spelling(other) !== spelling(flag)) {
      refuse('userFlags', `userSourcedId ${userSourcedId} has two titles: expected one`, line);
    }
    titles.set(userSourcedId, flag);
  }
  const words = new Map<string, string>();
  for (const { userSourcedId, orgSourcedId, role, line } of roles) {
    if (titles.has(userSourcedId)) continue;
    const key = JSON.stringify([userSourcedId, orgSourcedId]);
    const other = words.get(key);
    if (other !== undefined && other !== role.toLowerCase()) {
      const expected = `userSourcedId ${userSourcedId} is ${other} and ${role} at one school: expected one role, or a title in userFlags.csv`;
      refuse('roles', expected, line);
    }
    words.set(key, role.toLowerCase());
  }
}

/** Absence noted at one school would be unknown to the other. */
function refuseTwoSchools(files: RosterFiles, refuse: Refuse): void {
  const ids = new Set(schoolsIn(files).map(({ sourcedId }) => sourcedId));
  const at = new Map<string, string>();
  for (const one of files.roles) {
    if (!isStudent(one) || !ids.has(one.orgSourcedId)) continue;
    const other = at.get(one.userSourcedId);
    if (other !== undefined && other !== one.orgSourcedId) {
      const expected = `userSourcedId ${one.userSourcedId} is a student at ${other} and ${one.orgSourcedId}: expected one school`;
      refuse('roles', expected, one.line);
    }
    at.set(one.userSourcedId, one.orgSourcedId);
  }
}
