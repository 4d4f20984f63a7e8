import assert from 'node:assert/strict';
import { giveBack } from '../../../services/store/giveBack.ts';

describe('giveBack', () => {
  it('leaves nothing of what has memory of its own', () => {
    const bytes = Buffer.alloc(100_000, 'x');
    giveBack(bytes);
    assert.equal(bytes.length, 0);
  });

  it('leaves what shares its memory with others', () => {
    const all = Buffer.alloc(100, 'x');
    giveBack(all.subarray(10, 20));
    assert.equal(all.toString(), 'x'.repeat(100));
    const small = Buffer.from('small');
    giveBack(small);
    assert.equal(small.toString(), 'small');
  });
});
