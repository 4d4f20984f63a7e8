import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { storeBackupCommand } from '../../../bot/cli/storeBackup.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { commandHere } from './commandHere.ts';

const made = fileURLToPath(new URL('../../drills/store-0.1.0', import.meta.url));

describe('naervaer store backup', () => {
  const folder = temporaryFolder();

  it('says of each trail whether it is intact in the copy, with its head', async () => {
    const data = join(folder(), 'data');
    await cp(made, data, { recursive: true });
    const answers: boolean[] = [];
    const backup = (name: string) =>
      commandHere(data, async (output) => {
        answers.push(await storeBackupCommand(join(folder(), name), output));
      });
    assert.match((await backup('one')).stdout, /^linde: 25 entries, intact, [0-9a-f]{64}$/m);
    const file = join(data, 'linde.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"outcome":"done"', '"outcome":"refused"'));
    assert.match((await backup('two')).stdout, /^linde: 25 entries, BROKEN, /m);
    assert.deepEqual(answers, [true, false]);
    assert.equal(
      await readFile(join(folder(), 'two', 'linde.json'), 'utf8'),
      await readFile(file, 'utf8'),
    );
  });
});
