import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { serviceUrlGate, teamsServiceUrls } from '../../../bot/teams/serviceUrls.ts';
import { type GuardedSchool, startGuardedSchool } from '../../doubles/guardedSchool.ts';
import { personOf } from '../../doubles/runningSchool.ts';
import { originOf } from '../../services/graph/tappedGraph.ts';

const teams = [
  'https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net/emea/tenant/',
  'https://SMBA.trafficmanager.net:443/de/',
  'https://europe.botframework.com/',
  'https://smba.infra.gcc.teams.microsoft.com/gcc',
];

const elsewhere: readonly unknown[] = [
  'http://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net:8443/emea/',
  'https://evil.trafficmanager.net/',
  'https://x.smba.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.example/',
  'https://smba.trafficmanager.net@evil.example/',
  'https://teams:word@smba.trafficmanager.net/',
  'https://evil.example/smba.trafficmanager.net/',
  'https://evil.example?.botframework.com',
  'https://evil.example#.botframework.com',
  'https://evil.example\\.botframework.com/',
  'https://botframework.com/',
  'https://evilbotframework.com/',
  'https://teams.microsoft.com.evil.example/',
  'https://smba.trafficmanager.net./',
  'https://127.0.0.1/',
  'http://127.0.0.1:4000/',
  'http://[::1]:4000/',
  'http://169.254.169.254/metadata',
  'https://смба.trafficmanager.net/',
  'ftp://smba.trafficmanager.net/',
  'javascript:alert(1)',
  'smba.trafficmanager.net',
  '//smba.trafficmanager.net',
  '',
  undefined,
  null,
  4,
  ['https://smba.trafficmanager.net/'],
];

describe('where the bot sends its token', () => {
  it('is Teams', () => {
    const maySendTo = serviceUrlGate(teamsServiceUrls);
    for (const url of teams) assert.ok(maySendTo(url), url);
    for (const url of elsewhere) assert.ok(!maySendTo(url), String(url));
  });

  it('is this machine alone in a sandbox, which has no token', () => {
    const maySendTo = serviceUrlGate(undefined);
    for (const url of ['http://127.0.0.1:4000/_connector', 'http://localhost/', 'http://[::1]:5/'])
      assert.ok(maySendTo(url), url);
    const away = ['http://10.0.0.1/', 'http://localhost.evil.example/', 'http://127.0.0.1.nip.io/'];
    for (const url of [...teams, ...away]) assert.ok(!maySendTo(url), url);
  });

  describe('with somebody listening elsewhere', () => {
    let school: GuardedSchool;
    let evil: string;
    let heard = 0;
    const listener = createServer((_request, response) => {
      heard += 1;
      response.end('{"id":"1"}');
    });

    before(async () => {
      school = await startGuardedSchool();
      listener.listen(0, '127.0.0.1');
      await once(listener, 'listening');
      evil = originOf(listener.address());
    });

    after(async () => {
      await school.close();
      listener.close();
    });

    it('is not where an activity says, though its token is right and says the same', async () => {
      const before = await school.stored();
      const teacher = personOf(school.roster, 'class_teacher', '7b');
      const forged = [
        evil,
        `${evil}/`,
        `${evil}/${school.teams.serviceUrl}`,
        `${evil}@127.0.0.1:1`,
      ];
      for (const serviceUrl of forged) {
        const response = await fetch(`${school.bot.url}/api/messages`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${await school.issuer.sign(school.claims(serviceUrl))}`,
          },
          body: JSON.stringify({
            ...school.teams.activity(teacher),
            serviceUrl,
            type: 'message',
            text: 'status',
          }),
        });
        assert.equal(response.status, 403);
        await response.text();
      }
      assert.equal(await school.stored(), before);
      assert.equal(heard, 0);
    });

    it('is not where a stored address says', async () => {
      const { bot, teams: channel } = school;
      const teacher = personOf(school.roster, 'class_teacher', '7b');
      await channel.install(teacher);
      await bot.delivery.idle();
      const sent = channel.received;
      await transact(bot.app.store, 'linde', async (unit) => {
        const known = await unit.load('person', teacher.member.id);
        assert.ok(known);
        const reference = { ...known.reference, serviceUrl: evil };
        unit.put('person', teacher.member.id, { ...known, reference });
        unit.put('outbox', 'forged#1', {
          work: {
            do: 'show',
            recipient: { to: 'person', staffId: teacher.member.id },
            subject: { card: 'notice', id: 'help', details: {} },
            mode: 'new',
          },
          createdAt: '2026-11-28T08:10:00+01:00',
          attempts: 0,
          state: 'waiting',
        });
      });
      bot.delivery.wake('linde');
      await bot.delivery.idle();
      assert.equal(heard, 0);
      assert.equal(channel.received, sent);
      const { value } = (await bot.app.store.load('linde', 'outbox', 'forged#1')) ?? {};
      assert.deepEqual([value?.state, value?.failure], ['failed', 'foreign_service_url']);
    });
  });
});
