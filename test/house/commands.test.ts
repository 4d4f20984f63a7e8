import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { commands } from './commands.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

async function pages(): Promise<string> {
  const names = (await readdir(new URL('docs/', root))).filter((name) => name.endsWith('.md'));
  const all = await Promise.all(['README.md', ...names.map((name) => `docs/${name}`)].map(read));
  return all.join('\n');
}

describe('the commands of naervaer', () => {
  it('are there, each that README or docs name', async () => {
    const known = (await commands()).map(({ name }) => name);
    assert.ok(known.length > 20, known.join());
    const named = [
      ...(await pages()).matchAll(
        /(?:`|^)(?:npm run -s )?naervaer (?:-- )?([a-z][a-z-]*)(?: ([a-z][a-z-]*))?/gm,
      ),
    ];
    assert.ok(named.length > 30);
    const unknown = named.flatMap(([, first = '', second]) => {
      if (known.includes(first)) return [];
      const own = known.filter((one) => one.startsWith(`${first} `));
      const isThere =
        own.length > 0 && (second === undefined || own.includes(`${first} ${second}`));
      return isThere ? [] : [`${first} ${second}`];
    });
    assert.deepEqual(unknown, []);
  });

  it('are named in README or docs, each that there is', async () => {
    const text = await pages();
    const names = (await commands()).map(({ name }) => name);
    const untold = names.filter((one) => {
      // Several of a group stand one after another: `store backup FOLDER` · `store restored`, or `roster pending`, `approve`.
      const last = one.split(' ').at(-1);
      return !new RegExp(`\`[^\`\n]*\\b${last}\\b`).test(text);
    });
    assert.deepEqual(untold, []);
  });
});
