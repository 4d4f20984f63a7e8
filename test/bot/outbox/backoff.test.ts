import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backoffMs } from '../../../bot/outbox/backoff.ts';

describe('the wait before the next try', () => {
  it('doubles up to five minutes', () => {
    const waits = [1, 2, 3, 4, 9, 10, 40].map((attempts) => backoffMs(attempts, undefined, 0));
    assert.deepEqual(waits, [1000, 2000, 4000, 8000, 256_000, 300_000, 300_000]);
  });

  it('is spread over its later half, and never shorter than Teams asks', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: undefined }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, asked, random) => {
          const most = backoffMs(attempts, undefined, 0);
          const wait = backoffMs(attempts, asked, random);
          assert.ok(wait >= Math.max(most / 2, asked ?? 0));
          assert.ok(wait <= Math.max(most, asked ?? 0));
        },
      ),
    );
  });
});
