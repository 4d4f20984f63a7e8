/** A staff member's role at the school, in the field's English terms; the Danish title is kept too. */
export const roles = [
  'class_teacher',
  'teacher',
  'leader',
  'department_leader',
  'wellbeing_officer',
  'akt_adviser',
  'ppr_psychologist',
  'absence_consultant',
  'school_social_worker',
  'health_nurse',
  'ssp_consultant',
  'youth_guidance',
  'secretary',
  'coordinator',
  'it_administrator',
  'other',
] as const;

export type Role = (typeof roles)[number];

export type School = { id: string; name: string };

/** A class: `code` is the short form ("7b"), `title` what people read ("7.b"), `grade` 0–10. */
export type SchoolClass = { id: string; code: string; title: string; grade: number };

export type Pupil = {
  id: string;
  givenName: string;
  familyName: string;
  classId: string;
  classCode: string;
  grade: number;
  /** Kept only if another pupil of the class has the same name, to tell them apart. */
  middleName?: string | undefined;
  /** Only day and month ("12/3"), under the same rule. */
  birthday?: string | undefined;
  /** What the register calls the pupil, by the column of users.csv that says it. */
  registerKeys?: Readonly<Record<string, string>> | undefined;
  /** Ids of pupils of the school who share a guardian, who is not kept. */
  siblings?: readonly string[] | undefined;
  /** Whether a pupil of another school of the municipality does. */
  siblingElsewhere?: true | undefined;
};

/**
 * A pupil whom the school's last import no longer held, kept while something open is about them: found by id
 * alone, in no list, count or reading of names. `leftOn` is the import's day, ISO.
 */
export type FormerPupil = Pupil & { classTitle: string; leftOn: string };

/** A member of staff. `entraId` is the Entra object id or UPN that Teams knows them by. */
export type StaffMember = {
  id: string;
  givenName: string;
  familyName: string;
  role: Role;
  /** The job title as the school writes it, in Danish. */
  title: string;
  entraId: string | undefined;
  email: string;
  /** Classes the person teaches. */
  classIds: readonly string[];
};

/** One school: its classes, pupils and staff, with O(1) look-ups. */
export interface Roster {
  readonly school: School;
  /** The municipality's name. */
  readonly municipality: string;
  readonly classes: readonly SchoolClass[];
  readonly pupils: readonly Pupil[];
  readonly staff: readonly StaffMember[];
  readonly former: readonly FormerPupil[];
  /** A pupil of the school, or a former one by their last entry. */
  pupil(id: string): Pupil | undefined;
  /** The same, only if the pupil has left the roster. */
  formerPupil(id: string): FormerPupil | undefined;
  member(id: string): StaffMember | undefined;
  /** The member of staff behind an Entra object id or UPN, whatever its case. */
  memberByEntraId(entraId: string): StaffMember | undefined;
  classByCode(code: string): SchoolClass | undefined;
  classById(id: string): SchoolClass | undefined;
  pupilsOf(classId: string): readonly Pupil[];
}

/** The parts of a roster; `readRoster` reads them from School Data Sync files. */
export type RosterParts = Pick<
  Roster,
  'school' | 'municipality' | 'classes' | 'pupils' | 'staff'
> & {
  former?: readonly FormerPupil[] | undefined;
};

/** Builds the look-ups. O(people). */
export function roster(parts: RosterParts): Roster {
  const pupils = new Map(parts.pupils.map((pupil) => [pupil.id, pupil]));
  const staff = new Map(parts.staff.map((member) => [member.id, member]));
  const byEntraId = new Map(
    parts.staff.flatMap((member) =>
      member.entraId ? [[member.entraId.toLowerCase(), member]] : [],
    ),
  );
  const classesByCode = new Map(parts.classes.map((one) => [one.code, one]));
  const classesById = new Map(parts.classes.map((one) => [one.id, one]));
  const former = new Map(
    parts.former?.flatMap((one) => (pupils.has(one.id) ? [] : [[one.id, one] as const])),
  );
  const byClass = Map.groupBy(parts.pupils, (pupil) => pupil.classId);
  return {
    ...parts,
    former: [...former.values()],
    pupil: (id) => pupils.get(id) ?? former.get(id),
    formerPupil: (id) => former.get(id),
    member: (id) => staff.get(id),
    memberByEntraId: (entraId) => byEntraId.get(entraId.toLowerCase()),
    classByCode: (code) => classesByCode.get(code),
    classById: (id) => classesById.get(id),
    pupilsOf: (classId) => byClass.get(classId) ?? [],
  };
}

/** What people call a pupil's class; for a former pupil the class they were in. */
export function classTitleOf({ id, classId, classCode }: Pupil, roster: Roster): string {
  return roster.formerPupil(id)?.classTitle ?? roster.classById(classId)?.title ?? classCode;
}

/** "Sofie Haddad": given and family name. */
export function fullName(person: { givenName: string; familyName: string }): string {
  return `${person.givenName} ${person.familyName}`;
}
