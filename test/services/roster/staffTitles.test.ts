import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile } from '../../../services/files/readJsonFile.ts';
import { readRosterFiles } from '../../../services/roster/readRoster.ts';
import { rostersOf } from '../../../services/roster/rostersOf.ts';
import { skoledataMap } from '../../../services/roster/skoledataMap.ts';
import { readStaffTitles, withStaffTitles } from '../../../services/roster/staffTitles.ts';
import { reading } from '../../builders/rosters.ts';
import { writeRosterFolder } from './rosterFiles.ts';

describe('job titles that a source does not have', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titles-'));
    await writeRosterFolder(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const titles = async (...lines: string[]) => {
    const file = join(folder, 'titles.csv');
    await writeFile(file, ['account,title', ...lines].join('\n'));
    return readStaffTitles(file);
  };
  const rolesBy = async (...lines: string[]) => {
    const files = withStaffTitles(await readRosterFiles(folder), await titles(...lines));
    const { rosters } = await rostersOf(files, (name) => name, reading);
    return rosters[0]?.staff.map(({ id, role }) => `${id} ${role}`);
  };

  it('stand before the source’s own, by Entra id, e-mail address or user name in any case', async () => {
    assert.deepEqual(await rolesBy(), ['s1 class_teacher', 's2 secretary']);
    assert.deepEqual(await rolesBy('ENTRA-s1,skoleleder', 'S2@skole.example,lærer'), [
      's1 leader',
      's2 teacher',
    ]);
    assert.deepEqual(await rolesBy('test@skole.example,rektor'), ['s1 leader', 's2 secretary']);
  });

  it('are refused where one account has two', async () => {
    await assert.rejects(
      titles('a@b.dk,lærer', 'A@b.dk,rektor'),
      /titles\.csv:3:1: account: expected one title/,
    );
    assert.equal((await titles('a@b.dk,lærer', 'a@b.dk,Lærer')).size, 1);
  });
});

describe('the map of OS2skoledata’s answers', () => {
  const shipped = new URL('../../../data/rosters/os2skoledata.json', import.meta.url).pathname;

  it('may name no key of a CPR number or a password', async () => {
    const map = await readJsonFile(shipped, z.looseObject({ persons: z.looseObject({}) }));
    for (const id of ['cpr', 'password', 'civilRegistrationNumber']) {
      const bad = skoledataMap.safeParse({ ...map, persons: { ...map.persons, id } });
      assert.match(String(bad.error), /no CPR number and no password/);
    }
    assert.ok(skoledataMap.safeParse(map).success);
  });
});
