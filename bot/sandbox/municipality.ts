import { createHash } from 'node:crypto';
import names from '../../data/municipality/names.json' with { type: 'json' };
import {
  type Pupil,
  type Role,
  type Roster,
  roster,
  type School,
  type SchoolClass,
  type StaffMember,
} from '../../services/roster/roster.ts';
import { type Random, randomFor } from './random.ts';
import { withSiblings } from './siblings.ts';

const municipalityName = 'Eksempelby Kommune';

const schools: readonly School[] = [
  { id: 'linde', name: 'Lindeskolen' },
  { id: 'havn', name: 'Havnskolen' },
];

/** People in the walk-through: the municipality's only Loke, and two Philips to tell apart. */
const known: Readonly<Record<string, readonly (readonly [given: string, family: string])[]>> = {
  'linde-7b': [
    ['Loke', 'Christensen'],
    ['Philip', 'Agerholm'],
    ['Philip', 'Sandager'],
    ['Sofie', 'Lyngsø'],
    ['Aksel', 'Haddad'],
  ],
};

const withoutClass: readonly (readonly [Role, title: string])[] = [
  ['leader', 'skoleleder'],
  ['department_leader', 'afdelingsleder, indskoling og mellemtrin'],
  ['department_leader', 'afdelingsleder, udskoling'],
  ['wellbeing_officer', 'trivselspædagog'],
  ['akt_adviser', 'AKT-vejleder'],
  ['ppr_psychologist', 'PPR-psykolog'],
  ['absence_consultant', 'fraværskonsulent'],
  ['school_social_worker', 'skolesocialrådgiver'],
  ['health_nurse', 'sundhedsplejerske'],
  ['ssp_consultant', 'SSP-konsulent'],
  ['youth_guidance', 'UU-vejleder'],
  ['secretary', 'skolesekretær'],
  ['coordinator', 'tovholder'],
  ['it_administrator', 'it-administrator'],
  ['other', 'teknisk servicemedarbejder'],
];

/**
 * An invented municipality: two schools of twenty classes (0.a to 9.b) with about twenty pupils each,
 * and somebody in every role. Names are random combinations of common ones; full names are unique in a
 * school, given names in a class (except the two Philips of 7.b at Lindeskolen). Ids, Entra
 * object ids and addresses do not depend on the seed.
 */
export function municipality(seed: number): readonly Roster[] {
  return withSiblings(
    schools.map((school) => schoolRoster(school, randomFor(`${seed}/${school.id}`))),
  );
}

function schoolRoster(school: School, random: Random): Roster {
  const classes = classesOf(school);
  const taken = new Set(Object.values(known).flatMap((some) => some.map((one) => one.join(' '))));
  const newName = (given: string) => {
    for (;;) {
      const family = random.pick(names.families);
      const full = `${given} ${family}`;
      if (taken.has(full)) continue;
      taken.add(full);
      return family;
    }
  };
  return roster({
    school,
    municipality: municipalityName,
    classes,
    pupils: pupilsOf(school, classes, random, newName),
    staff: staffOf(school, classes, random, newName),
  });
}

function classesOf({ id }: School): SchoolClass[] {
  return Array.from({ length: 10 }, (_, grade) => grade).flatMap((grade) =>
    ['a', 'b'].map((letter) => ({
      id: `${id}-${grade}${letter}`,
      code: `${grade}${letter}`,
      title: `${grade}.${letter}`,
      grade,
    })),
  );
}

type NewName = (given: string) => string;

function pupilsOf(
  school: School,
  classes: readonly SchoolClass[],
  random: Random,
  newName: NewName,
): Pupil[] {
  const named = classes.flatMap((one) => {
    const fixed = known[one.id] ?? [];
    const others = random
      .shuffle(names.pupils)
      .slice(fixed.length, 19 + random.below(4))
      .map((given): readonly [string, string] => [given, newName(given)]);
    return [...fixed, ...others]
      .sort(([a], [b]) => a.localeCompare(b, 'da'))
      .map(([givenName, familyName]) => ({ givenName, familyName, schoolClass: one }));
  });
  return named.map(({ schoolClass, ...name }, index) => ({
    id: `${school.id}-p${String(index + 1).padStart(4, '0')}`,
    ...name,
    classId: schoolClass.id,
    classCode: schoolClass.code,
    grade: schoolClass.grade,
  }));
}

/** A class teacher per class, two more teachers sharing each grade's classes, and everybody else. */
function staffOf(
  school: School,
  classes: readonly SchoolClass[],
  random: Random,
  newName: NewName,
): StaffMember[] {
  const ofGrade = (grade: number) => classes.filter((one) => one.grade === grade);
  const posts = [
    ...withoutClass.map(([role, title]) => ({ role, title, classes: [] })),
    ...classes.flatMap((one) => [
      { role: 'class_teacher' as const, title: 'klasselærer', classes: [one] },
      { role: 'teacher' as const, title: 'lærer', classes: ofGrade(one.grade) },
    ]),
    { role: 'teacher' as const, title: 'vikar', classes: [] },
  ];
  const given = random.shuffle(names.staff);
  return posts.map((post, index) => {
    const id = `${school.id}-s${String(index + 1).padStart(3, '0')}`;
    const givenName = given[index % given.length] ?? random.pick(names.staff);
    const familyName = newName(givenName);
    return {
      id,
      givenName,
      familyName,
      role: post.role,
      title: post.title,
      entraId: entraIdOf(id),
      email: `${id}@${school.name.toLowerCase()}.example`,
      classIds: post.classes.map((one) => one.id),
    };
  });
}

/** A stable Entra object id (a name-based UUID) for an id of the invented municipality. */
export function entraIdOf(id: string): string {
  const hex = createHash('sha256').update(`eksempelby.example/${id}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
