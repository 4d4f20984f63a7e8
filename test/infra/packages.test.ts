import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { validate } from 'dockerfile-utils';
import { z } from 'zod';
import { readBicep } from './bicep.ts';
import { readContainerfile } from './containerfile.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFile(new URL(path, root), 'utf8');

const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  engines: z.object({ node: z.string() }),
  scripts: z.object({ serve: z.string() }),
  allowScripts: z.record(z.string(), z.boolean()),
});
const lock = z.object({
  packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
});

describe('the packages', () => {
  it('run a script at install only where that was decided, and none is decided in vain', async () => {
    const { allowScripts } = manifest.parse(JSON.parse(await read('package.json')));
    const { packages } = lock.parse(JSON.parse(await read('package-lock.json')));
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    assert.deepEqual(Object.keys(allowScripts).toSorted(), scripted.toSorted());
  });

  it('are run by the Node that is pinned, which engines and the container name too', async () => {
    const { dependencies, engines } = manifest.parse(JSON.parse(await read('package.json')));
    const { node = '' } = dependencies;
    assert.equal(engines.node, `>=${node.split('.')[0]}`);
    for (const { base } of readContainerfile(await read('Containerfile'))) {
      assert.equal(base, `docker.io/library/node:${node}-bookworm-slim`);
    }
  });

  it('leave the Playground out of production', async () => {
    const { dependencies, optionalDependencies } = manifest.parse(
      JSON.parse(await read('package.json')),
    );
    assert.ok(!('@microsoft/m365agentsplayground' in dependencies));
    assert.ok('@microsoft/m365agentsplayground' in optionalDependencies);
  });
});

describe('the Containerfile', () => {
  it('starts the bot as npm run serve does', async () => {
    const { scripts } = manifest.parse(JSON.parse(await read('package.json')));
    const { command = [], steps = [] } =
      readContainerfile(await read('Containerfile')).at(-1) ?? {};
    const set = steps.flatMap((step) => {
      if (step.kind !== 'env') return [];
      return Object.entries(step.values).map(([name, value]) => `${name}=${value}`);
    });
    const ofMemory = set.filter((one) => one.startsWith('MALLOC_'));
    assert.equal(scripts.serve, ['exec', 'env', ...ofMemory, ...command].join(' '));
  });

  it('has nothing that a linter of such files finds', async () => {
    assert.deepEqual(validate(await read('Containerfile')), []);
  });

  it('is given all that it copies, and no more', async () => {
    const given = (await read('.dockerignore')).split('\n').filter((line) => /^[^#\s]/.test(line));
    const copied = readContainerfile(await read('Containerfile'))
      .flatMap(({ steps }) => steps)
      .flatMap((step) => (step.kind === 'copy' && step.from === undefined ? step.sources : []));
    assert.deepEqual(
      given.toSorted(),
      ['*', ...new Set(copied.map((path) => `!${path}`))].toSorted(),
    );
  });

  for (const [what, text] of [
    ['a form that nobody carries out', 'FROM a\nADD x /y\n'],
    ['a command through a shell', 'FROM a\nCMD node bot\n'],
    ['a step before its image', 'RUN true\nFROM a\n'],
  ] as const) {
    it(`is not carried out with ${what}`, () => {
      assert.throws(() => readContainerfile(text), /^Error: Containerfile:\d: /);
    });
  }
});

describe('the Bicep files', () => {
  it('are refused by line where they are not understood', () => {
    for (const text of [
      'param a string = [\n',
      "var a = 'x\n",
      'var a = { b: 1 c: 2 }\n',
      'module a\n',
    ]) {
      assert.throws(() => readBicep(text), /^SyntaxError: line \d+: expected /, text);
    }
    assert.deepEqual(readBicep('var a = b\nvar c = 1\n'), {
      declarations: [
        { kind: 'var', name: 'a', value: { $expression: 'b' } },
        { kind: 'var', name: 'c', value: 1 },
      ],
      undeclared: ['b'],
      unused: ['a', 'c'],
    });
  });
});
