import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pino from 'pino';
import { z } from 'zod';
import { readConfig } from '../../bot/config.ts';
import { startBot } from '../../bot/main.ts';
import { municipality } from '../../bot/sandbox/municipality.ts';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { migrationFiles } from '../../services/store/postgres/migrate.ts';
import { storeRoster } from '../builders/rosters.ts';
import { describeWithPostgres, emptyDatabase, PostgresServer } from '../doubles/postgres.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';

const readyShape = z.object({ store: z.object({ state: z.string() }) });

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describeWithPostgres('the commands, on a database', () => {
  const folder = temporaryFolder();

  const naervaer = async (args: string[], url: DatabaseUrl | undefined) => {
    const env = {
      PATH: process.env.PATH,
      DATA_DIR: join(folder(), 'data'),
      ...(url ? { DATABASE_URL: url.reveal() } : {}),
    };
    const run = promisify(execFile)(process.execPath, [at('bot/cli/naervaer.ts'), ...args], {
      env,
    });
    const done = await run.then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
    assert.doesNotMatch(`${done.stdout}${done.stderr}`, /kun-til-test/);
    return done;
  };

  it('import a roster, verify the trail, and copy the store away and back', async () => {
    const url = await emptyDatabase();
    const roster = at('test/corpus/havbakke');
    const early = await naervaer(['import', 'roster', roster], url);
    assert.match(early.stderr, /no tables: run naervaer store migrate/);
    assert.match((await naervaer(['store', 'migrate'], url)).stdout, /^Done: 0001_/);
    assert.equal((await naervaer(['store', 'migrate'], url)).stdout, 'Nothing to do.\n');
    const imported = await naervaer(['import', 'roster', roster], url);
    assert.equal(imported.code, 0, imported.stderr);
    const verified = await naervaer(['audit', 'verify'], url);
    assert.equal(verified.code, 0, verified.stderr);
    assert.match(verified.stdout, /intact/);
    const away = join(folder(), 'away');
    const copied = await naervaer(
      ['store', 'copy', '--from', url.reveal(), '--to', away],
      undefined,
    );
    assert.equal(copied.code, 0, copied.stderr);
    const second = await emptyDatabase();
    const back = await naervaer(
      ['store', 'copy', '--from', away, '--to', second.reveal()],
      undefined,
    );
    assert.equal(back.code, 0, back.stderr);
    assert.deepEqual((await naervaer(['audit', 'verify'], second)).stdout, verified.stdout);
    for (const _ of await migrationFiles())
      assert.equal((await naervaer(['store', 'migrate', '--down'], second)).code, 0);
    assert.match((await naervaer(['audit', 'verify'], second)).stderr, /no tables/);
  });

  it('serve makes the tables, is ready with a roster, and says 503 at once while the database is away, however many schools there are', async () => {
    const server = await PostgresServer.start();
    const url = await emptyDatabase(server.url);
    const config = readConfig({
      SANDBOX: '1',
      PORT: '0',
      DATA_DIR: folder(),
      DATABASE_URL: url.reveal(),
    });
    const now = () => Temporal.Instant.from('2026-11-25T08:10:00+01:00');
    const bot = await startBot(config, { now, log: pino({ level: 'silent' }) });
    try {
      const ready = async () => {
        const asked = performance.now();
        const answer = await fetch(`${bot.url}/readyz`);
        const { store } = readyShape.parse(await answer.json());
        // A second of patience, and what a busy machine takes; each school's would be ten.
        assert.ok(performance.now() - asked < 4_000);
        return [answer.status, store.state];
      };
      assert.deepEqual(await ready(), [503, 'ok']);
      for (const roster of municipality(6)) await storeRoster(bot.app.store, roster);
      await bot.app.schools.reload();
      assert.deepEqual(await ready(), [200, 'ok']);
      await server.stop();
      assert.deepEqual(await ready(), [503, 'failing']);
      assert.deepEqual(await ready(), [503, 'failing']);
      await server.start();
      let again = await ready();
      // The store tries again after pauses.
      while (again[0] !== 200) again = await ready();
      assert.deepEqual(again, [200, 'ok']);
    } finally {
      await bot.close();
      server.remove();
    }
  });
});
