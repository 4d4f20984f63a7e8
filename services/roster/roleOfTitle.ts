import type { Role } from './roster.ts';

/** Danish job titles as schools write them, lower case; the first that the title contains decides. */
const titles: readonly (readonly [string, Role])[] = [
  // An office is somebody's: the word for the office worker decides.
  ['sekretær', 'secretary'],
  ['klasselærer', 'class_teacher'],
  ['børnehaveklasseleder', 'class_teacher'],
  ['kontaktlærer', 'class_teacher'],
  ['afdelingsleder', 'department_leader'],
  ['pædagogisk leder', 'department_leader'],
  ['viceskoleleder', 'department_leader'],
  ['skoleleder', 'leader'],
  ['daglig leder', 'leader'],
  ['rektor', 'leader'],
  ['trivsels', 'wellbeing_officer'],
  ['akt', 'akt_adviser'],
  ['fraværskonsulent', 'absence_consultant'],
  ['ppr', 'ppr_psychologist'],
  ['psykolog', 'ppr_psychologist'],
  ['socialrådgiver', 'school_social_worker'],
  ['sundhedsplejerske', 'health_nurse'],
  ['ssp', 'ssp_consultant'],
  ['uu-vejleder', 'youth_guidance'],
  ['kui', 'youth_guidance'],
  ['tovholder', 'coordinator'],
  ['koordinator', 'coordinator'],
  ['it-administrator', 'it_administrator'],
  ['lærer', 'teacher'],
  ['pædagog', 'teacher'],
  ['vikar', 'teacher'],
];

/** School Data Sync's own role words, for rosters without job titles. */
const sdsRoles: Readonly<Record<string, Role>> = {
  principal: 'leader',
  assistantPrincipal: 'department_leader',
  teacher: 'teacher',
  substitute: 'teacher',
  paraprofessional: 'teacher',
  nurse: 'health_nurse',
  socialWorker: 'school_social_worker',
  guidance: 'youth_guidance',
  officeStaff: 'secretary',
  attendanceOfficer: 'absence_consultant',
  itAdmin: 'it_administrator',
  specialServices: 'ppr_psychologist',
  counselor: 'wellbeing_officer',
};

/**
 * The role behind a Danish job title, or behind School Data Sync's role word when there is none.
 * @returns `other` for words it does not know: such a person gets no rights by mistake
 */
export function roleOfTitle(title: string, sdsRole: string): Role {
  const lower = title.trim().toLowerCase();
  if (lower === '') return (Object.hasOwn(sdsRoles, sdsRole) && sdsRoles[sdsRole]) || 'other';
  const words = lower.split(/[^a-zæøå]+/);
  return titles.find(([part]) => contains(lower, words, part))?.[1] ?? 'other';
}

/** Short forms count as whole words only: "AKT-vejleder" is one, "kontaktperson" is not. */
function contains(title: string, words: readonly string[], part: string): boolean {
  return part.length <= 3 ? words.includes(part) : title.includes(part);
}
