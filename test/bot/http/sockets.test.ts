import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { httpLimits } from '../../../bot/http/httpLimits.ts';
import { type GuardedSchool, startGuardedSchool } from '../../doubles/guardedSchool.ts';
import { hostile, openSockets } from '../../doubles/hostileSockets.ts';

/** How many callers try at once to keep others out. */
const crowd = Number(process.env.CROWD ?? 1000);

const connectionsOf = async (school: GuardedSchool) => {
  const headers = { connection: 'close' };
  const metrics = await (await fetch(`${school.bot.url}/metrics`, { headers })).text();
  return Number(/^naervaer_connections (\d+)$/m.exec(metrics)?.[1]);
};

describe(`the door, while ${crowd} sockets are held open by one address that`, () => {
  let school: GuardedSchool;

  const perAddress = 500;

  before(async () => {
    school = await startGuardedSchool({
      http: { ...httpLimits, connections: 1000, connectionsPerAddress: perAddress },
    });
  });

  after(() => school.close());

  for (const [what, act] of Object.entries(hostile)) {
    it(`${what}: answers the next caller from there and from elsewhere`, async function () {
      this.timeout(60_000);
      const held = await openSockets(school.bot.url, crowd, { act });
      const response = await fetch(`${school.bot.url}/healthz`, {
        headers: { connection: 'close' },
      });
      assert.equal(response.status, 200);
      const ask = `GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;
      const { sockets, close } = await openSockets(school.bot.url, 1, {
        act: (socket) => socket.end(ask),
        from: '127.0.0.2',
      });
      const [first] = sockets;
      assert.ok(first);
      const [answer] = await once(first, 'data');
      assert.match(String(answer), /^HTTP\/1\.1 200 /);
      assert.ok((await connectionsOf(school)) <= perAddress + 1);
      close();
      held.close();
    });
  }
});

describe('the door, for sockets that never hang up and', () => {
  const shortly = {
    headersMs: 150,
    requestMs: 300,
    keepAliveMs: 200,
    answerMs: 600,
    untakenMs: 200,
    checkEveryMs: 50,
  };
  let school: GuardedSchool;

  before(async () => {
    school = await startGuardedSchool({ http: { ...httpLimits, ...shortly } });
  });

  after(() => school.close());

  for (const [what, act] of Object.entries(hostile)) {
    it(`${what}: has an end`, async () => {
      const held = await openSockets(school.bot.url, 20, { act });
      while ((await connectionsOf(school)) > 1);
      held.close();
    });
  }

  for (const [what, bytes, status] of [
    [
      'an upgrade',
      'GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: Upgrade\r\nupgrade: x\r\n\r\n',
      400,
    ],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nhost: x\r\n\r\n', 405],
  ] as const) {
    it(`answers ${what} with ${status}, which is read to its end`, async () => {
      const { hostname, port } = new URL(school.bot.url);
      const socket = connect(Number(port), hostname, () => socket.write(bytes));
      const parts: string[] = [];
      socket.on('data', (part) => parts.push(String(part)));
      await once(socket, 'close');
      assert.match(parts.join(''), new RegExp(`^HTTP/1\\.1 ${status} .*not allowed"}$`, 's'));
    });
  }

  it('answers a few things that are asked at once in their order, and hangs up on many', async () => {
    const answersTo = async (count: number) => {
      const { hostname, port } = new URL(school.bot.url);
      const socket = connect(Number(port), hostname);
      const parts: string[] = [];
      socket.on('data', (part) => parts.push(String(part)));
      socket.on('error', () => {});
      socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(count));
      await once(socket, 'close');
      return parts.join('').split('HTTP/1.1 200 ').length - 1;
    };
    assert.equal(await answersTo(httpLimits.pipelined), httpLimits.pipelined);
    assert.equal(await answersTo(500), 0);
  });
});
