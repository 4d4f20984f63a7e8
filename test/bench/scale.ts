import { randomInt, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { z } from 'zod';
import { chained, type SchoolStore, schemas } from '../../bot/core/records.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { type Nightly, retainAtNight } from '../../bot/privacy/retainAtNight.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { readRetention } from '../../services/retention/readRetention.ts';
import { copyStore } from '../../services/store/copy/copyStore.ts';
import { copyToDatabase } from '../../services/store/copy/databaseCopies.ts';
import { copyFromFolder } from '../../services/store/copy/folderCopies.ts';
import type { DatabaseUrl } from '../../services/store/postgres/databaseUrl.ts';
import { openPostgresStore } from '../../services/store/postgres/openPostgresStore.ts';
import { migratedDatabase, onDatabase } from '../doubles/postgres.ts';
import { hotStatements, plansOf, roundStatements } from '../postgres/hotStatements.ts';
import { copyOfStore } from './municipality/madeStore.ts';
import { schoolsOf } from './municipality/schools.ts';
import { moments } from './municipality/settings.ts';

/** About the pupils of Denmark's folkeskoler (Danmarks Statistik, school year 2024/25: 530,000). */
const country = 530_000;

const pupils = z.coerce
  .number()
  .int()
  .min(1_000)
  .max(2_000_000)
  .default(country)
  .parse(process.env.SCALE_PUPILS);

/** How many schools are looked at, picked by chance. */
const sample = 40;

/**
 * One database with all the country's schools in it, each with a school year behind it: how large its tables and
 * indexes become, whether any statement reads one from end to end, and what opening a school and deciding on it
 * cost then. One school's year is made by the bot's own code; the others are copies of it under other names, so
 * that no trail but the first is one chain. O(pupils) rows; about 35 MB of disk for each thousand of them.
 */
export async function* benchScale(): AsyncGenerator<string> {
  const [like] = schoolsOf(1);
  if (!like) throw new Error('no school');
  const count = Math.ceil(pupils / like.pupils.length);
  const url = await migratedDatabase();
  yield `  ${await fill(url, like.school.id, count)}`;
  yield* onceConnected(url, async function* (client) {
    yield* sizes(client);
    yield* plans(client, `${like.school.id}-${count}`);
  });
  yield* decisions(url, like.school.id, count);
}

/** Keeps the connection while lines are made. */
async function* onceConnected(
  url: DatabaseUrl,
  lines: (client: Client) => AsyncGenerator<string>,
): AsyncGenerator<string> {
  const made: string[] = [];
  await onDatabase(url, async (client) => {
    for await (const line of lines(client)) made.push(line);
  });
  yield* made;
}

async function fill(url: DatabaseUrl, school: string, count: number): Promise<string> {
  const kinds = { schemas, chained };
  const made = await copyOfStore(schoolsOf(1), { years: 1 }, console.error);
  const source = await copyFromFolder({ folder: made.folder, kinds, keys: [] });
  const target = await copyToDatabase({ url, kinds });
  for await (const _ of copyStore(source, target));
  await target.close();
  await source.close();
  await made.remove();
  const began = performance.now();
  await onDatabase(url, async (client) => {
    for (const table of ['school', 'record', 'trail']) {
      const { rows } = await client.query(
        'select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position',
        [table],
      );
      const columns = rows.map((row) => columnShape.parse(row).column_name);
      const others = columns.filter((one) => one !== 'school').join(', ');
      await client.query(
        `insert into ${table} (school, ${others})
         select '${school}-' || n, ${others} from generate_series(1, ${count}) n, ${table} where school = '${school}'`,
      );
      await client.query(`analyze ${table}`);
    }
    await client.query(
      "insert into ownership (school, owner, until, fence) select school, '', '-infinity', 0 from school",
    );
    await client.query('analyze ownership');
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  return `${count} schools, ${pupils} pupils, a school year behind each: filled in ${seconds} s`;
}

const columnShape = z.object({ column_name: z.string() });
const sizeShape = z.object({
  name: z.string(),
  of: z.string(),
  rows: z.coerce.number(),
  mb: z.coerce.number(),
});

async function* sizes(client: Client): AsyncGenerator<string> {
  const { rows } = await client.query(
    `select relname as name, coalesce(indrelid::regclass::text, relname) as of, reltuples as rows,
       round(case relkind when 'i' then pg_relation_size(oid) else pg_table_size(oid) end / 1e6) as mb
     from pg_class left join pg_index on indexrelid = oid
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'i') and reltuples > 0
     order by 2, relkind desc, 1`,
  );
  for (const row of rows) {
    const { name, of, rows: entries, mb } = sizeShape.parse(row);
    const label = (name === of ? `  table ${name}` : `    index ${name}`).padEnd(40);
    yield `${label}${entries.toFixed(0).padStart(12)} rows${mb.toFixed(0).padStart(8)} MB`;
  }
}

async function* plans(client: Client, school: string): AsyncGenerator<string> {
  let asked = 0;
  const whole: string[] = [];
  for await (const { name, plan } of plansOf(client, [
    ...hotStatements(school),
    ...roundStatements([school]),
  ])) {
    asked += 1;
    const [, table] = /Seq Scan on (\w+)/.exec(plan) ?? [];
    if (table !== undefined) whole.push(`${name}: ${table}`);
  }
  yield `  ${asked} plans of hot statements, ${whole.length} that read a table from end to end`;
  for (const one of whole) yield `    ${one}`;
  // With a few schools it is quicker to read the short tables whole.
  if (whole.some((one) => /: (record|trail)$/.test(one))) process.exitCode = 1;
}

/** What a process pays for schools it had not opened, for the decisions after that, and at night. */
async function* decisions(url: DatabaseUrl, school: string, count: number): AsyncGenerator<string> {
  const chosen = Array.from({ length: sample }, () => `${school}-${randomInt(1, count + 1)}`);
  const began = performance.now();
  const store = await openPostgresStore({ url, schemas, chained });
  yield `  opening the store: ${(performance.now() - began).toFixed(0)} ms`;
  const nightly = await nightlyOn(store);
  try {
    yield spread('the first look at a school', await timesOf(chosen, (one) => lookAt(store, one)));
    yield spread('a look at it again', await timesOf(chosen, (one) => lookAt(store, one)));
    yield spread('a decision, stored', await timesOf(chosen, (one) => decideOn(store, one)));
    yield spread('the night', await timesOf(chosen, (one) => retainAtNight(nightly, one)));
  } finally {
    await store.close();
  }
}

async function lookAt(store: SchoolStore, school: string): Promise<void> {
  await store.load(school, 'counter', 'retention');
}

/** One record, as a note's. */
function decideOn(store: SchoolStore, school: string): Promise<void> {
  return transact(store, school, async (unit) => {
    unit.upsert('counter', `scale-${randomUUID()}`, { last: 1 });
  });
}

/** At half past one, in schools whose rosters name nobody who left. */
async function nightlyOn(store: SchoolStore): Promise<Nightly> {
  const data = (name: string) => new URL(`../../data/${name}`, import.meta.url).pathname;
  return {
    store,
    schools: { roster: () => undefined, reload: async () => {} },
    calendar: await readCalendar(data('calendars/eksempel-2025-27.json')),
    retention: await readRetention(data('retention.json')),
    now: () => Temporal.Instant.from(moments.night),
    newId: randomUUID,
  };
}

async function timesOf(
  schools: readonly string[],
  work: (school: string) => Promise<void>,
): Promise<number[]> {
  const times: number[] = [];
  for (const school of schools) {
    const from = performance.now();
    await work(school);
    times.push(performance.now() - from);
  }
  return times;
}

function spread(name: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `${`  ${name}, ${times.length} schools`.padEnd(48)}p50 ${at(0.5)}   p95 ${at(0.95)}   max ${at(1)} ms`;
}
