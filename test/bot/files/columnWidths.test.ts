import assert from 'node:assert/strict';
import fc from 'fast-check';
import { columnWidths } from '../../../bot/files/columnWidths.ts';

describe('the columns of a list on paper', () => {
  it('are wider for longer words, so that »Lovpligtige« is not broken for »7.b«', () => {
    const [first = 0, second = 0] = columnWidths(
      [
        ['Kl.', 'Lovpligtige opgaver'],
        ['7.b', ''],
      ],
      1000,
    );
    assert.ok(second > 2 * first, `${first}, ${second}`);
  });

  it('fit the page, and none is left without room', () => {
    const row = fc.array(fc.string(), { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const widths = columnWidths(rows, 15_398);
        const all = widths.reduce((sum, one) => sum + one, 0);
        assert.ok(widths.length === 18 && all <= 15_398 && all > 15_398 - 18);
        assert.ok(Math.min(...widths) > 15_398 / 18 / 30);
      }),
    );
  });
});
