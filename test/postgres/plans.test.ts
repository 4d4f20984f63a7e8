import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Statement, statements } from '../../services/store/postgres/statements.ts';
import { describeWithPostgres, migratedDatabase, onDatabase } from '../doubles/postgres.ts';

/** 3,000 schools, some more than the country has, with 20 records and 20 entries of the trail each. */
const fill = `
insert into school select 's' || s, 20, 0, 20, '{}', '{}' from generate_series(1, 3000) s;
insert into record select 's' || s, 'case', 'c' || r, 1, r, r, repeat('x', 200)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into trail select 's' || s, 'audit', r, 'e' || r, repeat('x', 100), repeat('0', 64)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into ownership select 's' || s, 'p', now(), 1 from generate_series(1, 3000) s;
analyze school; analyze record; analyze trail; analyze ownership`;

/** Statements of each decision, each read and each round, with values as they are asked. */
const hot: readonly (readonly [Statement, readonly unknown[]])[] = [
  [statements.lock, ['s7']],
  [statements.head, ['s7']],
  [statements.fence, ['s7']],
  [statements.news, ['s7', 18]],
  [statements.news, ['s7', -1]],
  [statements.write, ['s7', 21, ['case'], ['c1'], [2], [1], ['{}']]],
  [statements.advance, ['s7', 21, 20, '{}', '{}']],
  [statements.append, ['s7', ['audit'], [21], ['e21'], ['{}'], ['0']]],
  [statements.entry, ['s7', 'audit', 'e5']],
  [statements.entries, ['s7', 'audit', 0, 50]],
  [statements.known, ['s7', 'audit', ['e5', 'e6']]],
  [statements.trim, ['s7', 'audit', 5]],
  [statements.sweep, ['s7', 10]],
  [statements.swept, ['s7', 10]],
  [statements.all, ['s7']],
];

const planShape = z.object({ 'QUERY PLAN': z.string() });

describeWithPostgres('the plans of a filled database', () => {
  it('read no table from end to end, whether for these values or for any', async () => {
    const url = await migratedDatabase();
    await onDatabase(url, async (client) => {
      await client.query(fill);
      for (const mode of ['force_custom_plan', 'force_generic_plan']) {
        await client.query(`set plan_cache_mode = ${mode}`);
        for (const [at, [{ name, text }, values]] of hot.entries()) {
          const as = `${name}_${mode}_${at}`;
          await client.query(`prepare ${as} as ${text}`);
          const given = values.map((one) => literal(one)).join(', ');
          const { rows } = await client.query(`explain execute ${as}(${given})`);
          const plan = rows.map((row) => planShape.parse(row)['QUERY PLAN']).join('\n');
          assert.doesNotMatch(plan, /Seq Scan/, `${name}, ${mode}:\n${plan}`);
        }
      }
    });
  });
});

function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${value.map((one) => `"${one}"`).join(',')}}'`;
  return typeof value === 'number' ? String(value) : `'${value}'`;
}
