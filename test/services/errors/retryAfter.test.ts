import assert from 'node:assert/strict';
import { retryAfterMs } from '../../../services/errors/retryAfter.ts';

const now = Temporal.Instant.from('2026-11-25T08:10:00+01:00');

describe('Retry-After', () => {
  const wishes: readonly (readonly [string | undefined, number | undefined])[] = [
    ['3', 3000],
    ['0.25', 250],
    ['0', 0],
    ['Wed, 25 Nov 2026 07:10:20 GMT', 20_000],
    ['Wed, 25 Nov 2026 07:00:00 GMT', 0],
    ['86400', 900_000],
    ['1e9', 900_000],
    ['-4', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [wish, wait] of wishes) {
    it(`${wish ?? 'nothing'} is ${wait === undefined ? 'no wish' : `${wait} ms`}`, () => {
      assert.equal(retryAfterMs(wish, now), wait);
    });
  }
});
