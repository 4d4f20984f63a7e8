import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { skoledataSource } from '../../../bot/roster/skoledataSource.ts';
import { rostersOf } from '../../../services/roster/rostersOf.ts';
import { skoledataJson } from '../../../services/roster/skoledataRows.ts';
import { refuseBadRows } from '../../../services/roster/sourceRows.ts';
import { reading } from '../../builders/rosters.ts';
import { type RegisterServer, startRegisterServer } from '../../doubles/registerServer.ts';
import { outsideWith } from '../../services/graph/outsideErrors.ts';

const map = fileURLToPath(new URL('../../../data/rosters/os2skoledata.json', import.meta.url));
const cpr = '120312-1234';

/** A person as OS2skoledata answers, with what must not be taken over. */
const aPerson = (uniId: string | null, difference: object = {}) => ({
  databaseId: 17,
  localPersonId: cpr,
  firstName: `Fornavn-${uniId}`,
  familyName: 'Efternavn',
  cpr,
  password: 'Hemmelig-Kode-1',
  setPasswordOnCreate: true,
  username: `bruger-${uniId}`,
  uniId,
  role: 'STUDENT',
  studentMainGroupLevelForInstitution: '7',
  stilMainGroupCurrentInstitution: 'G7B',
  stilGroupsCurrentInstitution: ['G7B', 'HOLD1'],
  employeeRoles: [],
  contactCards: [{ cpr }],
  deleted: false,
  ...difference,
});
const teacher = {
  role: 'EMPLOYEE',
  employeeRoles: ['LÆRER'],
  studentMainGroupLevelForInstitution: null,
};

describe('rosters from OS2skoledata', () => {
  let server: RegisterServer;
  const persons = [
    aPerson('elev1'),
    aPerson('elev2'),
    aPerson('ude', { deleted: true }),
    aPerson(null),
    aPerson('laerer1', teacher),
    aPerson('leder1', { ...teacher, employeeRoles: ['LÆRER', 'LEDER'] }),
  ];

  beforeEach(async () => {
    server = await startRegisterServer();
    server.answers.set('/api/institutions', {
      body: [
        { number: '280123', name: 'Lindeskolen', type: 'SCHOOL', locked: false },
        { number: '280124', name: 'Havnskolen', type: 'SCHOOL', locked: true },
        { number: '280125', name: 'Børnehaven', type: 'DAYCARE', locked: false },
      ],
    });
    server.answers.set('/api/persons?institutionNumber=280123', { body: persons });
    server.answers.set('/api/groups?institutionNumber=280123', {
      body: [
        {
          databaseId: 4,
          groupId: 'G7B',
          groupName: '7.b',
          groupLevel: '7',
          groupType: 'HOVEDGRUPPE',
        },
      ],
    });
  });
  afterEach(() => server.close());

  const read = () =>
    skoledataSource({
      url: `${server.url}/`,
      token: 'secret-key',
      map,
      municipality: 'Eksempelby Kommune',
      domain: 'skole.example.dk',
    }).read({ mark: undefined, told: false });
  const rows = async () => {
    const answer = await read();
    assert.ok(answer.found === 'rows');
    return answer;
  };

  it('are its schools with home classes, pupils and staff, each asked with the key', async () => {
    const { files, fileOf, withoutId } = await rows();
    refuseBadRows(files, fileOf);
    const { rosters, notices } = await rostersOf(files, fileOf, reading);
    const [one] = rosters;
    assert.deepEqual(one?.school, { id: '280123', name: 'Lindeskolen' });
    assert.deepEqual(
      one.pupils.map(({ id, classId, grade }) => ({ id, classId, grade })),
      ['elev1', 'elev2'].map((id) => ({ id, classId: '280123-G7B', grade: 7 })),
    );
    assert.deepEqual(
      one.staff.map(({ id, role, title, entraId }) => ({ id, role, title, entraId })),
      [
        {
          id: 'laerer1',
          role: 'teacher',
          title: 'lærer',
          entraId: 'bruger-laerer1@skole.example.dk',
        },
        { id: 'leder1', role: 'other', title: 'leder', entraId: 'bruger-leder1@skole.example.dk' },
      ],
    );
    assert.deepEqual(one.staff[0]?.classIds, ['280123-G7B']);
    assert.equal(withoutId, 1, 'somebody without an id is counted and left out');
    assert.deepEqual(
      notices.map(({ notice }) => notice),
      ['unknown_title'],
    );
  });

  it('do not tell of a school whose year is being changed', async () => {
    assert.deepEqual((await rows()).unread, ['280124']);
    assert.equal(
      server.asked.some((one) => one.includes('280124')),
      false,
    );
    server.answers.set('/api/institutions', {
      body: [{ number: '280123', name: 'Lindeskolen', type: 'SCHOOL', locked: true }],
    });
    assert.equal((await read()).found, 'unfinished');
  });

  it('hold no CPR number and no password, and neither does an error', async () => {
    assert.doesNotMatch(JSON.stringify((await rows()).files), /120312|Hemmelig/);
    assert.doesNotMatch(
      JSON.stringify(skoledataJson(JSON.stringify(persons))),
      /cpr|password|Hemmelig/i,
    );
    const broken = `[{"cpr":"${cpr}","password":"Hemmelig-Kode-1",`;
    server.answers.set('/api/persons?institutionNumber=280123', { body: broken });
    await assert.rejects(read(), (error: Error) => {
      assert.doesNotMatch(
        `${error.message}${error.stack}${JSON.stringify(error)}`,
        /120312|Hemmelig/,
      );
      return true;
    });
  });

  it('refuse an id that is a CPR number without repeating it', async () => {
    server.answers.set('/api/persons?institutionNumber=280123', {
      body: [...persons, aPerson(cpr)],
    });
    const { files, fileOf } = await rows();
    await assert.rejects(rostersOf(files, fileOf, reading), (error: Error) => {
      assert.match(error.message, /^os2skoledata\/users:\d+:1: sourcedId: expected no CPR number/);
      return !error.message.includes('120312');
    });
  });

  it('fail as a whole, by what happened', async () => {
    const path = '/api/groups?institutionNumber=280123';
    server.answers.set(path, { status: 503, body: '' });
    await assert.rejects(read(), outsideWith('roster_503', true));
    server.answers.set(path, { body: { error: 'Invalid ApiKey header' } });
    await assert.rejects(read(), outsideWith('roster_garbage', true));
    server.answers.set('/api/institutions', { status: 401, body: '' });
    await assert.rejects(read(), outsideWith('roster_401', false));
    await server.close();
    await assert.rejects(read(), outsideWith('roster_unreachable', true));
    server = await startRegisterServer();
  });
});
