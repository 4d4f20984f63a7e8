import assert from 'node:assert/strict';
import { faultOfAnswer, faultOfSilence, retryAfterMs } from '../../../bot/teams/connectorFault.ts';
import type { OutsideError } from '../../../services/errors/errors.ts';

/** The connector's own clock, as it tells it. */
const date = 'Wed, 25 Nov 2026 07:10:00 GMT';

/** What a status means for a new message, for an update, and for a question. */
const table: readonly (readonly [number, string, string, string])[] = [
  // status  POST              PUT             GET
  [400, 'never', 'never', 'never'],
  [401, 'never', 'never', 'never'],
  [403, 'never', 'never', 'never'],
  [404, 'conversation gone', 'message gone', 'conversation gone'],
  [408, 'again', 'again', 'again'],
  [412, 'again', 'again', 'again'],
  [413, 'never', 'never', 'never'],
  [429, 'again', 'again', 'again'],
  [500, 'maybe', 'again', 'again'],
  [502, 'maybe', 'again', 'again'],
  [503, 'maybe', 'again', 'again'],
  [504, 'maybe', 'again', 'again'],
];

function told({ code, retry, maybe }: OutsideError): string {
  if (code.endsWith('_gone')) return code.replace('_', ' ');
  if (maybe) return retry ? 'both' : 'maybe';
  return retry ? 'again' : 'never';
}

describe('what an answer of the connector means', () => {
  for (const [status, ...meanings] of table) {
    it(`${status}: POST ${meanings[0]}, PUT ${meanings[1]}, GET ${meanings[2]}`, () => {
      const found = ['POST', 'PUT', 'GET'].map((method) =>
        told(faultOfAnswer(method, status, { retryAfter: undefined, date: undefined })),
      );
      assert.deepEqual(found, meanings);
    });
  }

  it('knows that nothing was sent where no connection stood', () => {
    for (const method of ['POST', 'PUT', 'GET']) {
      assert.equal(told(faultOfSilence(method, false, new Error('refused'))), 'again');
    }
  });

  it('asks about a new message after silence, and updates again', () => {
    assert.equal(told(faultOfSilence('POST', true, new Error('reset'))), 'maybe');
    assert.equal(told(faultOfSilence('PUT', true, new Error('reset'))), 'again');
  });
});

describe('Retry-After', () => {
  const wishes: readonly (readonly [string | undefined, number | undefined])[] = [
    ['3', 3000],
    ['0.25', 250],
    ['0', 0],
    ['Wed, 25 Nov 2026 07:10:20 GMT', 20_000],
    ['Wed, 25 Nov 2026 07:00:00 GMT', undefined],
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
