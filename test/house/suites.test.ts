import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = new URL('../../', import.meta.url);
const suite = z.object({ spec: z.array(z.string()) });

/** Whose tests use the disk or the network. */
const slow: ReadonlySet<string> = new Set(['graph', 'identity', 'store']);

async function filesOf(spec: string | readonly string[]): Promise<string[]> {
  return (await Array.fromAsync(glob(spec, { cwd: fileURLToPath(root) }))).sort();
}

async function specOf(name: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`.mocharc.${name}.json`, root), 'utf8');
  return suite.parse(JSON.parse(text)).spec;
}

describe('the suites of tests', () => {
  it('run each test of the domain among the fast ones', async () => {
    const domain = await filesOf('test/services/**/*.test.ts');
    const wanted = domain.filter((path) => !slow.has(path.split('/')[2] ?? ''));
    assert.ok(wanted.length > 100, 'the tests are found');
    const fast = new Set(await filesOf(await specOf('fast')));
    assert.deepEqual(
      wanted.filter((path) => !fast.has(path)),
      [],
    );
  });

  it('find a test with each of their patterns', async () => {
    for (const name of ['crashes', 'fast', 'journeys', 'postgres', 'slow', 'year']) {
      for (const spec of await specOf(name)) {
        assert.ok((await filesOf(spec)).length > 0, `${name}: ${spec}`);
      }
    }
  });

  it('have what mocha alone leaves out in one of their own', async () => {
    const apart = await filesOf('test/{crashes,journeys,year}/**/*.test.ts');
    const specs = await Promise.all(['crashes', 'journeys', 'year'].map(specOf));
    const run = new Set(await filesOf(specs.flat()));
    assert.deepEqual(
      apart.filter((path) => !run.has(path)),
      [],
    );
  });
});
