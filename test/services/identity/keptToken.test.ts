import assert from 'node:assert/strict';
import { OutsideError } from '../../../services/errors/errors.ts';
import { keptToken, type TokenSource } from '../../../services/identity/keptToken.ts';
import type { GivenToken } from '../../../services/identity/requestToken.ts';
import { outsideWith } from '../graph/outsideErrors.ts';

const minutes = 60_000;

/** Where the wall clock stands at the start: the two clocks agree on nothing but how fast they go. */
const wallStart = Date.parse('2026-11-25T08:00:00Z');

describe('keptToken', () => {
  let now: number;
  let lifeMs: number;
  let renewAfterMs: number | undefined;
  let asked: number;
  let answer: () => Promise<unknown>;
  let late: (() => void)[];
  let token: TokenSource;

  beforeEach(() => {
    now = 0;
    lifeMs = 60 * minutes;
    renewAfterMs = undefined;
    asked = 0;
    answer = async () => {};
    late = [];
    token = keptToken(request, {
      wall: () => wallStart + now,
      elapsed: () => now,
      schedule: (_afterMs, run) => {
        late.push(run);
        return () => {
          late = late.filter((one) => one !== run);
        };
      },
    });
  });

  async function request(): Promise<GivenToken> {
    asked += 1;
    const name = `token-${asked}`;
    await answer();
    const wall = wallStart + now;
    return {
      token: name,
      endsAt: wall + lifeMs,
      renewAt: renewAfterMs === undefined ? undefined : wall + renewAfterMs,
    };
  }

  const refuse = async () => {
    throw new OutsideError('entra_refused', { retry: true });
  };

  /** Lets what was begun beside the work come to its end. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('keeps a token, and renews it beside the work from five minutes before its end', async () => {
    assert.equal(await token(), 'token-1');
    now = 55 * minutes - 1;
    assert.equal(await token(), 'token-1');
    await settled();
    assert.equal(asked, 1);
    now = 55 * minutes;
    assert.equal(await token(), 'token-1');
    await settled();
    assert.equal(await token(), 'token-2');
    assert.equal(asked, 2);
  });

  it('renews one that lives for a day when whoever gave it wants it', async () => {
    lifeMs = 24 * 60 * minutes;
    renewAfterMs = 12 * 60 * minutes;
    await token();
    now = renewAfterMs;
    assert.equal(await token(), 'token-1');
    await settled();
    assert.equal(await token(), 'token-2');
  });

  it('asks once when many want one at the same time', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => token()));
    assert.deepEqual(new Set(tokens), new Set(['token-1']));
    assert.equal(asked, 1);
  });

  it('lives on the old one while a renewal fails, and tries again each half minute', async () => {
    await token();
    answer = refuse;
    now = 55 * minutes;
    for (let index = 0; index < 5; index += 1) {
      assert.equal(await token(), 'token-1');
      await settled();
    }
    assert.equal(asked, 2);
    now += 30_000;
    assert.equal(await token(), 'token-1');
    await settled();
    assert.equal(asked, 3);
    now = 59 * minutes - 1;
    assert.equal(await token(), 'token-1');
  });

  it('sends none in its last minute, and says then that none can be got', async () => {
    await token();
    answer = refuse;
    now = 59 * minutes;
    await assert.rejects(token(), outsideWith('entra_refused', true));
    answer = async () => {};
    assert.equal(await token(), 'token-3');
  });

  it('does not ask each time where a host gives the same old one again', async () => {
    renewAfterMs = -minutes;
    await token();
    for (let index = 0; index < 5; index += 1) {
      await token();
      await settled();
    }
    assert.equal(asked, 1);
  });

  it('gives a token that lives shorter than a minute to those who waited, and to nobody later', async () => {
    lifeMs = 50_000;
    assert.equal(await token(), 'token-1');
    assert.equal(await token(), 'token-2');
  });

  it('asks for another one where it was refused', async () => {
    await token();
    assert.equal(await token({ renew: true }), 'token-2');
    assert.equal(await token(), 'token-2');
  });

  it('tells everybody who waited when it fails, and asks anew for the next', async () => {
    answer = refuse;
    const settledAll = await Promise.allSettled([token(), token(), token()]);
    assert.deepEqual(new Set(settledAll.map(({ status }) => status)), new Set(['rejected']));
    assert.equal(asked, 1);
    answer = async () => {};
    assert.equal(await token(), 'token-2');
  });

  it('lets nobody wait for ever, and takes the answer that comes late for those who come later', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    answer = () => promise;
    const waiting = token();
    assert.equal(late.length, 1);
    late[0]?.();
    await assert.rejects(waiting, outsideWith('entra_unreachable', true));
    resolve();
    await settled();
    assert.equal(await token(), 'token-1');
    assert.equal(asked, 1);
    assert.equal(late.length, 0);
  });
});
