import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allowedFacts, faultOf } from '../../../bot/telemetry/allowed.ts';
import { OutsideError, RefusedError } from '../../../services/errors/errors.ts';

const allowed = allowedFacts((id) => id === 'linde');

describe('what a span may say', () => {
  it('is the words of fixed sets, numbers, and schools that there are', () => {
    assert.deepEqual(
      allowed({ verb: 'case.close', outcome: 'not_allowed', school: 'linde', changes: 3 }),
      {
        'naervaer.verb': 'case.close',
        'naervaer.outcome': 'not_allowed',
        'naervaer.school': 'linde',
        'naervaer.changes': 3,
      },
    );
  });

  it('is nothing that somebody wrote, whatever it is put into', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const told = allowed({ outcome: `x ${text}`, intent: `x ${text}`, school: `x ${text}` });
        assert.deepEqual([...new Set(Object.values(told))], ['unlisted']);
      }),
    );
  });

  it('is no fact that the table does not name', () => {
    const facts = Object.assign({ changes: 1 }, { name: 'Loke', text: 'syg' });
    assert.deepEqual(allowed(facts), { 'naervaer.changes': 1 });
  });

  it('is no number that is not a count', () => {
    for (const changes of [Number.NaN, -1, 0.5, 2 ** 60]) {
      assert.deepEqual(allowed({ changes }), { 'naervaer.changes': 'unlisted' });
    }
  });

  for (const [what, error, told] of [
    ['a refusal by its code', new RefusedError('stale'), 'stale'],
    [
      'what failed outside by its code',
      new OutsideError('graph_429', { retry: true }),
      'graph_429',
    ],
    [
      'a status nobody foresaw by its kind',
      new OutsideError('graph_499', { retry: false }),
      'graph_4xx',
    ],
    ['a bug by its class', new TypeError('Loke har angst'), 'TypeError'],
    ['another’s class by none', Object.assign(new Error('x'), { name: 'Loke' }), 'unlisted'],
    [
      'another’s code by none',
      Object.assign(new Error('x'), { code: 'Loke Christensen' }),
      'other',
    ],
    ['what is no error by none', 'Loke', 'unlisted'],
  ] as const) {
    it(`is ${what}`, () => {
      assert.equal(faultOf(error), told);
    });
  }
});
