import assert from 'node:assert/strict';
import fc from 'fast-check';
import { line } from '../../cards/elements.ts';
import { pageAt, pagesOf, turnPages } from '../../cards/pages.ts';
import { wordingOf } from '../../cards/wording/wording.ts';

const texts = fc.array(fc.string({ maxLength: 400 }), { maxLength: 60 });
const linesOf = (text: string) => [line(text)];

describe('pages of a card', () => {
  it('hold every item once, in order', () => {
    fc.assert(
      fc.property(texts, (items) => {
        assert.deepEqual(pagesOf(items, linesOf).flat(), items);
      }),
    );
  });

  it('are never empty where there is something to show', () => {
    fc.assert(
      fc.property(texts, (items) => {
        const pages = pagesOf(items, linesOf);
        assert.ok(items.length === 0 || pages.every((page) => page.length > 0));
      }),
    );
  });

  it('show the last one to somebody who asks for one that is gone', () => {
    assert.deepEqual(pageAt([['a'], ['b']], 7), { shown: ['b'], page: 1 });
    assert.deepEqual(pageAt([['a'], ['b']], -1), { shown: ['a'], page: 0 });
  });

  it('are turned both ways in the middle, one way at the ends, and not at all alone', () => {
    const titles = (page: number, of: number) =>
      turnPages('note.show', {}, { page, of }, wordingOf('da')).map(({ title }) => title);
    assert.deepEqual(titles(1, 3), ['Forrige', 'Næste']);
    assert.deepEqual(titles(0, 3), ['Næste']);
    assert.deepEqual(titles(2, 3), ['Forrige']);
    assert.deepEqual(titles(0, 1), []);
  });
});
