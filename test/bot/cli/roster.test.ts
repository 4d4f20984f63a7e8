import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { rosterAnswerTo } from '../../../bot/cli/roster.ts';
import type { RosterCommand } from '../../../bot/operator/rosterCommand.ts';
import { writeRosterFiles } from '../../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { invented } from '../../builders/invented.ts';
import { type RunningSchool, startSchool } from '../../doubles/runningSchool.ts';

const [linde] = invented;
assert.ok(linde);
const half = roster({ ...linde, pupils: linde.pupils.slice(0, 150) });

describe('naervaer roster', () => {
  let school: RunningSchool;
  let folder: string;
  let before: NodeJS.ProcessEnv;

  beforeEach(async () => {
    before = { ...process.env };
    folder = await mkdtemp(join(tmpdir(), 'rosters-'));
    school = await startSchool({ rosters: [linde] });
    Object.assign(process.env, {
      ...{ DATA_DIR: school.folder, SANDBOX: '1', MicrosoftAppId: '' },
      ...{ ROSTER_FROM: 'folder', ROSTER_FOLDER: folder },
    });
  });
  afterEach(async () => {
    process.env = before;
    await school.close();
    await rm(folder, { recursive: true });
  });

  const says = async (command: RosterCommand) => {
    const [output, errors] = [new PassThrough(), new PassThrough()];
    const done = await rosterAnswerTo(command, output, errors);
    output.end();
    errors.end();
    return { done, out: await text(output), err: await text(errors) };
  };
  const put = (...rosters: Roster[]) => writeRosterFiles(rosters, folder);

  it('reads, shows what waits, and takes it by its number, in the store', async () => {
    await put(half);
    await school.restart(async () => {
      const read = await says({ do: 'read' });
      assert.equal(read.done, true);
      assert.match(read.err, /Not taken over: linde\. See naervaer roster pending/);
      const { out } = await says({ do: 'pending' });
      assert.match(
        out,
        /^[0-9a-f]{8} {2}since .*, from folder\n {2}Lindeskolen: 150 pupils \(\+0 -/,
      );
      assert.match(out, /waits since \d+ of \d+ pupils would go/);
      const wrong = await says({ do: 'approve', number: 'ffffffff' });
      assert.deepEqual([wrong.done, wrong.out], [false, '']);
      assert.match(wrong.err, /Nothing waits under ffffffff/);
      const taken = await says({ do: 'approve', number: out.slice(0, 8) });
      assert.match(taken.out, /Lindeskolen: 150 pupils/);
      assert.equal((await says({ do: 'pending' })).out, 'Nothing waits.\n');
    });
    assert.equal(school.bot.app.schools.roster('linde')?.pupils.length, 150);
  });

  it('asks the bot that runs, which then knows at once', async () => {
    await put(half);
    await school.restart(async () => {
      await says({ do: 'read' });
    });
    const number = (await says({ do: 'pending' })).out.slice(0, 8);
    assert.match((await says({ do: 'refuse', number })).out, /Refused: linde stay as they are/);
    assert.equal((await says({ do: 'approve', number })).done, false);
    const none = await says({ do: 'read' });
    assert.deepEqual(
      [none.done, none.err],
      [false, 'Nothing was read: ROSTER_FROM: expected graph, os2skoledata or folder\n'],
    );
  });
});
