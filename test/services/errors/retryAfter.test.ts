import assert from 'node:assert/strict';
import { retryAfterMs } from '../../../services/errors/retryAfter.ts';

/** The service's own clock, as it tells it. */
const date = 'Wed, 25 Nov 2026 07:10:00 GMT';

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
      assert.equal(retryAfterMs(wish, date), wait);
    });
  }

  it('with a date is no wish where the answer does not tell its own', () => {
    assert.equal(retryAfterMs('Wed, 25 Nov 2026 07:10:20 GMT', undefined), undefined);
  });
});
