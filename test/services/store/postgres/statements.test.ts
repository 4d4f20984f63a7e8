import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { migrationFiles } from '../../../../services/store/postgres/migrate.ts';
import { acrossSchools, statements } from '../../../../services/store/postgres/statements.ts';

const all = Object.values(statements);

describe('the statements', () => {
  it('each ask one school, or write to one', () => {
    for (const { name, text } of all) {
      const asks = /\bwhere (?:\w+\.)?school = \$1\b/.test(text);
      const writes = /^insert into \w+ \(school, [\s\S]*?(?:values \(\$1|select \$1),/.test(text);
      assert.ok(asks || writes, name);
      const tables = text.match(
        /\b(?:from|update|join) (?:school|record|trail|ownership|process)\b/g,
      );
      const schools = text.match(/\bschool = (?:\$1|\w+\.school)(?!\w)/g);
      assert.ok(
        (schools?.length ?? 0) >= (tables?.length ?? 0),
        `${name}: each table by the school`,
      );
    }
  });

  it('look across schools only to read, without a lock, and nothing is decided: these', () => {
    const across = Object.entries(acrossSchools);
    assert.deepEqual(
      across.map(([name]) => name),
      ['schools', 'durability', 'unowned', 'shared', 'free', 'moved', 'versions'],
    );
    for (const [name, { text }] of across) {
      assert.match(text, /^select /, name);
      assert.doesNotMatch(text, /\b(?:insert|update|delete|share|lock|into|nextval)\b/, name);
    }
  });

  it('are all in one file', async () => {
    const folder = new URL('../../../../services/store/postgres/', import.meta.url);
    for await (const path of glob('*.ts', { cwd: fileURLToPath(folder) })) {
      if (path === 'statements.ts') continue;
      const text = await readFile(new URL(path, folder), 'utf8');
      assert.doesNotMatch(
        text,
        /\b(?:from|into|update) (?:school|record|trail|ownership|process)\b/,
        path,
      );
    }
  });

  it('join tables by their school alone', () => {
    for (const { name, text } of [...all, ...Object.values(acrossSchools)]) {
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

  it('are all spread over machines by the school, as the decision has it', async () => {
    const steps = await Promise.all((await migrationFiles()).map((file) => readFile(file, 'utf8')));
    const made = [...steps.join('\n').matchAll(/create table (\w+)/g)].map(([, name]) => name);
    const record = await readFile(
      new URL('../../../../docs/decisions/0024-postgresql-for-many.md', import.meta.url),
      'utf8',
    );
    const spread = [...record.matchAll(/create_distributed_table\('(\w+)', 'school'/g)];
    assert.deepEqual(
      spread.map(([, name]) => name),
      made,
    );
  });
});
