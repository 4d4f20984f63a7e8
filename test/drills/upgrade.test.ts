import assert from 'node:assert/strict';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { naervaer } from '../bot/cli/naervaerProcess.ts';
import { startTeams } from '../doubles/teams.ts';
import { temporaryFolder } from '../services/store/temporaryFolder.ts';
import { ServedBot, teacherIn } from './servedBot.ts';
import { linesIn } from './storedLines.ts';
import { runWritten } from './written.ts';

const made = fileURLToPath(new URL('store-0.1.0', import.meta.url));
const known = new URL('../../data/store/records-0.1.0.json', import.meta.url);
const now = '2026-11-26T08:10:00+01:00';

/** Who relies on what: these are never left out on any way. */
const reliedOn = new Set(['roster', 'case', 'report', 'pupil', 'meeting', 'audit']);

/** What is only added to, of a case or of a pupil. */
const growing = z.union([
  z.object({ log: z.array(z.unknown()) }).transform(({ log }) => log),
  z.object({ statements: z.array(z.unknown()) }).transform(({ statements }) => statements),
]);

const earlier = z.object({ kinds: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** What 0.1.0's own schemas say of a school's file, by another reader of them than ours. */
async function refusedBy010(file: string): Promise<string[]> {
  const { kinds } = earlier.parse(JSON.parse(await readFile(known, 'utf8')));
  const ajv = new Ajv2020({ strict: false });
  const checks = new Map(Object.entries(kinds).map(([kind, one]) => [kind, ajv.compile(one)]));
  return (await linesIn(file)).flatMap(({ kind, id, value }) => {
    const check = checks.get(kind);
    if (check?.(value)) return [];
    return [`${kind} ${id}: ${check ? ajv.errorsText(check.errors) : 'unknown kind'}`];
  });
}

describe('the way from 0.1.0 to now, and back', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  const data = () => join(folder(), 'data');
  const env = () => ({ DATA_DIR: data(), BACKUP: join(folder(), 'backup') });
  const file = () => join(data(), 'linde.json');
  const headOf = (verified: string) => /^linde: .* ([0-9a-f]{64})$/m.exec(verified)?.[1] ?? '';

  /** A note at the new version, by a bot that is then stopped in order. */
  const note = async (text: string) => {
    const bot = await ServedBot.start({ DATA_DIR: data() }, now);
    const teams = await startTeams(() => bot.url);
    try {
      const teacher = await teacherIn(made, '7b');
      assert.equal(await teams.say(teacher, text), 200);
    } finally {
      assert.equal(await bot.stop(), 0);
      await teams.close();
    }
  };

  beforeEach(() => cp(made, data(), { recursive: true }));

  it('takes over everything of 0.1.0, with a trail that goes on from its own', async () => {
    const before = await linesIn(file());
    const kept = await runWritten('before-upgrade', folder(), env());
    assert.equal(kept.code, 0, kept.stderr);
    const head = headOf(kept.stdout);
    await note('Loke syg i dag');
    const after = await runWritten('after-upgrade', folder(), { ...env(), HEADS: `linde=${head}` });
    assert.equal(after.code, 0, after.stdout);
    assert.match(after.stdout, /^linde: 2[67] entries, .* intact/m);
    const there = new Map((await linesIn(file())).map((one) => [`${one.kind} ${one.id}`, one]));
    for (const { kind, id, value } of before.filter((one) => reliedOn.has(one.kind))) {
      const found = there.get(`${kind} ${id}`)?.value;
      // Of these the new note may add to what there was.
      const [old, now] = [value, found].map((one) => growing.safeParse(one).data);
      if (!old) assert.deepEqual(found, value, `${kind} ${id}`);
      else assert.deepEqual(now?.slice(0, old.length), old, `${kind} ${id}`);
      if (id === 'linde-p0315') assert.equal(now?.length, (old?.length ?? 0) + 1);
    }
  });

  it('goes back to files that 0.1.0 reads, and says first what is lost with it', async () => {
    await note('Loke syg i dag');
    assert.notDeepEqual(await refusedBy010(file()), [], 'this version writes what 0.1.0 refuses');
    const before = await readFile(file(), 'utf8');
    const held = await naervaer(['store', 'downgrade'], { env: env() });
    assert.equal(held.code, 2);
    assert.match(held.stdout, /^linde: without .*\d+ homeContact of pupil/);
    assert.match(held.stderr, /Nothing was written: 0\.1\.0 does not know this\./);
    assert.equal(await readFile(file(), 'utf8'), before);
    const verified = await naervaer(['audit', 'verify'], { env: env() });
    const back = await runWritten('downgrade', folder(), env());
    assert.equal(back.code, 0, back.stderr);
    assert.deepEqual((await readdir(data())).sort(), ['_municipality.json', 'linde.json']);
    assert.match(await readFile(file(), 'utf8'), /^\{"format":2,/);
    assert.deepEqual(await refusedBy010(file()), []);
    assert.deepEqual(await naervaer(['audit', 'verify'], { env: env() }), verified);
    const reports = (await linesIn(file())).filter(({ kind }) => kind === 'report');
    assert.equal(reports.length, 5, 'the note of the new version is there');
    await note('Loke mødt i dag');
  });
});
