import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { freePort } from '../doubles/freePorts.ts';
import { describeWithPostgres, emptyDatabase, PostgresServer } from '../doubles/postgres.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';

const serving = fileURLToPath(new URL('../doubles/servingProcess.ts', import.meta.url));

describeWithPostgres('serve, started before its database', function () {
  this.timeout(60_000);
  const folder = temporaryFolder();
  let port: number;
  let end = async () => {};

  beforeEach(async () => {
    port = await freePort();
  });
  afterEach(() => end());

  const serve = (url: string) => {
    const { PATH = '' } = process.env;
    const started = spawn(process.execPath, [serving, '2026-11-25T08:10:00+01:00'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...{ PATH, SANDBOX: '1', PORT: String(port), DATA_DIR: folder(), DATABASE_URL: url },
      },
    });
    let log = '';
    started.stderr.setEncoding('utf8').on('data', (line: string) => {
      log += line;
    });
    end = async () => {
      if (started.exitCode !== null || started.signalCode !== null) return;
      started.kill('SIGKILL');
      await once(started, 'exit');
    };
    return { process: started, listening: once(started.stdout, 'data'), log: () => log };
  };
  const ask = (path: string, method = 'GET') =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'GET' ? {} : { body: 'x'.repeat(100_000) }),
    }).catch(() => undefined);
  const answered = async () => {
    for (;;) {
      const answer = await ask('/readyz');
      if (answer) return answer;
    }
  };

  it('lives, is not ready and sends messages back until that is there, then makes the tables and works', async () => {
    const server = await PostgresServer.start();
    try {
      const url = await emptyDatabase(server.url);
      await server.stop();
      const bot = serve(url.reveal());
      const waiting = await answered();
      assert.equal(waiting.status, 503);
      assert.match(await waiting.text(), /"not ready","store":\{"state":"failing"/);
      assert.equal((await ask('/healthz'))?.status, 200);
      const message = await ask('/api/messages', 'POST');
      assert.deepEqual([message?.status, message?.headers.get('retry-after')], [503, '5']);
      await server.start();
      await bot.listening;
      const ready = await answered();
      // Without a roster; the store is well.
      assert.match(await ready.text(), /"store":\{"state":"ok"/);
      const lines = bot.log().match(/waits for the database/g);
      assert.equal(lines?.length, 1, bot.log());
      assert.doesNotMatch(bot.log(), /kun-til-test/);
    } finally {
      await end();
      server.remove();
    }
  });

  it('ends at once and in order when told to while it waits, for a silent host as well', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const address = silent.address();
    const at = typeof address === 'object' ? address?.port : '';
    const bot = serve(`postgresql://naervaer:kun-til-test@127.0.0.1:${at}/naervaer`);
    assert.equal((await answered()).status, 503);
    const exit = once(bot.process, 'exit');
    const told = performance.now();
    bot.process.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
    assert.ok(performance.now() - told < 5_000);
    silent.close();
  });
});
