import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DataFileError } from '../../../services/errors/errors.ts';
import { readRosters } from '../../../services/roster/readRoster.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { reading, rostersIn } from '../../builders/rosters.ts';
import { temporaryFolder } from '../store/temporaryFolder.ts';
import { linesOf, type RosterFile, writeRosterFolder } from './rosterFiles.ts';

const havbakke = fileURLToPath(new URL('../../corpus/havbakke', import.meta.url));

type Difference = Parameters<typeof writeRosterFolder>[1];

const lines = (...all: string[]) => `${all.join('\n')}\n`;

/** The file with a line changed; lines are counted from 1, the header. */
function changed(file: RosterFile, line: number, text: string): string {
  return lines(...linesOf(file).with(line - 1, text));
}

function onlySchool(rosters: readonly Roster[]): Roster {
  const [only] = rosters;
  assert.ok(only && rosters.length === 1);
  return only;
}

describe('readRosters', () => {
  const folder = temporaryFolder();

  const read = async (difference?: Difference) => {
    await writeRosterFolder(folder(), difference);
    return rostersIn(folder());
  };
  const school = async (difference?: Difference) => onlySchool(await read(difference));
  const refuses = async (difference: Difference, file: RosterFile, reason: RegExp, line?: number) =>
    assert.rejects(read(difference), (error) => {
      assert.ok(error instanceof DataFileError, String(error));
      assert.equal(error.file, join(folder(), file));
      assert.match(error.message.slice(error.file.length), reason);
      assert.equal(error.line, line);
      return true;
    });

  it('keeps of a pupil what a register may call them: the username, and one more column if it is asked for', async () => {
    const users = [
      'sourcedId,username,familyName,givenName,elevnummer,activeDirectoryMatchId,email',
      'p1,ida01,Holm,Ida,4711,,',
      'p2,,Holm,Bo,,,',
      's1,,Lærer,Test,,entra-s1,test@skole.example',
    ];
    const difference = {
      'users.csv': users.join('\n'),
      'roles.csv':
        'userSourcedId,orgSourcedId,role\np1,linde,student\np2,linde,student\ns1,linde,teacher',
      'enrollments.csv': 'classSourcedId,userSourcedId,role\nc-7b,p1,student\nc-7b,p2,student',
    };
    const keysOf = ({ pupils }: Roster) => pupils.map(({ registerKeys }) => registerKeys);
    assert.deepEqual(keysOf(await school(difference)), [{ username: 'ida01' }, undefined]);
    const withColumn = async (registerColumn: string) =>
      onlySchool((await readRosters(folder(), { ...reading, registerColumn })).rosters);
    assert.deepEqual(keysOf(await withColumn('elevnummer')), [
      { username: 'ida01', elevnummer: '4711' },
      undefined,
    ]);
    await assert.rejects(withColumn('uniLogin'), /users\.csv:1:1: expected a column uniLogin/);
    await writeRosterFolder(folder(), {
      ...difference,
      'users.csv': users.join('\n').replace('4711', '010203-1234'),
    });
    await assert.rejects(withColumn('elevnummer'), /expected no CPR number/);
  });

  it('keeps middle name and birthday without the year only of pupils of one name in one class', async () => {
    const users = [
      'sourcedId,username,familyName,givenName,middleName,birthDate,activeDirectoryMatchId,email',
      'p1,,Holm,Ida,Marie,2014-03-12,,',
      'p2,,HOLM,Ida,,12.04.2013,,',
      'p3,,Holm,Bo,Emil,2014-05-01,,',
      'p4,,Holm,Ida,Sofie,2014-06-01,,',
      'p5,,Holm,Ida,,03/12/2014,,',
      's1,,Lærer,Test,,1980-01-01,entra-s1,test@skole.example',
      's2,,Kontor,Test,,,,',
    ];
    const pupils = ['p1', 'p2', 'p3', 'p4', 'p5'];
    const { pupils: read, staff } = await school({
      'users.csv': users.join('\n'),
      'roles.csv': [
        'userSourcedId,orgSourcedId,role',
        ...pupils.map((id) => `${id},linde,student`),
        's1,linde,teacher',
      ].join('\n'),
      'enrollments.csv': [
        'classSourcedId,userSourcedId,role',
        ...pupils.map((id) => `${id === 'p4' ? 'c-0a' : 'c-7b'},${id},student`),
      ].join('\n'),
    });
    assert.deepEqual(
      read.map(({ id, middleName, birthday }) => [id, middleName, birthday]),
      [
        ['p1', 'Marie', '12/3'],
        ['p2', undefined, '12/4'],
        ['p3', undefined, undefined],
        ['p4', undefined, undefined],
        ['p5', undefined, undefined],
      ],
    );
    assert.doesNotMatch(JSON.stringify([read, staff]), /2014|2013|1980/);
  });

  it('reads a school with its municipality, classes, pupils and staff', async () => {
    const { municipality, classes, pupils, staff, ...rest } = await school();
    assert.deepEqual(rest.school, { id: 'linde', name: 'Lindeskolen' });
    assert.equal(municipality, 'Eksempelby Kommune');
    assert.deepEqual(classes, [
      { id: 'c-7b', code: '7b', title: '7.b', grade: 7 },
      { id: 'c-0a', code: '0a', title: '0. A', grade: 0 },
    ]);
    assert.deepEqual(pupils, [
      {
        id: 'p1',
        givenName: 'Åse',
        familyName: 'Østergård',
        classId: 'c-7b',
        classCode: '7b',
        grade: 7,
        registerKeys: { username: 'p1@elev.example' },
      },
      {
        id: 'p2',
        givenName: 'Bo',
        familyName: 'Prøvesen',
        classId: 'c-0a',
        classCode: '0a',
        grade: 0,
        registerKeys: { username: 'p2@elev.example' },
      },
    ]);
    assert.deepEqual(staff, [
      {
        id: 's1',
        givenName: 'Test',
        familyName: 'Lærer',
        role: 'class_teacher',
        title: 'klasselærer',
        entraId: 'entra-s1',
        email: 'test@skole.example',
        classIds: ['c-7b'],
      },
      {
        id: 's2',
        givenName: 'Test',
        familyName: 'Kontor',
        role: 'secretary',
        title: 'officeStaff',
        entraId: undefined,
        email: 's2@skole.example',
        classIds: [],
      },
    ]);
  });

  it('finds people and classes by every key that is asked for', async () => {
    const one = await school();
    assert.equal(one.pupil('p1')?.givenName, 'Åse');
    assert.equal(one.pupil('s1'), undefined);
    assert.equal(one.member('s1')?.familyName, 'Lærer');
    assert.equal(one.memberByEntraId('ENTRA-S1')?.id, 's1');
    assert.equal(one.memberByEntraId(''), undefined, 'nobody without an Entra id is found by none');
    assert.equal(one.classByCode('0a')?.id, 'c-0a');
    assert.equal(one.classById('c-7b')?.code, '7b');
    assert.deepEqual(
      one.pupilsOf('c-7b').map(({ id }) => id),
      ['p1'],
    );
    assert.deepEqual(one.pupilsOf('c-none'), []);
  });

  it('reads the whole school of the corpus: as many people as the files have rows', async () => {
    const one = onlySchool(await rostersIn(havbakke));
    const rows = async (file: string) =>
      (await readFile(join(havbakke, file), 'utf8')).trim().split('\n').slice(1);
    const enrolled = (await rows('enrollments.csv')).filter((row) => row.endsWith(',student'));
    assert.equal(one.pupils.length, enrolled.length);
    assert.equal(one.pupils.length + one.staff.length, (await rows('users.csv')).length);
    assert.equal(one.classes.length, (await rows('classes.csv')).length);
    for (const { id } of one.classes) {
      const inFile = enrolled.filter((row) => row.startsWith(`${id},`)).length;
      assert.equal(one.pupilsOf(id).length, inFile, id);
    }
    assert.ok(one.pupils.some(({ givenName }) => givenName === 'Çağla'));
    assert.equal(one.member('havbakke-s01')?.role, 'leader');
  });

  describe('takes what spreadsheets make of a file:', () => {
    let plain: Roster;
    beforeEach(async () => {
      plain = await school();
    });
    const parts = ({ school: one, municipality, classes, pupils, staff }: Roster) => ({
      one,
      municipality,
      classes,
      pupils,
      staff,
    });
    const same = async (change: (text: string) => string) => {
      const files: RosterFile[] = [
        'orgs.csv',
        'classes.csv',
        'users.csv',
        'roles.csv',
        'enrollments.csv',
        'userFlags.csv',
      ];
      const difference = Object.fromEntries(
        files.map((file) => [file, change(lines(...linesOf(file)))]),
      );
      assert.deepEqual(parts(await school(difference)), parts(plain));
    };

    it('a byte order mark', () => same((text) => `\uFEFF${text}`));
    it('lines that end in CRLF', () => same((text) => text.replaceAll('\n', '\r\n')));
    it('no end of the last line', () => same((text) => text.trimEnd()));
    it('empty lines', () => same((text) => text.replaceAll('\n', '\n\n')));
    it('quotes around every field', () =>
      same((text) => text.replaceAll(/[^,\n]+/g, (field) => `"${field}"`)));
    it('blanks around fields', () => same((text) => text.replaceAll(',', ' , ')));
    it('columns it does not know', () =>
      same((text) => text.replaceAll('\n', ',ekstra\n').replace(',ekstra\n', ',kommentar\n')));
    it('columns in another order', () =>
      same((text) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => line.split(',').reverse().join(','))
          .join('\n'),
      ));
  });

  it('keeps commas, quotes and line breaks inside quotes', async () => {
    const row = 'p1,p1@elev.example,"Sand, ""den\nyngre""",Åse,,,';
    const one = await school({ 'users.csv': changed('users.csv', 2, row) });
    assert.equal(one.pupil('p1')?.familyName, 'Sand, "den\nyngre"');
  });

  it('reads a roster without job titles by the role words of School Data Sync', async () => {
    const one = await school({ 'userFlags.csv': undefined });
    assert.deepEqual(
      one.staff.map(({ role, title }) => [role, title]),
      [
        ['teacher', 'teacher'],
        ['secretary', 'officeStaff'],
      ],
    );
  });

  it('gives a pupil of two classes the one of their own grade, and counts them once', async () => {
    const one = await school({
      'enrollments.csv': lines(...linesOf('enrollments.csv'), 'c-0a,p1,student'),
    });
    assert.equal(one.pupil('p1')?.classCode, '7b');
    assert.equal(one.pupils.length, 2);
  });

  it('leaves out a pupil who is enrolled in no class', async () => {
    const without = linesOf('enrollments.csv').filter((line) => !line.includes('p2'));
    const one = await school({ 'enrollments.csv': lines(...without) });
    assert.deepEqual(
      one.pupils.map(({ id }) => id),
      ['p1'],
    );
  });

  it('gives a teacher all their classes', async () => {
    const one = await school({
      'enrollments.csv': lines(...linesOf('enrollments.csv'), 'c-0a,s1,teacher'),
    });
    assert.deepEqual(one.member('s1')?.classIds, ['c-7b', 'c-0a']);
  });

  it('calls a class by its title where its code is a number of some system', async () => {
    for (const code of ['4711', '2026-7b']) {
      const classes = changed('classes.csv', 2, `c-7b,linde,7.b,,,${code}`);
      const { grade, code: called } =
        (await school({ 'classes.csv': classes })).classByCode('7b') ?? {};
      assert.deepEqual([grade, called], [7, '7b']);
    }
  });

  it('takes the grade of a class whose name has none from its pupils', async () => {
    const one = await school({
      'classes.csv': changed('classes.csv', 2, 'c-7b,linde,Havørnene,,,havørnene'),
    });
    assert.equal(one.pupil('p1')?.grade, 7);
    assert.equal(one.pupil('p1')?.classCode, 'havørnene');
  });

  it('keeps the schools of a municipality apart', async () => {
    const rosters = await read({
      'orgs.csv': lines(...linesOf('orgs.csv'), 'birk,Birkeskolen,school,by'),
      'classes.csv': lines(...linesOf('classes.csv'), 'b-7b,birk,7.b,,,7b'),
      'users.csv': lines(...linesOf('users.csv'), 'p3,p3@elev.example,Birk,Ea,,,'),
      'roles.csv': lines(...linesOf('roles.csv'), 'p3,birk,student,,07,true'),
      'enrollments.csv': lines(...linesOf('enrollments.csv'), 'b-7b,p3,student'),
    });
    assert.deepEqual(
      rosters.map(({ school: one, pupils }) => [one.id, pupils.map(({ id }) => id)]),
      [
        ['linde', ['p1', 'p2']],
        ['birk', ['p3']],
      ],
    );
  });

  describe('refuses, naming the file:', () => {
    for (const file of [
      'orgs.csv',
      'users.csv',
      'roles.csv',
      'classes.csv',
      'enrollments.csv',
    ] as const) {
      it(`a folder without ${file}`, () =>
        refuses({ [file]: undefined }, file, /^: no such file: check the path$/));
    }

    it('a folder without a school', () =>
      refuses(
        { 'orgs.csv': lines(...linesOf('orgs.csv').slice(0, 2)) },
        'orgs.csv',
        /type school/,
      ));

    it('a role for somebody who is no user', () =>
      refuses(
        { 'roles.csv': lines(...linesOf('roles.csv'), 'p9,linde,student,,07,true') },
        'roles.csv',
        /p9 .*users\.csv/,
        6,
      ));

    it('an enrolment into a class that does not exist', () =>
      refuses(
        { 'enrollments.csv': lines(...linesOf('enrollments.csv'), 'c-9z,p1,student') },
        'enrollments.csv',
        /c-9z/,
        5,
      ));

    it('the same id for two users', () =>
      refuses(
        { 'users.csv': lines(...linesOf('users.csv'), 'p1,p1b@elev.example,Anden,Ida,,,') },
        'users.csv',
        /p1/,
        6,
      ));

    it('the same id for two classes', () =>
      refuses(
        { 'classes.csv': lines(...linesOf('classes.csv'), 'c-7b,linde,7.c,,,7c') },
        'classes.csv',
        /c-7b/,
        4,
      ));

    it('letters that are not UTF-8', () =>
      refuses(
        { 'users.csv': Buffer.from(lines(...linesOf('users.csv')), 'latin1') },
        'users.csv',
        /UTF-8/,
        2,
      ));
  });

  describe('refuses, with the line:', () => {
    it('a column that is missing', () =>
      refuses(
        { 'users.csv': lines(...linesOf('users.csv')).replace('givenName', 'fornavn') },
        'users.csv',
        /expected a column givenName; there are .*fornavn/,
        1,
      ));

    it('a name that is missing', () =>
      refuses(
        { 'users.csv': changed('users.csv', 3, 'p2,p2@elev.example,Prøvesen,,,,') },
        'users.csv',
        /givenName/,
        3,
      ));

    it('an id that is missing', () =>
      refuses(
        { 'classes.csv': changed('classes.csv', 3, ',linde,0.a,,,0a') },
        'classes.csv',
        /sourcedId/,
        3,
      ));

    it('a row with too few fields', () =>
      refuses(
        { 'users.csv': changed('users.csv', 3, 'p2,p2@elev.example') },
        'users.csv',
        /columns length is 7, got 2/,
        3,
      ));

    it('a quote inside a field', () =>
      refuses(
        { 'users.csv': changed('users.csv', 3, 'p2,p2@elev.example,Prø"vesen,Bo,,,') },
        'users.csv',
        /quote/i,
        3,
      ));

    it('a quote that is never closed, where it was opened', () =>
      refuses(
        { 'users.csv': changed('users.csv', 3, 'p2,p2@elev.example,"Prøvesen,Bo,,,') },
        'users.csv',
        /quote/i,
        3,
      ));

    it('the row after a field of several lines', () =>
      refuses(
        {
          'users.csv': lines(
            ...linesOf('users.csv').with(1, 'p1,p1@elev.example,"Sand\nBerg",Åse,,,').slice(0, 2),
            'p2,p2@elev.example,Prøvesen,,,,',
          ),
        },
        'users.csv',
        /givenName/,
        4,
      ));
  });

  describe('refuses what cannot be meant:', () => {
    it('a school without a pupil', () =>
      refuses(
        { 'roles.csv': lines(...linesOf('roles.csv')).replaceAll('student', 'elev') },
        'orgs.csv',
        /linde: expected pupils/,
        3,
      ));

    it('one Entra id for two members of staff, in any case', () =>
      refuses(
        { 'users.csv': changed('users.csv', 5, 's2,s2@skole.example,Kontor,Test,ENTRA-S1,,') },
        'users.csv',
        /activeDirectoryMatchId of s2 is that of s1/,
        5,
      ));

    it('somebody who is a pupil and on the staff', () =>
      refuses(
        { 'roles.csv': lines(...linesOf('roles.csv'), 'p1,linde,teacher,,,true') },
        'roles.csv',
        /p1 is a student and on the staff/,
        6,
      ));

    it('two titles for one person, in either order', async () => {
      for (const titles of [
        ['s2,sekretær', 's2,skoleleder'],
        ['s2,skoleleder', 's2,sekretær'],
      ]) {
        const text = lines(...linesOf('userFlags.csv'), ...titles);
        await refuses({ 'userFlags.csv': text }, 'userFlags.csv', /s2 has two titles/, 4);
      }
      const twice = lines(...linesOf('userFlags.csv'), 's1,Klasselærer ');
      assert.equal((await school({ 'userFlags.csv': twice })).member('s1')?.role, 'class_teacher');
    });

    it('two role words at one school for somebody without a title', () =>
      refuses(
        { 'roles.csv': lines(...linesOf('roles.csv'), 's2,linde,principal,,,false') },
        'roles.csv',
        /s2 is officestaff and principal at one school/,
        6,
      ));

    it('a pupil of two schools', () =>
      refuses(
        {
          'orgs.csv': lines(...linesOf('orgs.csv'), 'havn,Havnskolen,school,by'),
          'roles.csv': lines(...linesOf('roles.csv'), 'p1,havn,student,,07,false'),
        },
        'roles.csv',
        /p1 is a student at linde and havn/,
        6,
      ));

    it('enrolments of people, and titles, that nobody has', async () => {
      const enrolled = lines(...linesOf('enrollments.csv'), 'c-7b,p9,student');
      await refuses({ 'enrollments.csv': enrolled }, 'enrollments.csv', /p9 has no row/, 5);
      const titled = lines(...linesOf('userFlags.csv'), 's9,rektor');
      await refuses({ 'userFlags.csv': titled }, 'userFlags.csv', /s9 has no row/, 3);
    });

    it('a school whose pupils are in no class', () =>
      refuses(
        { 'enrollments.csv': lines('classSourcedId,userSourcedId,role', 'c-7b,s1,teacher') },
        'enrollments.csv',
        /linde: expected pupils in classes/,
      ));

    it('two home classes that are called the same', () =>
      refuses(
        { 'classes.csv': changed('classes.csv', 3, 'c-0a,linde,7B,,,') },
        'classes.csv',
        /c-7b and c-0a are both called 7b/,
      ));

    for (const name of ['A\u200Bse', '\u202Eesa', 'x'.repeat(201)]) {
      it(`the name ${JSON.stringify(name.slice(0, 8))} of ${name.length} signs`, () =>
        refuses(
          { 'users.csv': changed('users.csv', 2, `p1,p1@elev.example,Østergård,${name},,,`) },
          'users.csv',
          /givenName: expected a name/,
          2,
        ));
    }

    it('a role at a school that is not there', () =>
      refuses(
        { 'roles.csv': lines(...linesOf('roles.csv'), 's1,nowhere,teacher,,,true') },
        'roles.csv',
        /nowhere has no row in orgs\.csv/,
        6,
      ));

    for (const id of ['_municipality', '_linde', 'linde/7', 'lin de', 'linde.json']) {
      it(`${id} as the id of a school`, () =>
        refuses(
          { 'orgs.csv': lines(...linesOf('orgs.csv'), `${id},Anden,school,by`) },
          'orgs.csv',
          /expected letters, digits/,
          4,
        ));
    }

    it('two schools whose ids differ by case alone', () =>
      refuses(
        { 'orgs.csv': lines(...linesOf('orgs.csv'), 'Linde,Anden,school,by') },
        'orgs.csv',
        /differs from linde by its case/,
        4,
      ));

    for (const [column, row] of [
      ['sourcedId', '010112-1234,p2@elev.example,Prøvesen,Bo,,,'],
      ['username', 'p2,0101121234,Prøvesen,Bo,,,'],
      ['familyName', 'p2,p2@elev.example,Prøvesen 010112-1234,Bo,,,'],
      ['email', 'p2,p2@elev.example,Prøvesen,Bo,,0101121234@elev.example,'],
    ] as const) {
      it(`a CPR number as ${column}, without repeating it`, async () => {
        await refuses(
          { 'users.csv': changed('users.csv', 3, row) },
          'users.csv',
          /no CPR number/,
          3,
        );
        await assert.rejects(read({ 'users.csv': changed('users.csv', 3, row) }), (error) => {
          assert.ok(error instanceof Error && error.message.includes(column));
          assert.doesNotMatch(error.message.replace(folder(), ''), /1234/);
          return true;
        });
      });
    }

    for (const [what, name] of [
      ['a formula', '=HYPERLINK(0)'],
      ['signs nobody sees', 'Bo\u0007'],
    ] as const) {
      it(`${what} as a name`, () =>
        refuses(
          { 'users.csv': changed('users.csv', 3, `p2,p2@elev.example,Prøvesen,${name},,,`) },
          'users.csv',
          /expected a name/,
          3,
        ));
    }
  });

  describe('says what is wanted of', () => {
    const other = async (files: Record<string, string>) => {
      for (const [name, text] of Object.entries(files)) await writeFile(join(folder(), name), text);
      return rostersIn(folder());
    };

    for (const [format, files] of [
      [
        'School Data Sync v1',
        { 'school.csv': 'SIS ID,Name\n', 'section.csv': '', 'student.csv': '' },
      ],
      [
        'OneRoster',
        {
          'manifest.csv': 'propertyName,value\n',
          'orgs.csv': 'sourcedId,status\n',
          'users.csv': '',
          'roles.csv': '',
        },
      ],
      ['Clever', { 'schools.csv': 'School_id\n', 'students.csv': '' }],
    ] as const) {
      it(`${format}`, () =>
        assert.rejects(
          other(files),
          new RegExp(`looks like ${format}; expected School Data Sync v2.1`),
        ));
    }

    it('semicolons and tabs between columns', async () => {
      const users = lines(...linesOf('users.csv'));
      await refuses(
        { 'users.csv': users.replaceAll(',', ';') },
        'users.csv',
        /found semicolons/,
        1,
      );
      await refuses({ 'users.csv': users.replaceAll(',', '\t') }, 'users.csv', /found tabs/, 1);
    });

    it('UTF-16', () =>
      refuses(
        { 'users.csv': Buffer.from(`\uFEFF${lines(...linesOf('users.csv'))}`, 'utf16le') },
        'users.csv',
        /expected UTF-8/,
        1,
      ));

    it('a file where a folder is expected', async () => {
      await writeFile(join(folder(), 'one.csv'), '');
      await assert.rejects(
        rostersIn(join(folder(), 'one.csv')),
        /is a file, not a folder; expected the folder/,
      );
    });
  });

  it('takes role words and column names in any case, as in Microsoft’s own sample', async () => {
    const one = await school({
      'roles.csv': lines(...linesOf('roles.csv'))
        .replaceAll('student', 'Student')
        .replace('userSourcedId', 'UserSourcedId'),
      'enrollments.csv': lines(...linesOf('enrollments.csv')).replaceAll('student', 'STUDENT'),
    });
    assert.equal(one.pupils.length, 2);
    assert.equal(one.staff.length, 2);
  });

  describe('tells what is odd:', () => {
    const told = async (difference: Difference) => {
      await writeRosterFolder(folder(), difference);
      return (await readRosters(folder(), reading)).notices;
    };

    it('people without an Entra id', async () => {
      assert.deepEqual(await told({}), [{ notice: 'no_entra_id', school: 'linde', ids: ['s2'] }]);
    });

    it('a title that no role has, with those who bear it', async () => {
      const flags = 'userSourcedId,flag\ns1,Fhv. skoleleder\n';
      assert.deepEqual((await told({ 'userFlags.csv': flags }))[0], {
        notice: 'unknown_title',
        school: 'linde',
        title: 'Fhv. skoleleder',
        ids: ['s1'],
      });
    });

    it('a pupil who is in no class', async () => {
      const without = linesOf('enrollments.csv').filter((line) => !line.includes('p2'));
      const notices = await told({ 'enrollments.csv': lines(...without) });
      assert.deepEqual(notices[0], { notice: 'no_class', school: 'linde', ids: ['p2'] });
    });
  });
});
