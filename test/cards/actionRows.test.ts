import assert from 'node:assert/strict';
import fc from 'fast-check';
import { actionRows } from '../../cards/actionRows.ts';
import { execute } from '../../cards/elements.ts';

const button = (title: string) => execute(title, 'case.show', { case: 'case-1' });

describe('actionRows', () => {
  it('keeps every button, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 40 })), (titles) => {
        const buttons = titles.map(button);
        assert.deepEqual(
          actionRows(buttons).flatMap(({ actions }) => actions),
          buttons,
        );
      }),
    );
  });

  it('puts short buttons side by side and long ones below each other', () => {
    const rows = (...titles: string[]) =>
      actionRows(titles.map(button)).map(({ actions }) => actions.length);
    assert.deepEqual(rows('Kan', 'Kan ikke', 'Book'), [3]);
    assert.deepEqual(rows('Philip Larsen, 7.b', 'Philip Nørgaard, 7.b'), [1, 1]);
  });

  it('makes no empty row', () => {
    assert.deepEqual(actionRows([]), []);
  });
});
