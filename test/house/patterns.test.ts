import assert from 'node:assert/strict';
import { checkSync } from 'recheck';
import sinon from 'sinon';
import { forget } from '../../services/privacy/forget.ts';
import { sourceFiles } from './imports.ts';
import { type Pattern, patternsIn, repeats } from './patterns.ts';

/** Patterns built from strings when needed: how, so that they are checked too. */
const makers: Readonly<Record<string, () => unknown>> = {
  'services/notes/cprPieces.ts': async () => {
    const anew = '../../services/notes/cprPieces.ts?anew';
    await import(anew);
  },
  'services/privacy/forget.ts': () =>
    forget({ text: 'Anna-Sofie Østergård' }, { pupilId: '(a+)+$', pseudonym: 'x' }),
};

/** Runs something and returns the patterns it made. */
async function madeBy(make: () => unknown): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const { RegExp: real } = globalThis;
  class Recorded extends real {
    constructor(source: string | RegExp, flags?: string) {
      super(source, flags);
      made.push({ source: this.source, flags: this.flags });
    }
  }
  sinon.replace(globalThis, 'RegExp', Object.assign(Recorded) as RegExpConstructor);
  try {
    await make();
  } finally {
    sinon.restore();
  }
  return made;
}

/**
 * Generous: what is not decided by then is not fit for strangers' words. An attack counts as one when it takes this
 * long, which a good pattern must not do on a machine that does other things too.
 */
const patience = { timeout: 60_000, attackTimeout: 10_000, incubationTimeout: 5_000 };

/** Why a pattern's time grows faster than its text; undefined if it does not. */
function fault({ source, flags }: Pattern): string | undefined {
  const found = checkSync(source, flags, patience);
  if (found.status === 'safe') return undefined;
  const why = found.status === 'vulnerable' ? found.complexity.summary : found.error.kind;
  return `/${source}/${flags}: ${why}`;
}

describe('the patterns that texts are read with', () => {
  let files: Awaited<ReturnType<typeof sourceFiles>>;

  before(async () => {
    files = await sourceFiles(new URL('../../', import.meta.url));
  });

  it('take time in proportion to the text, every one of the source', function () {
    // Analyses a hundred patterns.
    this.timeout(600_000);
    const found = files.flatMap((file) => patternsIn(file).literals);
    const distinct = new Map(found.map((one) => [`/${one.source}/${one.flags}`, one]));
    assert.ok(distinct.size > 100, 'the patterns are found');
    const faults = [...distinct.values()].filter(repeats).flatMap((one) => fault(one) ?? []);
    assert.deepEqual(faults, []);
  });

  it('are made of strings in places that are known, and those are as good', async function () {
    this.timeout(120_000);
    const making = files.filter((file) => patternsIn(file).makesOthers).map(({ path }) => path);
    assert.deepEqual(making.sort(), Object.keys(makers).sort());
    for (const [path, make] of Object.entries(makers)) {
      const made = await madeBy(make);
      assert.ok(made.length > 0, path);
      assert.deepEqual(
        made.filter(repeats).flatMap((one) => fault(one) ?? []),
        [],
        path,
      );
    }
  });

  for (const [what, source] of [
    ['a mention, to its end', '<at>.*?<\\/at>'],
    ['blanks before an end', '\\s+$'],
    ['a repetition of repetitions', '^(a+)+$'],
    ['two neighbours that take the same', '^\\s*:?\\s*$'],
  ] as const) {
    it(`would be refused if one looked for ${what}`, () => {
      assert.ok(repeats({ source, flags: 'g' }));
      assert.match(fault({ source, flags: 'g' }) ?? '', /polynomial|exponential/);
    });
  }
});
