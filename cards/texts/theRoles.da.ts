import type { Role } from '../../services/roster/roster.ts';

/** Roles inside a sentence: somebody who is meant, not named. */
export const theRoles: Readonly<Record<Role, string>> = {
  class_teacher: 'klasselæreren',
  teacher: 'læreren',
  leader: 'skolelederen',
  department_leader: 'afdelingslederen',
  wellbeing_officer: 'trivselspersonen',
  akt_adviser: 'AKT-vejlederen',
  ppr_psychologist: 'PPR-psykologen',
  absence_consultant: 'fraværskonsulenten',
  school_social_worker: 'skolesocialrådgiveren',
  health_nurse: 'sundhedsplejersken',
  ssp_consultant: 'SSP-konsulenten',
  youth_guidance: 'UU-/KUI-vejlederen',
  secretary: 'sekretæren',
  coordinator: 'fraværskoordinatoren',
  it_administrator: 'it-administratoren',
  other: 'medarbejderen',
};
