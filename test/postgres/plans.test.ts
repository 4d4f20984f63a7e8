import assert from 'node:assert/strict';
import { describeWithPostgres, migratedDatabase, onDatabase } from '../doubles/postgres.ts';
import { hotStatements, plansOf } from './hotStatements.ts';

/** 3,000 schools, some more than the country has, with 20 records and 20 entries of the trail each. */
const fill = `
insert into school select 's' || s, 20, 0, 20, '{}', '{}' from generate_series(1, 3000) s;
insert into record select 's' || s, 'case', 'c' || r, 1, r, r, repeat('x', 200)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into trail select 's' || s, 'audit', r, 'e' || r, repeat('x', 100), repeat('0', 64)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into ownership select 's' || s, 'p', now(), 1 from generate_series(1, 3000) s;
analyze school; analyze record; analyze trail; analyze ownership`;

describeWithPostgres('the plans of a filled database', () => {
  it('read no table from end to end, whether for these values or for any', async () => {
    const url = await migratedDatabase();
    await onDatabase(url, async (client) => {
      await client.query(fill);
      for await (const { name, plan } of plansOf(client, hotStatements('s7'))) {
        assert.doesNotMatch(plan, /Seq Scan/, `${name}:\n${plan}`);
      }
    });
  });
});
