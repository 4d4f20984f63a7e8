import assert from 'node:assert/strict';
import { anchorsIn, brokenLinks, linksIn, pages } from './pages.ts';

const root = new URL('../../', import.meta.url);

describe('the pages people read', () => {
  it('lead somewhere with every link within the project', async function () {
    this.timeout(20_000);
    const found = await pages(root);
    assert.ok(found.length > 50, 'the pages are found');
    assert.deepEqual(await brokenLinks(found, root), []);
  });

  it('would be found with a link to no file, no heading, or no picture', async () => {
    const text = '[a](none.md) [b](privacy.md#none) ![c](none.png) [d](privacy.md#how-long)';
    assert.deepEqual(await brokenLinks([{ path: 'docs/x.md', text }], root), [
      'docs/x.md: none.md',
      'docs/x.md: privacy.md#none',
      'docs/x.md: none.png',
    ]);
  });

  it('show a link as code without leading anywhere', () => {
    assert.deepEqual(linksIn('`[a](none.md)` and [b](https://example.org/)'), [
      'https://example.org/',
    ]);
  });

  it('name a heading as GitHub does, also in Danish and when it is there twice', () => {
    assert.deepEqual(
      [...anchorsIn('# Mål & frister\n\n## The store’s `key`\n\n## Mål & frister')],
      ['mål--frister', 'the-stores-key', 'mål--frister-1'],
    );
  });
});
