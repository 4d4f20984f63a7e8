import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

/** Every command that the program declares, whole: "roster pending". */
async function commands(): Promise<readonly string[]> {
  const text = await read('bot/cli/naervaer.ts');
  const groups = new Map(
    [...text.matchAll(/^const (\w+) = program\s*\.command\('([a-z-]+)'\)/gm)].map(
      ([, variable = '', name = '']) => [variable, name],
    ),
  );
  const below =
    /^(\w+)\s*\.command\('([a-z-]+)[^']*'\)(?:\s*\.description\('[^']*'\)\s*\.command\('([a-z-]+)')?/gm;
  return [...text.matchAll(below)].map(([, variable = '', name = '', inner]) => {
    const group = groups.get(variable);
    return [group, name, inner].filter((word) => word !== undefined).join(' ');
  });
}

async function pages(): Promise<string> {
  const names = (await readdir(new URL('docs/', root))).filter((name) => name.endsWith('.md'));
  const all = await Promise.all(['README.md', ...names.map((name) => `docs/${name}`)].map(read));
  return all.join('\n');
}

describe('the commands of naervaer', () => {
  it('are there, each that README or docs name', async () => {
    const known = await commands();
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
    const untold = (await commands()).filter((one) => {
      // Several of a group stand one after another: `store backup FOLDER` · `store restored`, or `roster pending`, `approve`.
      const last = one.split(' ').at(-1);
      return !new RegExp(`\`[^\`\n]*\\b${last}\\b`).test(text);
    });
    assert.deepEqual(untold, []);
  });
});
