import assert from 'node:assert/strict';
import { botAddress, doctorCommand } from '../../../bot/cli/doctor.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import { collected } from './collected.ts';

describe('naervaer doctor', () => {
  const folder = temporaryFolder();

  it('refuses a language it does not speak, and an address that is none', async () => {
    const { output } = collected();
    await assert.rejects(doctorCommand({ language: 'de' }, output, { SANDBOX: '1' }), RangeError);
    assert.throws(() => botAddress('file:///etc', 3978), /--bot: expected an address/);
    assert.equal(botAddress('https://bot.example/', 1), 'https://bot.example');
    assert.equal(botAddress(undefined, 4000), 'http://127.0.0.1:4000');
  });

  it('says that something failed by how it ends, in Danish where it is asked to', async function () {
    this.timeout(10_000);
    const { output, text } = collected();
    const env = { SANDBOX: '1', DATA_DIR: `${folder()}/none`, PORT: '47' };
    assert.equal(await doctorCommand({ language: 'da' }, output, env), false);
    assert.match(text(), /^FEJL +datamappe +DATA_DIR er ingen mappe$/m);
    assert.match(text(), /2 fejl/);
  });
});
