import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { schemas } from '../../bot/core/records.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import { openLowdbStore } from '../../services/store/openLowdbStore.ts';
import { personOf, seed } from '../doubles/runningSchool.ts';
import { startTeams, type Teams } from '../doubles/teams.ts';

const now = '2026-11-25T08:10:00+01:00';
const child = fileURLToPath(new URL('../doubles/botProcess.ts', import.meta.url));

describe('the bot, told to stop', function () {
  // A process of its own each time; it may take its ten seconds.
  this.timeout(60_000);
  const [roster] = municipality(1);
  assert.ok(roster);
  const teacher = personOf(roster, 'class_teacher', '7b');
  let folder: string;
  let url = '';
  let bot: ChildProcess;
  let teams: Teams;
  let ended: Promise<unknown[]>;
  const logged: string[] = [];
  const open: Socket[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-'));
    await seed(folder, [roster]);
    logged.length = 0;
    bot = spawn(process.execPath, [child, folder, now, 'error'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    bot.stderr?.on('data', (text) => logged.push(String(text)));
    ended = once(bot, 'exit');
    assert.ok(bot.stdout);
    const [printed] = await once(bot.stdout, 'data');
    url = String(printed).trim();
    teams = await startTeams(() => url);
    await teams.install(teacher);
    await teams.until(() => (teams.received > 0 ? true : undefined), 'the greeting');
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    if (bot.exitCode === null && bot.signalCode === null) bot.kill('SIGKILL');
    await ended;
    teams.setFault();
    await teams.close();
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}.stuck`, { force: true });
  });

  const ready = () => fetch(`${url}/readyz`).then(({ status }) => status);
  /** Tells it to stop and waits until it says so. */
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    bot.kill(signal);
    while ((await ready()) !== 503);
  };
  const assertInOrder = async () => {
    assert.deepEqual(await ended, [0, null]);
    await assert.rejects(access(join(folder, '.lock')), 'the lock is given back');
  };
  const reports = async () => {
    const store = await openLowdbStore({ folder, schemas });
    try {
      return (await store.list('linde', 'report')).length;
    } finally {
      await store.close();
    }
  };
  /** A connection of somebody's own, on which one thing was asked already. */
  const caller = async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    open.push(socket);
    socket.on('error', () => {});
    socket.write('GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(socket, 'data');
    return socket;
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`by ${signal}, overrides with 0 though a proxy keeps an idle connection`, async () => {
      const idle = await caller();
      const hungUp = once(idle, 'close');
      await stop(signal);
      await hungUp;
      await assertInOrder();
      assert.deepEqual(logged, []);
    });
  }

  it('ends though a connection is never quiet, and each answer says that it is the last', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const statuses = new Set<unknown>();
    const busy = (async () => {
      for (;;) {
        const asked = request(`${url}/readyz`, { agent });
        asked.end();
        const [response] = await once(asked, 'response');
        statuses.add(`${response.statusCode} ${response.headers.connection}`);
        response.resume();
        await once(response, 'end');
      }
    })();
    const over = assert.rejects(busy, 'refused when it is gone');
    while (statuses.size === 0) await ready();
    await stop();
    await assertInOrder();
    await over;
    agent.destroy();
    assert.deepEqual([...statuses], ['200 keep-alive', '503 close']);
  });

  it('sends back what comes meanwhile, to be sent again, and stores nothing of it', async () => {
    await stop();
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...teams.activity(teacher), text: 'Loke syg' }),
    });
    assert.deepEqual([response.status, response.headers.get('connection')], [503, 'close']);
    await assertInOrder();
    assert.equal(await reports(), 0);
  });

  it('finishes a message that is under way, whose answer still waits in the outbox then', async () => {
    const body = JSON.stringify({
      ...teams.activity(teacher, { id: 'late' }),
      type: 'message',
      text: 'Sofie syg i dag',
    });
    const socket = await caller();
    socket.write(
      `POST /api/messages HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`,
    );
    socket.write(body.slice(0, 50));
    // Another one's answer: the bot has read the first half by now.
    await ready();
    await stop();
    const answered = once(socket, 'data');
    socket.write(body.slice(50));
    const [answer] = await answered;
    assert.match(String(answer), /^HTTP\/1\.1 200 .*connection: close/is);
    await assertInOrder();
    assert.equal(await reports(), 1);
  });

  it('is not held up by callers who end neither headers nor body', async () => {
    const headers = await caller();
    headers.write('POST /api/messages HTTP/1.1\r\nhost: localhost\r\n');
    const half = await caller();
    half.write('POST /api/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n{');
    await stop();
    await assertInOrder();
    assert.deepEqual(logged, []);
  });

  it('leaves the store in order though Teams does not answer, and says how much it cut off', async () => {
    teams.setFault(() => 'hang');
    const requests = teams.requests.length;
    assert.equal(await teams.say(teacher, 'Sofie syg i dag'), 200);
    await teams.until(
      () => (teams.requests.length > requests ? true : undefined),
      'the answer is being sent',
    );
    await stop();
    await assertInOrder();
    assert.deepEqual(
      logged.map((line) => {
        const { msg, deliveries, turns, requests: asked } = JSON.parse(line);
        return { msg, deliveries, turns, asked };
      }),
      [{ msg: 'stopped before all was done', deliveries: 1, turns: 0, asked: 0 }],
    );
    assert.equal(await reports(), 1);
  });

  it('ends with 0 and says what it cut off though the disk hangs', async () => {
    await writeFile(`${folder}.stuck`, '');
    const saying = teams.say(teacher, 'Sofie syg i dag').catch(() => 0);
    const metrics = async () => (await fetch(`${url}/metrics`)).text();
    await metrics();
    await stop();
    assert.deepEqual(await ended, [0, null]);
    assert.equal(await saying, 0, 'nobody was told that it is stored');
    assert.match(logged.join(''), /"requests":1,"turns":1,.*stopped before all was done/);
    assert.equal(await reports(), 0);
  });

  it('ends at once when it is told again', async () => {
    teams.setFault(() => 'hang');
    await teams.say(teacher, 'Sofie syg i dag');
    const idle = await caller();
    const hungUp = once(idle, 'close');
    await stop();
    // Later than one press of Ctrl-C can come twice.
    await hungUp;
    bot.kill('SIGTERM');
    assert.deepEqual(await ended, [143, null]);
    assert.deepEqual(logged, []);
  });
});
