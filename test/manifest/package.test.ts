import assert from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { z } from 'zod';
import { ManifestError, packManifest, readManifest } from '../../manifest/package.ts';

const appId = '7c1f7a2e-3b52-4a3e-9d5e-0e5f2f4b9a11';

const commandLists = z.object({
  bots: z.array(z.object({ commandLists: z.array(z.object({ commands: z.array(z.unknown()) })) })),
});

describe('the Teams app package', () => {
  it('holds the manifest with the own app id, the English texts and both icons', async () => {
    const files = unzipSync(await packManifest(appId));
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
    await assert.rejects(readManifest('not-an-id'), (error: unknown) => {
      assert.ok(error instanceof ManifestError);
      assert.match(error.message, /^manifest\.json\/(id|bots\/0\/botId): /);
      return true;
    });
  });

  it('draws icons of the sizes that Teams wants, the outline white on transparent', async () => {
    const files = unzipSync(await packManifest());
    const colour = PNG.sync.read(Buffer.from(files['color.png'] ?? []));
    const outline = PNG.sync.read(Buffer.from(files['outline.png'] ?? []));
    assert.deepEqual([colour.width, colour.height], [192, 192]);
    assert.deepEqual([outline.width, outline.height], [32, 32]);
    let drawn = 0;
    for (let at = 0; at < outline.data.length; at += 4) {
      const [red, green, blue, alpha] = outline.data.subarray(at, at + 4);
      if (alpha === 0) continue;
      drawn += 1;
      assert.deepEqual([red, green, blue], [255, 255, 255]);
    }
    assert.ok(drawn > 100 && drawn < 600, 'something is drawn, and not all of it');
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
