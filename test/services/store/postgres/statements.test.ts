import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { migrationFiles } from '../../../../services/store/postgres/migrate.ts';
import { acrossSchools, statements } from '../../../../services/store/postgres/statements.ts';

const all = Object.values(statements);

describe('the statements', () => {
  it('each ask one school, or write to one', () => {
    for (const { name, text } of all) {
      const asks = /\bwhere (?:\w+\.)?school = \$1\b/.test(text);
      const writes = /^insert into \w+ \(school, [\s\S]*?(?:values \(\$1|select \$1),/.test(text);
      assert.ok(asks || writes, name);
    }
  });

  it('join tables by their school alone', () => {
    for (const { name, text } of all) {
      for (const [, on] of text.matchAll(/\bjoin \w+ on ([^\n]*)/g))
        assert.match(on ?? '', /^\w+\.school = \w+\.school\b/, name);
    }
  });

  it('meet a conflict by keys that begin with the school', () => {
    for (const { name, text } of all) {
      for (const [, key] of text.matchAll(/\bon conflict \(([^)]*)\)/g))
        assert.match(key ?? '', /^school\b/, name);
    }
  });

  it('take no lock that outlives the transaction, and listen for nothing', async () => {
    for (const { text } of [...all, ...Object.values(acrossSchools)])
      assert.doesNotMatch(text, /advisory|listen|notify/i);
  });

  it('have each a name of its own, under which a connection keeps its plan', () => {
    for (const [key, { name }] of Object.entries({ ...statements, ...acrossSchools }))
      assert.equal(name, key);
  });
});

describe('the tables', () => {
  it('have the school first in every key and index, and no number of their own', async () => {
    for (const file of await migrationFiles()) {
      const text = await readFile(file, 'utf8');
      const keys = [
        ...text.matchAll(/(?:primary key|unique) \(([^)]*)\)/g),
        ...text.matchAll(/(\w+) \w+ primary key/g),
        ...text.matchAll(/create (?:unique )?index \w+ on \w+ \(([^)]*)\)/g),
      ];
      assert.ok(keys.length >= 1);
      for (const [whole, columns] of keys) assert.match(columns ?? '', /^school\b/, whole);
      assert.doesNotMatch(text, /serial|identity|references|sequence/i);
    }
  });
});
