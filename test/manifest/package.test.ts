import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { z } from 'zod';
import { pageNames } from '../../bot/http/pages/page.ts';
import { extensionCommands } from '../../bot/teams/extensionCommands.ts';
import { ManifestError, packManifest, readManifest } from '../../manifest/package.ts';

const appId = '7c1f7a2e-3b52-4a3e-9d5e-0e5f2f4b9a11';
const target = { appId, publicUrl: 'https://naervaer.kommune.dk' };

const extensions = z.object({
  composeExtensions: z.array(
    z.object({
      commands: z.array(
        z.looseObject({
          id: z.string(),
          type: z.string(),
          parameters: z.array(z.unknown()).optional(),
        }),
      ),
    }),
  ),
});

const addresses = z.object({
  developer: z.record(z.string(), z.string()),
});

const commandLists = z.object({
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(z.unknown()) })) })),
});

describe('the Teams app package', () => {
  it('holds the manifest with the own app id, the English texts and both icons', async () => {
    const files = unzipSync(await packManifest(target));
    assert.deepEqual(Object.keys(files).toSorted(), [
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8'));
    assert.equal(manifest.id, appId);
    assert.equal(manifest.bots[0].botId, appId);
  });

  it('is refused with the place when the id is not one', async () => {
    await assert.rejects(readManifest({ ...target, appId: 'not-an-id' }), (error: unknown) => {
      assert.ok(error instanceof ManifestError);
      assert.match(error.message, /^manifest\.json\/(id|bots\/0\/botId): /);
      return true;
    });
  });

  it('leads to the pages that the bot serves at its own address', async () => {
    const { manifest } = await readManifest(target);
    const { developer } = addresses.parse(JSON.parse(manifest));
    const paths = pageNames.map((name) => `https://naervaer.kommune.dk/${name}`);
    const { privacyUrl, termsOfUseUrl, websiteUrl } = developer;
    assert.deepEqual([privacyUrl, termsOfUseUrl, websiteUrl], paths);
    assert.doesNotMatch(manifest, /\.example/);
  });

  describe('with a tab', () => {
    const tabApp = '5f0e3b1c-0000-4000-8000-0000000000aa';
    const tabAppIdUri = `api://naervaer.kommune.dk/${tabApp}`;
    const tabs = z.object({
      staticTabs: z.array(z.object({ entityId: z.string(), contentUrl: z.string().optional() })),
      webApplicationInfo: z.object({ id: z.string(), resource: z.string() }),
      validDomains: z.array(z.string()),
    });

    it('opens the bot’s page beside the chat, signed in by the tab’s own app', async () => {
      const { manifest } = await readManifest({ ...target, tabAppIdUri });
      const { staticTabs, webApplicationInfo, validDomains } = tabs.parse(JSON.parse(manifest));
      assert.deepEqual(
        staticTabs.map(({ entityId }) => entityId),
        ['conversations', 'overview', 'about'],
      );
      assert.equal(staticTabs[1]?.contentUrl, 'https://naervaer.kommune.dk/tab');
      assert.deepEqual(webApplicationInfo, { id: tabApp, resource: tabAppIdUri });
      assert.deepEqual(validDomains, ['naervaer.kommune.dk']);
    });

    it('names it in English too, at its place', async () => {
      const { manifest, en } = await readManifest({ ...target, tabAppIdUri });
      const { staticTabs } = tabs.parse(JSON.parse(manifest));
      const at = staticTabs.findIndex(({ entityId }) => entityId === 'overview');
      assert.equal(JSON.parse(en)[`staticTabs[${at}].name`], 'Overview');
    });

    it('names no tab, no app and no domain where there is none', async () => {
      const { manifest, en } = await readManifest(target);
      for (const key of ['staticTabs', 'webApplicationInfo', 'validDomains']) {
        assert.equal(JSON.parse(manifest)[key], undefined, key);
      }
      assert.doesNotMatch(en, /staticTabs/);
      assert.match(en, /commandLists/);
    });
  });

  for (const [what, publicUrl] of [
    ['the example’s own address', 'https://naervaer.example'],
    ['another address of an example', 'https://bot.example.com'],
    ['an address that is only for tests', 'https://bot.kommune.test'],
  ] as const) {
    it(`is refused for an app id with ${what}, naming each place`, async () => {
      await assert.rejects(packManifest({ appId, publicUrl }), (error: unknown) => {
        assert.ok(error instanceof ManifestError);
        assert.equal(error.code, 'example_left');
        for (const name of ['websiteUrl', 'privacyUrl', 'termsOfUseUrl']) {
          assert.ok(error.message.includes(`manifest.json/developer/${name}: ${publicUrl}/`));
        }
        return true;
      });
    });
  }

  it('is of a released schema, the newest that is checked here, and says the version of the code', async () => {
    const { manifest, en } = await readManifest();
    const { $schema, manifestVersion, version } = JSON.parse(manifest);
    assert.match(manifestVersion, /^\d+\.\d+$/);
    assert.ok($schema.endsWith(`/v${manifestVersion}/MicrosoftTeams.schema.json`));
    assert.ok(JSON.parse(en).$schema.includes(`/v${manifestVersion}/`));
    const code = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
    assert.equal(version, JSON.parse(code).version);
  });

  it('draws icons of the sizes that Teams wants, the outline white on transparent', async () => {
    const files = unzipSync(await packManifest());
    const colour = PNG.sync.read(Buffer.from(files['color.png'] ?? []));
    const outline = PNG.sync.read(Buffer.from(files['outline.png'] ?? []));
    assert.deepEqual([colour.width, colour.height], [192, 192]);
    assert.deepEqual([outline.width, outline.height], [32, 32]);
    for (let at = 3; at < colour.data.length; at += 4) assert.equal(colour.data[at], 255);
    let drawn = 0;
    for (let at = 0; at < outline.data.length; at += 4) {
      const [red, green, blue, alpha] = outline.data.subarray(at, at + 4);
      if (alpha === 0) continue;
      drawn += 1;
      assert.deepEqual([red, green, blue], [255, 255, 255]);
    }
    assert.ok(drawn > 100 && drawn < 600, 'something is drawn, and not all of it');
  });

  it('has each command of Teams’ own menus that the bot answers, and no other', async () => {
    const { manifest } = await readManifest();
    const { composeExtensions } = extensions.parse(JSON.parse(manifest));
    const declared = composeExtensions.flatMap(({ commands }) => commands);
    assert.deepEqual(
      declared.map(({ type, id }) => [type, id]).toSorted(),
      Object.entries(extensionCommands).toSorted(),
    );
    const [action] = declared.filter(({ type }) => type === 'action');
    // Of a message alone, and with a form that the bot makes of it.
    assert.deepEqual([action?.context, action?.fetchTask], [['message'], true]);
  });

  it('says nothing in English that is not there in Danish', async () => {
    const { manifest, en } = await readManifest();
    const { $schema: _, ...texts } = z.record(z.string(), z.string()).parse(JSON.parse(en));
    const written: unknown = JSON.parse(manifest);
    const at = (path: string) =>
      path
        .split(/[.[\]]+/)
        .filter((key) => key !== '')
        .reduce<unknown>((inner, key) => new Map(Object.entries(Object(inner))).get(key), written);
    assert.deepEqual(
      Object.keys(texts).filter((path) => typeof at(path) !== 'string'),
      [],
    );
  });

  it('says every command of Teams’ own menus in English too', async () => {
    const { manifest, en } = await readManifest();
    const [extension] = extensions.parse(JSON.parse(manifest)).composeExtensions;
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(en));
    const wanted = (extension?.commands ?? []).flatMap(({ parameters = [] }, index) => {
      const command = `composeExtensions[0].commands[${index}]`;
      const named = parameters.map((_, at) => `${command}.parameters[${at}]`);
      return [command, ...named].flatMap((one) => [`${one}.title`, `${one}.description`]);
    });
    assert.ok(wanted.length > 0);
    assert.deepEqual(
      wanted.filter((key) => texts[key] === undefined),
      [],
    );
  });

  it('says every command in English too', async () => {
    const { manifest, en } = await readManifest();
    const [bot] = commandLists.parse(JSON.parse(manifest)).bots;
    const wanted = (bot?.commandLists ?? []).flatMap(({ commands }, list) =>
      commands.flatMap((_, index) =>
        ['title', 'description'].map(
          (key) => `bots[0].commandLists[${list}].commands[${index}].${key}`,
        ),
      ),
    );
    assert.ok(wanted.length > 0);
    const texts = z.record(z.string(), z.string()).parse(JSON.parse(en));
    assert.deepEqual(
      wanted.filter((key) => texts[key] === undefined),
      [],
    );
  });
});
