import assert from 'node:assert/strict';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { describeWithPostgres, migratedDatabase, onDatabase } from '../doubles/postgres.ts';
import { hotStatements, plansOf, roundStatements, wholeStatements } from './hotStatements.ts';

/** 3,000 schools, some more than the country has, with 20 records and 20 entries of the trail each. */
const fill = `
insert into school select 's' || s, 20, 0, 20, '{}', '{}' from generate_series(1, 3000) s;
insert into record select 's' || s, 'case', 'c' || r, 1, r, r, repeat('x', 200)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into record select 's' || s, 'roster', 'current', 1, 1, 1, repeat('x', 200)
  from generate_series(1, 3000) s;
insert into trail select 's' || s, 'audit', r, 'e' || r, repeat('x', 100), repeat('0', 64)
  from generate_series(1, 3000) s, generate_series(1, 20) r;
insert into ownership select 's' || s, 'p', now(), 1 from generate_series(1, 3000) s;
insert into process select 's' || s, 'p', now() from generate_series(1, 3000) s;
analyze school; analyze process; analyze record; analyze trail; analyze ownership`;

/** An index is looked into by the school: without a condition it would be read from end to end. */
function assertByKey(name: string, plan: string): void {
  assert.doesNotMatch(plan, /Seq Scan/, `${name}:\n${plan}`);
  const scans = plan.match(/\bIndex (?:Only )?Scan\b/g)?.length ?? 0;
  const keys = plan.match(/Index Cond: \(+school = /g)?.length ?? 0;
  assert.equal(keys, scans, `${name}:\n${plan}`);
}

describeWithPostgres('the plans of a filled database', () => {
  let url: DatabaseUrl;
  before(async () => {
    url = await migratedDatabase();
    await onDatabase(url, (client) => client.query(fill));
  });

  it('read no table or index from end to end, whether for these values or for any', async () => {
    await onDatabase(url, async (client) => {
      for await (const { name, plan } of plansOf(client, hotStatements('s7')))
        assertByKey(name, plan);
    });
  });

  it('find what is asked of many schools by each school, with one process for all in a municipality', async () => {
    const schools = Array.from({ length: 100 }, (_, at) => `s${at}`);
    await onDatabase(url, async (client) => {
      for await (const { name, plan } of plansOf(client, roundStatements(schools)))
        assertByKey(name, plan);
    });
  });

  it('read nothing but a row for each school where all are asked', async () => {
    await onDatabase(url, async (client) => {
      for await (const { name, plan } of plansOf(client, wholeStatements))
        assert.doesNotMatch(plan, / on (?:record|trail)\b/, `${name}:\n${plan}`);
    });
  });
});
