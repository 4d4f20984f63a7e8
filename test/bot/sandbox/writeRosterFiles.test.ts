import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { municipality } from '../../../bot/sandbox/municipality.ts';
import { rosterFiles, writeRosterFiles } from '../../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { aPupil, aRoster } from '../../builders/people.ts';
import { rostersIn } from '../../builders/rosters.ts';

describe('writeRosterFiles', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naervaer-roster-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes School Data Sync files that read back as the same rosters', async () => {
    const schools = municipality(1);
    await writeRosterFiles(schools, join(folder, 'new'));
    const named = schools.map((one) => ({
      ...one,
      pupils: one.pupils.map((pupil) => ({
        ...pupil,
        registerKeys: { username: `${pupil.id}@elev.example` },
      })),
    }));
    assert.deepEqual((await rostersIn(join(folder, 'new'))).map(parts), named.map(parts));
  });

  it('keeps names that hold commas and quotes', async () => {
    const odd = { givenName: 'Anne, Marie', familyName: 'O"Prøve' };
    const school = roster({ ...aRoster(), pupils: [aPupil(odd)] });
    await writeRosterFiles([school], folder);
    const [read] = await rostersIn(folder);
    assert.deepEqual(
      read?.pupils.map(({ givenName, familyName }) => ({ givenName, familyName })),
      [odd],
    );
  });

  it('stands in data/municipality as it comes out for seed 1', async () => {
    const kept = new URL('../../../data/municipality/', import.meta.url);
    for (const [name, text] of rosterFiles(municipality(1))) {
      assert.equal(
        await readFile(new URL(name, kept), 'utf8'),
        text,
        `${name} is out of date: node test/house/writeGenerated.ts`,
      );
    }
  });
});

function parts({ school, municipality: name, classes, pupils, staff }: Roster) {
  return { school, municipality: name, classes, pupils, staff };
}
