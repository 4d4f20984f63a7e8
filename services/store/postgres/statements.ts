/**
 * A statement with a name, under which a connection keeps its plan. `$1` is the school: every key begins
 * with it, so that a database over many machines knows at once which of them is asked.
 */
export type Statement = { name: string; text: string };

/** Everything that is asked of one school. */
export const statements = {
  /** Until the transaction ends, nobody else decides on the school. */
  lock: {
    name: 'lock',
    text: `select revision, swept, place, chains, committed, extract(epoch from now())::bigint as now
from school where school = $1 for update`,
  },
  /** The same for those who only look. */
  head: {
    name: 'head',
    text: `select revision, swept, place, chains, committed, extract(epoch from now())::bigint as now
from school where school = $1`,
  },
  /** Until the transaction ends, nobody else comes to own the school. */
  fence: {
    name: 'fence',
    text: `select fence from ownership where school = $1 for share`,
  },
  create: {
    name: 'create',
    text: `insert into school (school, revision, swept, place, chains, committed)
values ($1, 0, 0, 0, '{}', '{}') on conflict (school) do nothing`,
  },
  /** Where the school is, and every record written since a revision: one snapshot of both. */
  news: {
    name: 'news',
    text: `select school.revision as at, school.swept, record.kind, record.id, record.version, record.place, record.value
from school left join record on record.school = school.school and record.revision > $2
where school.school = $1`,
  },
  /** Every record, in the order of creation; for a copy. */
  all: {
    name: 'all',
    text: `select kind, id, version, place, value from record where school = $1 order by place`,
  },
  write: {
    name: 'write',
    text: `insert into record (school, revision, kind, id, version, place, value)
select $1, $2, kind, id, version, place, value
from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) as row (kind, id, version, place, value)
on conflict (school, kind, id) do update
set revision = excluded.revision, version = excluded.version, place = excluded.place, value = excluded.value
where record.school = $1`,
  },
  advance: {
    name: 'advance',
    text: `update school set revision = $2, place = $3, chains = $4, committed = $5 where school = $1`,
  },
  drop: {
    name: 'drop',
    text: `delete from school where school = $1`,
  },
  sweep: {
    name: 'sweep',
    text: `delete from record where school = $1 and revision <= $2 and value is null`,
  },
  swept: {
    name: 'swept',
    text: `update school set swept = greatest(swept, $2::bigint) where school = $1`,
  },
  append: {
    name: 'append',
    text: `insert into trail (school, kind, seq, id, value, hash)
select $1, kind, seq, id, value, hash
from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[]) as row (kind, seq, id, value, hash)`,
  },
  trim: {
    name: 'trim',
    text: `delete from trail where school = $1 and kind = $2 and seq <= $3`,
  },
  entry: {
    name: 'entry',
    text: `select seq, id, value, hash from trail where school = $1 and kind = $2 and id = $3`,
  },
  entries: {
    name: 'entries',
    text: `select seq, id, value, hash from trail
where school = $1 and kind = $2 and seq > $3 order by seq limit $4`,
  },
  known: {
    name: 'known',
    text: `select id from trail where school = $1 and kind = $2 and id = any($3::text[])`,
  },
  /** This process lives, for a term in milliseconds. The processes stand under one school, the municipality's part. */
  alive: {
    name: 'alive',
    text: `insert into process (school, process, until) values ($1, $2, now() + $3 * interval '1 ms')
on conflict (school, process) do update set until = excluded.until`,
  },
  gone: {
    name: 'gone',
    text: `delete from process where school = $1 and (process = $2 or until < now() - interval '1 day')`,
  },
  living: {
    name: 'living',
    text: `select count(*) as processes, count(*) filter (where process < $2) as before
from process where school = $1 and until > now()`,
  },
  /** A school that nobody has owned yet can be claimed from now on. */
  ownable: {
    name: 'ownable',
    text: `insert into ownership (school, owner, until, fence) values ($1, '', '-infinity', 0)
on conflict (school) do nothing`,
  },
  renew: {
    name: 'renew',
    text: `update ownership set until = now() + $3 * interval '1 ms'
where school = $1 and owner = $2 returning fence`,
  },
  /** If its owner's term is over; not while anybody stores under it, or claims it too. */
  claim: {
    name: 'claim',
    text: `update ownership set owner = $2, until = now() + $3 * interval '1 ms', fence = fence + 1
where school = $1 and exists
(select 1 from ownership where school = $1 and until < now() for update skip locked) returning fence`,
  },
  release: {
    name: 'release',
    text: `update ownership set until = '-infinity' where school = $1 and owner = $2`,
  },
} as const satisfies Record<string, Statement>;

/**
 * All that looks across schools. Nothing is written or locked by it, and nothing decided: whoever acts on an
 * answer does so school by school, with a statement that looks again. The clock is the database's alone.
 */
export const acrossSchools = {
  /** Which there are. */
  schools: { name: 'schools', text: `select school from school order by school` },
  /** Whether the database keeps its word; it asks no table. */
  durability: {
    name: 'durability',
    text: `select current_setting('synchronous_commit', true) as durability`,
  },
  /** Those that came since, which nobody can own yet. */
  unowned: {
    name: 'unowned',
    text: `select school from school where not exists
(select 1 from ownership where ownership.school = school.school)`,
  },
  /** How many are shared out. */
  shared: { name: 'shared', text: `select count(*) as schools from ownership` },
  /** Those whose owner's term is over. */
  free: {
    name: 'free',
    text: `select school from ownership where until < now() order by school`,
  },
  /** By school, the last commit of each process: whether another's is to be looked at. */
  moved: {
    name: 'moved',
    text: `select school, committed from school where school = any($1::text[])`,
  },
  /** By school, the version of one record: whether a roster is to be read anew. */
  versions: {
    name: 'versions',
    text: `select school, version from record where school = any($1::text[]) and kind = $2 and id = $3`,
  },
} as const satisfies Record<string, Statement>;
