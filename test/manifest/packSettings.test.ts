import assert from 'node:assert/strict';
import { PackSettingError, readPackSettings } from '../../manifest/packSettings.ts';

const all = {
  MicrosoftAppId: '7c1f7a2e-3b52-4a3e-9d5e-0e5f2f4b9a11',
  PUBLIC_URL: 'https://naervaer.kommune.dk/',
};

describe('what packing the app needs', () => {
  it('is an app id and the address of the bot', () => {
    assert.deepEqual(readPackSettings(all), {
      appId: all.MicrosoftAppId,
      publicUrl: 'https://naervaer.kommune.dk',
    });
  });

  it('is the tab’s application id URI too, where there is a tab', () => {
    const tabAppIdUri = 'api://naervaer.kommune.dk/5f0e3b1c-0000-4000-8000-0000000000aa';
    assert.equal(
      readPackSettings({ ...all, TAB_APP_ID_URI: tabAppIdUri })?.tabAppIdUri,
      tabAppIdUri,
    );
    for (const none of ['', 'none']) {
      assert.equal(readPackSettings({ ...all, TAB_APP_ID_URI: none })?.tabAppIdUri, undefined);
    }
  });

  it('is nothing for a package to look at', () => {
    assert.equal(readPackSettings({}), undefined);
    assert.equal(readPackSettings({ ...all, MicrosoftAppId: '' }), undefined);
  });

  for (const name of Object.keys(all).filter((one) => one !== 'MicrosoftAppId')) {
    it(`is missing, by name, without ${name}`, () => {
      assert.throws(
        () => readPackSettings({ ...all, [name]: '' }),
        (error) => {
          assert.ok(error instanceof PackSettingError);
          assert.ok(error.message.startsWith(`${name}: expected the `), error.message);
          return true;
        },
      );
    });
  }

  for (const [name, value] of [
    ['MicrosoftAppId', 'my-app'],
    ['PUBLIC_URL', 'http://naervaer.kommune.dk'],
    ['PUBLIC_URL', 'https://naervaer.kommune.dk/bot'],
    ['TAB_APP_ID_URI', 'api://5f0e3b1c-0000-4000-8000-0000000000aa'],
    ['TAB_APP_ID_URI', 'api://another.dk/5f0e3b1c-0000-4000-8000-0000000000aa'],
  ] as const) {
    it(`is refused by name where ${name} is ${value}`, () => {
      assert.throws(
        () => readPackSettings({ ...all, [name]: value }),
        (error) => {
          assert.ok(error instanceof PackSettingError);
          assert.ok(error.message.startsWith(`${name}: expected `), error.message);
          return true;
        },
      );
    });
  }
});
