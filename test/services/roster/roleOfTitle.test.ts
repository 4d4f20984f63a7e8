import assert from 'node:assert/strict';
import { roleOfTitle } from '../../../services/roster/roleOfTitle.ts';
import type { Role } from '../../../services/roster/roster.ts';

const titles: readonly (readonly [string, Role])[] = [
  ['klasselærer', 'class_teacher'],
  ['Kontaktlærer', 'class_teacher'],
  ['lærer', 'teacher'],
  ['Lærervikar', 'teacher'],
  ['skolepædagog', 'teacher'],
  ['børnehaveklasseleder', 'class_teacher'],
  ['skoleleder', 'leader'],
  ['Daglig leder', 'leader'],
  ['viceskoleleder', 'department_leader'],
  ['afdelingsleder, udskoling', 'department_leader'],
  ['pædagogisk leder', 'department_leader'],
  ['skolesekretær', 'secretary'],
  ['sekretær for skolelederen', 'secretary'],
  ['trivselsvejleder', 'wellbeing_officer'],
  ['trivselslærer', 'wellbeing_officer'],
  ['AKT-vejleder', 'akt_adviser'],
  ['PPR-psykolog', 'ppr_psychologist'],
  ['skolepsykolog', 'ppr_psychologist'],
  ['fraværskonsulent', 'absence_consultant'],
  ['fraværskonsulent (PPR)', 'absence_consultant'],
  ['skolesocialrådgiver', 'school_social_worker'],
  ['sundhedsplejerske', 'health_nurse'],
  ['SSP-konsulent', 'ssp_consultant'],
  ['UU-vejleder', 'youth_guidance'],
  ['vejleder, KUI', 'youth_guidance'],
  ['fraværskoordinator', 'coordinator'],
  ['it-administrator', 'it_administrator'],
  ['kontaktperson', 'other'],
  ['pedel', 'other'],
  ['praktikant', 'other'],
];

const words: readonly (readonly [string, Role])[] = [
  ['principal', 'leader'],
  ['assistantPrincipal', 'department_leader'],
  ['teacher', 'teacher'],
  ['substitute', 'teacher'],
  ['nurse', 'health_nurse'],
  ['socialWorker', 'school_social_worker'],
  ['attendanceOfficer', 'absence_consultant'],
  ['officeStaff', 'secretary'],
  ['itAdmin', 'it_administrator'],
  ['student', 'other'],
  ['faculty', 'other'],
  ['constructor', 'other'],
  ['', 'other'],
];

describe('roleOfTitle', () => {
  for (const [title, role] of titles) {
    it(`takes ${title} as ${role}, in any case and with blanks around`, () => {
      for (const written of [title, title.toUpperCase(), `  ${title} `]) {
        assert.equal(roleOfTitle(written, 'teacher'), role);
      }
    });
  }

  for (const [word, role] of words) {
    it(`takes ${word || 'no word'} of School Data Sync as ${role} where there is no title`, () => {
      assert.equal(roleOfTitle('', word), role);
      assert.equal(roleOfTitle('  ', word), role);
    });
  }
});
