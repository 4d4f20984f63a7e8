import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readStoreSettings } from '../../../bot/config.ts';
import { audit } from '../../../bot/core/audit.ts';
import type { SchoolStore } from '../../../bot/core/records.ts';
import { transact } from '../../../bot/core/unitOfWork.ts';
import { openStore } from '../../../bot/openStore.ts';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { storeRoster } from '../../builders/rosters.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { naervaer } from './naervaerProcess.ts';

const aKey = () => randomBytes(32).toString('base64');
const rosters = municipality(1).slice(0, 2);
const [roster] = rosters;
assert.ok(roster);
const school = roster.school.id;

describe('naervaer audit verify', () => {
  const folder = temporaryFolder();
  const file = () => join(folder(), `${school}.json`);
  let store: SchoolStore;

  const open = (env: Record<string, string> = {}) =>
    openStore(readStoreSettings({ DATA_DIR: folder(), ...env }));
  const verify = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    naervaer(['audit', 'verify', ...args], { env: { DATA_DIR: folder(), ...env } });
  const note = (hour: number) =>
    transact(store, school, async (unit) => {
      const at = `2026-11-25T${String(hour).padStart(2, '0')}:10:00Z`;
      audit(unit, { turnId: `t${hour}`, at, by: 's1', action: 'note', subjects: ['p1'] });
    });
  const fill = async (env: Record<string, string> = {}) => {
    store = await open(env);
    for (const one of rosters) await storeRoster(store, one);
    for (const hour of [8, 9, 7]) await note(hour);
  };
  afterEach(() => store?.close());

  it('says of every school how much there is, from when to when, and its head', async () => {
    await fill();
    const { code, stdout, stderr } = await verify();
    const [first, second, ...rest] = stdout.trim().split('\n').toSorted().toReversed();
    assert.match(
      first ?? '',
      new RegExp(
        `^${school}: 3 entries, 2026-11-25 08:10 to 2026-11-25 10:10, intact, [0-9a-f]{64}$`,
      ),
    );
    assert.match(second ?? '', /^\w+: 0 entries, intact, [0-9a-f]{64}$/);
    assert.deepEqual({ code, stderr, rest }, { code: 0, stderr: '', rest: [] });
  });

  it('reads an encrypted store beside the process that has it, and changes nothing', async () => {
    const env = { STORE_KEY: aKey() };
    await fill(env);
    const before = await readFile(file());
    const { code, stdout } = await verify([], { STORE_KEY: `${aKey()},${env.STORE_KEY}` });
    assert.match(stdout, new RegExp(`^${school}: 3 entries, .* intact`, 'm'));
    assert.equal(code, 0);
    assert.deepEqual(await readFile(file()), before);
    await note(10);
  });

  it('ends with 1 where an entry was changed or is missing, and says which, without a name', async () => {
    await fill();
    await store.close();
    const lines = (await readFile(file(), 'utf8')).split('\n');
    const first = lines.findIndex((line) => line.includes('"kind":"audit"'));
    lines[first] = (lines[first] ?? '').replace('"p1"', '"p2"');
    lines.splice(first + 1, 1);
    await writeFile(file(), lines.join('\n'));
    const { code, stdout } = await verify();
    assert.match(
      stdout,
      new RegExp(
        `^${school}: 2 entries, .*, BROKEN, [0-9a-f]{64}\\n  entry 1 was changed \\(line ${first + 1}\\)\\n  entry 2 is missing\\n`,
        'm',
      ),
    );
    for (const { givenName } of roster.pupils) assert.ok(!stdout.includes(givenName));
    assert.equal(code, 1);
  });

  it('takes a head that was noted earlier, and finds that a trail was written anew', async () => {
    await fill();
    const noted = /, ([0-9a-f]{64})$/m.exec(
      (await verify()).stdout.split('\n').find((line) => line.startsWith(school)) ?? '',
    )?.[1];
    await note(10);
    const head = ['--head', `${school}=${noted}`];
    assert.equal((await verify(head)).code, 0);
    await store.close();
    await rm(file());
    await fill();
    await note(11);
    const same = await verify(head);
    assert.equal(same.code, 0, 'the same entries give the same chain');
    await store.close();
    await rm(file());
    store = await open();
    for (const hour of [9, 8]) await note(hour);
    const { code, stdout } = await verify([...head, '--head', `gone=${noted}`]);
    assert.match(stdout, /^ {2}[0-9a-f]{64} is not in the chain/m);
    assert.match(stdout, /^gone: the file is missing$/m);
    assert.equal(code, 1);
  });

  it('goes on to the other schools where a file cannot be read', async () => {
    await fill();
    await writeFile(join(folder(), 'aaa.json'), '{"format":2,');
    const { code, stdout } = await verify();
    assert.match(stdout, /^aaa: cannot be read: .*\n/);
    assert.match(stdout, new RegExp(`^${school}: 3 entries, .* intact`, 'm'));
    assert.equal(code, 1);
  });

  it('says what is missing where there is no store, no key, or no proper head', async () => {
    store = await open();
    const [nothing, head, key] = await Promise.all([
      verify(),
      verify(['--head', 'linde']),
      verify([], { STORE_KEY: 'c2hvcnQ=' }),
    ]);
    assert.match(
      nothing.stderr,
      /^naervaer: no schools in .*: import a roster, or set DATA_DIR\n$/,
    );
    assert.match(head.stderr, /^naervaer: --head: expected SCHOOL=HASH/);
    assert.match(key.stderr, /^naervaer: STORE_KEY: expected base64 keys of 32 bytes/);
    assert.doesNotMatch(key.stderr, /c2hvcnQ/);
    assert.deepEqual([nothing.code, head.code, key.code], [2, 2, 2]);
  });
});
