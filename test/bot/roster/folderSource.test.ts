import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderSource } from '../../../bot/roster/folderSource.ts';
import type { RosterSource } from '../../../services/roster/rosterSource.ts';
import { linesOf, writeRosterFolder } from '../../services/roster/rosterFiles.ts';

describe('a folder of School Data Sync files that is watched', () => {
  let folder: string;
  let source: RosterSource;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sds-'));
    source = folderSource(folder, undefined);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const look = async (mark?: string, told = false) => {
    const answer = await source.read({ mark, told });
    return answer.found === 'rows' ? { found: answer.found, mark: answer.mark } : answer;
  };

  it('is read once the whole set has stood from one look to the next, and then not again', async () => {
    await writeRosterFolder(folder);
    assert.equal((await look()).found, 'unfinished');
    const second = await look();
    assert.ok(second.found === 'rows' && second.mark);
    assert.deepEqual(await look(second.mark), { found: 'same' });
  });

  it('waits while a file is missing, half-written by its name, or grows', async () => {
    await writeRosterFolder(folder, { 'enrollments.csv': undefined });
    assert.deepEqual(await look(), { found: 'unfinished', expected: 'expected enrollments.csv' });
    await writeRosterFolder(folder);
    await writeFile(join(folder, 'users.csv.part'), '');
    assert.match(JSON.stringify([await look(), await look()]), /being written.*being written/);
    await rm(join(folder, 'users.csv.part'));
    assert.equal((await look()).found, 'unfinished');
    await writeRosterFolder(folder, { 'users.csv': linesOf('users.csv').join('\n') });
    assert.equal((await look()).found, 'unfinished', 'it has changed meanwhile');
    assert.equal((await look()).found, 'rows');
  });

  it('is read again after it was written anew, and at once where somebody says so', async () => {
    await writeRosterFolder(folder);
    const first = await look(undefined, true);
    assert.ok(first.found === 'rows' && first.mark);
    await utimes(join(folder, 'orgs.csv'), new Date(), new Date(Date.now() + 5_000));
    await look(first.mark);
    assert.equal((await look(first.mark)).found, 'rows');
    assert.equal((await look(first.mark, true)).found, 'rows');
  });

  it('has no folder where there is none', async () => {
    await assert.rejects(
      folderSource(join(folder, 'none'), undefined).read({ mark: undefined, told: false }),
      {
        code: 'bad_file',
      },
    );
  });

  it('has columns with passwords and CPR numbers, which are not read', async () => {
    const [header, ...rows] = linesOf('users.csv');
    const users = [
      `${header},password,personnummer`,
      ...rows.map((row) => `${row},Hemmelig-Kode-1,120312-1234`),
    ];
    await writeRosterFolder(folder, { 'users.csv': users.join('\n') });
    const answer = await source.read({ mark: undefined, told: true });
    assert.ok(answer.found === 'rows');
    assert.doesNotMatch(JSON.stringify(answer.files), /Hemmelig|120312/);
  });

  it('does not repeat in an error what stands in a broken row', async () => {
    const users = [...linesOf('users.csv'), 'p9,"120312-1234"Hemmelig,Holm,Mette,,,'];
    await writeRosterFolder(folder, { 'users.csv': users.join('\n') });
    await assert.rejects(source.read({ mark: undefined, told: true }), (error: Error) => {
      assert.match(error.message, /users\.csv:\d+:1: expected CSV with whole quotes/);
      assert.doesNotMatch(`${error.message}${error.stack}`, /Hemmelig|120312/);
      return true;
    });
  });
});
