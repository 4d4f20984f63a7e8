import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pageOf } from '../../../services/status/page.ts';

describe('the pages of a list', () => {
  it('hold everything once, in order, however long they are', () => {
    const perPage = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), perPage, (all, most) => {
        const { pages } = pageOf(all, 0, most);
        const turned = Array.from({ length: pages }, (_, page) => pageOf(all, page, most));
        assert.deepEqual(
          turned.flatMap(({ items }) => items),
          all,
        );
        assert.ok(turned.every(({ items }) => items.length > 0) || all.length === 0);
      }),
    );
  });

  it('end with the last: a page past it is the last, and an endless one holds all', () => {
    assert.deepEqual(pageOf([1, 2, 3], 7, 2), { items: [3], page: 1, pages: 2 });
    assert.deepEqual(pageOf([], 7, 2), { items: [], page: 0, pages: 1 });
    assert.deepEqual(pageOf([1, 2, 3], 0, Number.POSITIVE_INFINITY).items, [1, 2, 3]);
  });
});
