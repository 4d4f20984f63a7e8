import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Role } from '../../../services/roster/roster.ts';
import { titles as titlesSchema } from '../../../services/roster/titles.ts';
import { reading } from '../../builders/rosters.ts';

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
  ['klasselærer i 7.b', 'class_teacher'],
  ['AKT\u2011vejleder', 'akt_adviser'],
  ['skole\u2010dagtilbudssocialrådgiver', 'school_social_worker'],
  ['IT-koordinator', 'it_administrator'],
  ['Fhv. skoleleder', 'other'],
  ['Rektors assistent', 'other'],
  ['Daglig leder af kantinen', 'other'],
  ['SFO-koordinator', 'other'],
  ['Afdelingsleder for kantinen', 'other'],
  ['Afdelingsleder, rengøring', 'other'],
  ['Afdelingsleder for SFO', 'other'],
  ['Afdelingsleder for udskolingen', 'department_leader'],
  ['Lærer i praktik', 'other'],
  ['koordinator', 'other'],
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

const roleOfTitle = (title: string, word: string) => reading.roleOf(title, word).role;

describe('the role behind a job title', () => {
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

  it('gives no right to a title with words of its own before or after it', () => {
    const known = [
      'skoleleder',
      'rektor',
      'daglig leder',
      'tovholder',
      'viceskoleleder',
      'skolesekretær',
    ];
    const words = fc.constantFrom(
      'fhv.',
      'tidl.',
      'assistent for',
      'i kantinen',
      'af SFO',
      'vikar for',
      'og',
      'souschef',
    );
    fc.assert(
      fc.property(fc.constantFrom(...known), words, fc.boolean(), (title, word, before) => {
        const written = before ? `${word} ${title}` : `${title} ${word}`;
        assert.deepEqual(reading.roleOf(written, 'principal'), { role: 'other', known: false });
      }),
    );
  });

  it('gives no right to a compound that only ends or begins as a title does', () => {
    for (const title of [
      'rektorsekretær-elev',
      'Skoleledervikar',
      'tovholdersuppleant',
      'ikke-skoleleder',
    ]) {
      assert.equal(reading.roleOf(title, 'principal').role, 'other', title);
    }
  });

  it('tells what it does not know from what it knows to have no right', () => {
    assert.deepEqual(reading.roleOf('pedel', ''), { role: 'other', known: true });
    assert.deepEqual(reading.roleOf('drageflyver', ''), { role: 'other', known: false });
  });

  it('refuses a title under two roles, and a wildcard that is not whole words at the end', () => {
    const file = (roles: object) => ({
      id: 'x',
      title: { da: 'x', en: 'x' },
      roles,
      withoutTitle: {},
    });
    assert.ok(titlesSchema.safeParse(file({ leader: ['rektor'] })).success);
    for (const roles of [
      { leader: ['rektor'], teacher: ['Rektor'] },
      { leader: ['*'] },
      { leader: ['skoleleder*'] },
      { leader: ['* leder'] },
      { boss: ['chef'] },
    ]) {
      assert.ok(!titlesSchema.safeParse(file(roles)).success, JSON.stringify(roles));
    }
  });
});
