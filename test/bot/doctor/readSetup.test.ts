import assert from 'node:assert/strict';
import { readSetup } from '../../../bot/doctor/readSetup.ts';

const app = {
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: 'tenant',
  MicrosoftAppPassword: 'word',
};

describe('the environment, read as far as it goes', () => {
  const wrong = (env: Record<string, string>) =>
    readSetup(env).faults.map(({ variable }) => variable);

  it('tells of every variable that is wrong, never its value, and reads the rest', () => {
    const { config, faults } = readSetup({
      ...app,
      PORT: 'hemmeligt',
      LOG_LEVEL: 'hemmeligt',
      DATA_DIR: 'there',
    });
    assert.deepEqual(
      faults.map(({ variable }) => variable),
      ['PORT', 'LOG_LEVEL'],
    );
    assert.doesNotMatch(JSON.stringify(faults), /hemmeligt/);
    assert.deepEqual([config.dataDir, config.port, config.app.id], ['there', 3978, 'app']);
  });

  it('tells of variables that do not go together', () => {
    assert.deepEqual(wrong({ ...app, MUNICIPALITY: 'Eksempel Kommune' }), ['SUPPORT_CONTACT']);
    assert.deepEqual(wrong({ ...app, ABSENCE_FOLDER: 'in', PORT: 'x' }), ['PORT', 'ABSENCE_MAP']);
    const key = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    const url = 'postgresql://127.0.0.1/naervaer';
    assert.deepEqual(wrong({ ...app, STORE_KEY: key, DATABASE_URL: url }), ['STORE_KEY']);
  });

  it('tells that the app id is missing, and reads the rest', () => {
    assert.deepEqual(wrong({ DATA_DIR: 'there' }), ['MicrosoftAppId']);
    assert.equal(readSetup({ DATA_DIR: 'there' }).config.dataDir, 'there');
  });

  it('tells apart that the app cannot prove itself, and still knows its address', () => {
    const { config, faults, proof } = readSetup({
      ...app,
      MicrosoftAppPassword: '',
      PUBLIC_URL: 'https://bot.example',
    });
    assert.equal(proof?.code, 'no_proof');
    assert.deepEqual(faults, []);
    assert.deepEqual([config.identity, config.publicUrl], [undefined, 'https://bot.example']);
  });

  it('finds nothing in an environment that is right', () => {
    const { config, faults, proof } = readSetup(app);
    assert.deepEqual([faults, proof, config.identity?.proof.by], [[], undefined, 'secret']);
  });
});
