import assert from 'node:assert/strict';
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fateOf } from '../doubles/describeUnless.ts';
import { missingTools, systemPostgres } from '../doubles/systemPostgres.ts';

const test = fileURLToPath(new URL('../', import.meta.url));

describe('a suite that needs what a machine may lack', () => {
  it('is skipped with the reason in its title, and fails where all must run', () => {
    assert.equal(fateOf(undefined, { REQUIRE_POSTGRES: '1' }), 'runs');
    assert.equal(fateOf('no server', {}), 'is skipped');
    for (const must of ['CI', 'REQUIRE_POSTGRES'])
      assert.equal(fateOf('no server', { [must]: '1' }), 'fails');
  });

  it('is skipped by none but the one place that gives the reason', async () => {
    const skipping: string[] = [];
    for await (const path of glob('**/*.test.ts', { cwd: test })) {
      const text = await readFile(join(test, path), 'utf8');
      if (/\b(?:describe|context|it)\.skip\b|\bx(?:describe|it)\(/.test(text)) skipping.push(path);
    }
    assert.deepEqual(
      skipping.filter((path) => path !== 'house/skipping.test.ts'),
      [],
    );
  });

  it('names the tools of PostgreSQL that it misses, and the package that has them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naervaer-tools-'));
    try {
      assert.match(missingTools(join(folder, 'none')) ?? '', /none.*apt-get install postgresql/);
      const bin = join(folder, '15', 'bin');
      await mkdir(bin, { recursive: true });
      // The client's package alone.
      for (const tool of ['pg_dump', 'pg_restore', 'pg_basebackup', 'psql'])
        await writeFile(join(bin, tool), '');
      assert.equal(systemPostgres(folder), undefined);
      assert.match(missingTools(folder) ?? '', /initdb, pg_ctl/);
      for (const tool of ['initdb', 'pg_ctl']) await writeFile(join(bin, tool), '');
      assert.equal(systemPostgres(folder), bin);
      assert.equal(missingTools(folder), undefined);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a run of everything', () => {
  it('installs what its suites need and lets none be skipped', async () => {
    const run = await readFile(join(test, '../.ci/run'), 'utf8');
    assert.match(run, /REQUIRE_POSTGRES=1/);
    assert.match(run, /apt-get install [^\n]* postgresql\b/);
  });
});
