import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { DatabaseUrl } from '../../../../services/store/postgres/databaseUrl.ts';

describe('the address of a database', () => {
  const parsed = (text: string) => {
    const url = DatabaseUrl.parse(text);
    assert.ok(url, text);
    return url;
  };

  it('may name several hosts, each with its own port, and is one for each', () => {
    const url = parsed(
      'postgresql://bot:p%40ss@one.example,two.example:5433/naervaer?sslmode=verify-full',
    );
    assert.deepEqual(url.revealEach(), [
      'postgresql://bot:p%40ss@one.example/naervaer?sslmode=verify-full',
      'postgresql://bot:p%40ss@two.example:5433/naervaer?sslmode=verify-full',
    ]);
    assert.deepEqual(url.hosts, ['one.example', 'two.example']);
    assert.equal(url.name, 'postgresql://one.example,two.example:5433/naervaer');
    assert.ok(url.saysProtection);
  });

  it('shows its password nowhere', () => {
    for (const hosts of ['one', 'one,two:5433']) {
      const url = parsed(`postgresql://bot:hemmelig@${hosts}/naervaer`);
      for (const shown of [String(url), JSON.stringify(url), inspect({ url }), url.name])
        assert.ok(!shown.includes('hemmelig'), shown);
    }
  });

  it('is refused where a host or the database is missing, or it is another kind', () => {
    for (const text of [
      'postgresql://one,/naervaer:x',
      'postgresql://one:port,two/naervaer',
      'postgresql://one,two/',
      'postgresql://one,two',
      'mysql://one,two/naervaer',
      'one,two/naervaer',
    ]) {
      assert.equal(DatabaseUrl.parse(text)?.name, undefined, text);
    }
  });
});
