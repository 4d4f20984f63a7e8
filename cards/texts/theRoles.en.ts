import type { theRoles as danish } from './theRoles.da.ts';

/** The same in English. */
export const theRoles: typeof danish = {
  class_teacher: 'the class teacher',
  teacher: 'the teacher',
  leader: 'the head teacher',
  department_leader: 'the head of department',
  wellbeing_officer: 'the wellbeing officer',
  akt_adviser: 'the AKT behaviour adviser',
  ppr_psychologist: 'the PPR psychologist',
  absence_consultant: 'the absence consultant',
  school_social_worker: 'the school social worker',
  health_nurse: 'the school nurse',
  ssp_consultant: 'the SSP consultant',
  youth_guidance: 'the UU/KUI youth guidance counsellor',
  secretary: 'the secretary',
  coordinator: 'the absence coordinator',
  it_administrator: 'the IT administrator',
  other: 'the member of staff',
};
