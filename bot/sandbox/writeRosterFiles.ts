import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pupil, Role, Roster, StaffMember } from '../../services/roster/roster.ts';

/** School Data Sync's word for each role; the Danish title adds the detail. */
const sdsRoles: Readonly<Record<Role, string>> = {
  class_teacher: 'teacher',
  teacher: 'teacher',
  leader: 'principal',
  department_leader: 'assistantPrincipal',
  wellbeing_officer: 'counselor',
  akt_adviser: 'counselor',
  ppr_psychologist: 'specialServices',
  absence_consultant: 'attendanceOfficer',
  school_social_worker: 'socialWorker',
  health_nurse: 'nurse',
  ssp_consultant: 'other',
  youth_guidance: 'guidance',
  secretary: 'officeStaff',
  coordinator: 'other',
  it_administrator: 'itAdmin',
  other: 'other',
};

/**
 * Writes rosters as School Data Sync v2.1 files, which `readRosters` reads back as the same rosters.
 * Creates the folder if needed and replaces existing files.
 */
export async function writeRosterFiles(rosters: readonly Roster[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    [...rosterFiles(rosters)].map(([name, text]) => writeFile(join(folder, name), text)),
  );
}

/** The text of each file, by file name. O(people). */
export function rosterFiles(rosters: readonly Roster[]): ReadonlyMap<string, string> {
  const over = <Row>(rows: (one: Roster) => readonly Row[]) => rosters.flatMap(rows);
  const municipalities = [...new Set(rosters.map((one) => one.municipality))];
  return new Map([
    [
      'orgs.csv',
      csv('sourcedId,name,type,parentSourcedId', [
        ...municipalities.map((name) => [slug(name), name, 'localAuthority', '']),
        ...rosters.map(({ school, municipality }) => [
          school.id,
          school.name,
          'school',
          slug(municipality),
        ]),
      ]),
    ],
    [
      'users.csv',
      csv(
        'sourcedId,username,familyName,givenName,activeDirectoryMatchId,email,phone',
        over((one) => [...one.pupils.map(pupilUser), ...one.staff.map(staffUser)]),
      ),
    ],
    [
      'roles.csv',
      csv(
        'userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary',
        over(({ school, pupils, staff }) => [
          ...pupils.map(({ id, grade }) => [id, school.id, 'student', '', sdsGrade(grade), 'true']),
          ...staff.map(({ id, role }) => [id, school.id, sdsRoles[role], '', '', 'true']),
        ]),
      ),
    ],
    [
      'classes.csv',
      csv(
        'sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId,code',
        over(({ school, classes }) =>
          classes.map(({ id, title, code }) => [id, school.id, title, '', '', code]),
        ),
      ),
    ],
    [
      'enrollments.csv',
      csv(
        'classSourcedId,userSourcedId,role',
        over(({ pupils, staff }) => [
          ...pupils.map(({ id, classId }) => [classId, id, 'student']),
          ...staff.flatMap(({ id, classIds }) => classIds.map((own) => [own, id, 'teacher'])),
        ]),
      ),
    ],
    [
      'userFlags.csv',
      csv(
        'userSourcedId,flag',
        over(({ staff }) => staff.map(({ id, title }) => [id, title])),
      ),
    ],
    ...relationships(rosters),
  ]);
}

/** A guardian for those who are siblings, known by an id alone; one for those across schools. */
function relationships(rosters: readonly Roster[]): readonly (readonly [string, string])[] {
  const rows = rosters.flatMap(({ pupils }) =>
    pupils.flatMap(({ id, siblings = [], siblingElsewhere }) => [
      ...(siblings.length === 0
        ? []
        : [[id, `guardian-of-${[id, ...siblings].sort()[0]}`, 'guardian']]),
      ...(siblingElsewhere ? [[id, 'guardian-across-schools', 'guardian']] : []),
    ]),
  );
  if (rows.length === 0) return [];
  const header = 'userSourcedId,relationshipUserSourcedId,relationshipRole';
  return [['relationships.csv', csv(header, rows)]];
}

function pupilUser({ id, familyName, givenName }: Pupil): string[] {
  return [id, `${id}@elev.example`, familyName, givenName, '', '', ''];
}

function staffUser({ id, familyName, givenName, entraId, email }: StaffMember): string[] {
  return [id, email, familyName, givenName, entraId ?? '', email, ''];
}

/** "kg" for 0th grade, else two digits. */
function sdsGrade(grade: number): string {
  return grade === 0 ? 'kg' : String(grade).padStart(2, '0');
}

function slug(name: string): string {
  return name.toLowerCase().replaceAll(/\s+/g, '-');
}

function csv(header: string, rows: readonly (readonly string[])[]): string {
  return `${[header, ...rows.map((row) => row.map(quoted).join(','))].join('\n')}\n`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
