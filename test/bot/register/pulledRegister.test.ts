import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { muElev } from '../../../bot/register/muElev.ts';
import { plainPull } from '../../../bot/register/plainPull.ts';
import { pulledRegister } from '../../../bot/register/pulledRegister.ts';
import { standingAbsence } from '../../../services/absence/marksOf.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { readAbsenceMap } from '../../../services/register/readAbsenceMap.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { type RegisterServer, startRegisterServer } from '../../doubles/registerServer.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';
import { aMap } from '../../services/register/aMap.ts';

const map = await readAbsenceMap(
  fileURLToPath(new URL('../../../data/maps/mu-elev.json', import.meta.url)),
);
const access = '/muelev/fravaer/institutionsadgang?Kommunekode=851&format=json';
const thisYear = '/muelev/fravaer/280123/2026?format=json';

describe('a register that is asked over the network', () => {
  let school: RunningSchool;
  let server: RegisterServer;
  const [first] = invented;
  assert.ok(first);
  const keyed: Roster = roster({
    ...first,
    pupils: first.pupils.map((one) => ({ ...one, registerKeys: { username: `uni-${one.id}` } })),
  });
  const pupilId = keyed.pupils[0]?.id ?? '';
  const row = (day: string, type: string) => ({
    UniId: `uni-${pupilId}`,
    Dato: `${day}T00:00:00`,
    Fravaerstype: type,
  });

  beforeEach(async () => {
    school = await startSchool({ rosters: [keyed] });
    server = await startRegisterServer();
    server.answers.set(access, {
      body: {
        Institutioner: [
          {
            InstitutionsKode: '280123',
            Skoleaar: 2025,
            SidstAendret: '2026-06-26T12:00:00',
            Link: 'http://evil.example',
          },
          {
            InstitutionsKode: '280123',
            Skoleaar: 2026,
            SidstAendret: '2026-11-25T07:55:00',
            Link: 'http://evil.example',
          },
        ],
      },
    });
    server.answers.set(thisYear, { body: [row('2026-11-23', 'Ulovligt')] });
  });

  afterEach(async () => {
    await school.close();
    await server.close();
  });

  const noted = async () => {
    const stored = await school.bot.app.store.load('linde', 'pupil', pupilId);
    return stored
      ? standingAbsence(stored.value).map(({ date, category }) => `${date} ${category}`)
      : [];
  };
  const asks = () => {
    const port = muElev({ url: server.url, token: 'secret' }, 851);
    return pulledRegister(school.bot.app, port, { map, partial: false });
  };
  const anHourLater = () => {
    const next = school.bot.app.now().add({ hours: 1 });
    school.setNow(next.toString());
  };

  it('is MU Elev’s: the newest year of each institution, with the token, at that address alone', async () => {
    await asks()();
    assert.deepEqual(await noted(), ['2026-11-23 unlawful']);
    assert.deepEqual(server.asked, [
      `GET ${access} Bearer secret`,
      `GET ${thisYear} Bearer secret`,
    ]);
  });

  it('is asked once an hour, and for absence only where it has changed since it was taken', async () => {
    const ask = asks();
    await ask();
    await ask();
    assert.equal(server.asked.length, 2);
    anHourLater();
    await ask();
    assert.deepEqual(server.asked.slice(2), [`GET ${access} Bearer secret`]);
    server.answers.set(access, {
      body: {
        Institutioner: [
          { InstitutionsKode: '280123', Skoleaar: 2026, SidstAendret: '2026-11-25T09:05:00' },
        ],
      },
    });
    server.answers.set(thisYear, { body: [row('2026-11-23', 'Sygdom')] });
    anHourLater();
    await ask();
    assert.deepEqual(await noted(), ['2026-11-23 illness']);
  });

  it('is asked again for what could not be taken, and the log says which row, but not of whom', async () => {
    server.answers.set(thisYear, {
      body: [{ ...row('2026-11-23', 'Ulovligt'), UniId: 'stranger' }],
    });
    const ask = asks();
    await ask();
    assert.deepEqual(await noted(), []);
    const warned = school.log.find((line) => line.includes('rows of the register')) ?? '';
    assert.match(warned, /mu-elev\/280123\/2026:1:1: pupil: expected/);
    assert.ok(!warned.includes('stranger'));
    server.answers.set(thisYear, { body: [row('2026-11-23', 'Ulovligt')] });
    anHourLater();
    await ask();
    assert.deepEqual(await noted(), ['2026-11-23 unlawful']);
  });

  it('fails with a code that holds neither address nor token', async () => {
    const failing = async (code: RegExp) =>
      assert.rejects(asks()(), (error) => {
        assert.ok(error instanceof OutsideError);
        assert.match(error.code, code);
        assert.doesNotMatch(`${error.message} ${error.stack}`, /secret|127\.0\.0\.1/);
        return true;
      });
    server.answers.set(access, { status: 401, body: '' });
    await failing(/^register_401$/);
    server.answers.set(access, { body: '<html>' });
    await failing(/^register_garbage$/);
    await server.close();
    await failing(/^register_unreachable$/);
    server = await startRegisterServer();
  });

  it('may be a file at an address, asked for again only when it has changed', async () => {
    const body = (code: string) => `Elev;Dato;Kode;Lektioner\n${pupilId};23-11-2026;${code};\n`;
    server.answers.set('/f.csv', { body: body('U'), etag: '"1"' });
    const port = plainPull({ url: `${server.url}/f.csv`, token: 'Basic abc' });
    const ask = pulledRegister(school.bot.app, port, { map: aMap(), partial: false });
    await ask();
    assert.deepEqual(await noted(), ['2026-11-23 unlawful']);
    const trail = async () =>
      (await school.bot.app.store.list('linde', 'audit')).filter(({ value }) =>
        value.action.startsWith('register'),
      ).length;
    anHourLater();
    await ask();
    assert.equal(await trail(), 1, 'not read again');
    server.answers.set('/f.csv', { body: body('S'), etag: '"2"' });
    anHourLater();
    await ask();
    assert.deepEqual(await noted(), ['2026-11-23 illness']);
    assert.ok(server.asked.every((one) => one.endsWith('Basic abc')));
  });
});
