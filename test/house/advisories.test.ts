import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { type Advisory, advisories, lockedVersions, unanswered } from './advisories.ts';

const root = new URL('../../', import.meta.url);

const json = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(path, root), 'utf8'));

const anAdvisory = (change: Partial<Advisory> = {}): Advisory => ({
  id: 'CVE-2026-1',
  package: 'a',
  severity: 'high',
  summary: 'x',
  affected: [
    { introduced: '0.0.0', fixed: '1.10.0' },
    { introduced: '2.0.0', fixed: '2.0.1' },
  ],
  source: 'https://example.org/',
  readOn: '2026-11-29',
  answers: [],
  ...change,
});

const locked = (...versions: string[]) => new Map([['a', new Set(versions)]]);

describe('the known holes of what is locked', () => {
  it('are answered, each version and no other', async () => {
    const { advisories: known } = advisories.parse(await json('test/house/advisories.json'));
    const versions = lockedVersions(await json('package-lock.json'));
    assert.ok(known.length > 15 && versions.size > 100, 'both are found');
    assert.deepEqual(unanswered(known, versions), []);
  });

  it('are held off by tests that are there', async () => {
    const { advisories: known } = advisories.parse(await json('test/house/advisories.json'));
    for (const { heldBy } of known.flatMap(({ answers }) => answers)) {
      if (heldBy !== undefined) await access(new URL(heldBy, root));
    }
  });

  it('would be told where an affected version is locked without an answer', () => {
    assert.deepEqual(unanswered([anAdvisory()], locked('1.9.9', '1.10.0', '2.0.0', '2.0.1')), [
      'CVE-2026-1 of a: 1.9.9 is affected and has no answer',
      'CVE-2026-1 of a: 2.0.0 is affected and has no answer',
    ]);
  });

  it('would be told where an answer outlived its version, or the package left', () => {
    const answers = [{ versions: ['1.9.9'], why: 'it is never called by anybody here' }];
    assert.deepEqual(unanswered([anAdvisory({ answers })], locked('1.9.9')), []);
    assert.equal(unanswered([anAdvisory({ answers })], locked('1.10.0')).length, 1);
    assert.deepEqual(unanswered([anAdvisory()], new Map()), [
      'CVE-2026-1 of a: not in the lock any more, remove it',
    ]);
  });

  it('reads a lock with a package inside another, and counts a preview as its release', () => {
    const versions = lockedVersions({
      packages: {
        '': { version: '0.1.0' },
        'node_modules/@b/c': { version: '1.0.0' },
        'node_modules/a': { version: '1.9.0-preview.2' },
        'node_modules/@b/c/node_modules/a': { version: '3.0.0' },
      },
    });
    assert.deepEqual(versions.get('a'), new Set(['1.9.0-preview.2', '3.0.0']));
    assert.equal(unanswered([anAdvisory()], versions).length, 1);
  });
});
