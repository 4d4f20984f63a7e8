import assert from 'node:assert/strict';
import type { Measured } from '../gallery/measure.ts';
import { renewedHeights } from '../gallery/table.ts';

const head = '| card | height before | now | buttons before | now | reading before, s | now |\n';
const ruler = '| --- | --: | --: | --: | --: | --: | --: |\n';

function aMeasured(card: string, height: number, actions: number, words: number): Measured {
  return { card, height, actions, words, state: 'a state', locale: 'da', theme: 'dark', cut: [] };
}

describe('the table of how high the cards are', () => {
  it('keeps what stood before, has the most of each figure now, and a row for a card that is new', () => {
    const document = `Before\n\n${head}${ruler}| case | 3628 | 1 | 17 | 1 | 192 | 1 |\n| gone | 9 | 9 | 9 | 9 | 9 | 9 |\n\nAfter\n`;
    const renewed = renewedHeights(document, [
      aMeasured('case', 800, 6, 100),
      aMeasured('case, page 2', 850, 2, 200),
      aMeasured('case form: done, stale', 999, 2, 20),
      aMeasured('placed', 116, 0, 30),
    ]);
    assert.equal(
      renewed,
      `Before\n\n${head}${ruler}| case | 3628 | 850 | 17 | 6 | 192 | 60 |\n| placed |  | 116 |  | 0 |  | 9 |\n\nAfter\n`,
    );
  });

  it('says so where a document has no such table', () => {
    assert.throws(() => renewedHeights('No table', []), /not there/);
  });
});
