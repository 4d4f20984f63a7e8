-- Up Migration

-- A school is the first part of every key, so that a database over many machines can spread by it.
-- What was stored is text, not jsonb: people type what jsonb refuses (a NUL, half a character), and it
-- would come back with its members in another order.
create table school (
  school text primary key,
  -- Counts the commits of the school.
  revision bigint not null,
  -- Up to this revision removed records have left no row.
  swept bigint not null,
  -- The last place given to a record.
  place bigint not null,
  -- By kind: just before the oldest entry kept, and the newest.
  chains jsonb not null,
  -- By process: the revision of its last commit, and when.
  committed jsonb not null
);

create table record (
  school text not null,
  kind text not null,
  id text not null,
  version bigint not null,
  -- The order of creation.
  place bigint not null,
  -- The commit that wrote it last.
  revision bigint not null,
  -- None once removed.
  value text,
  primary key (school, kind, id)
);

create index record_by_revision on record (school, revision);

create table trail (
  school text not null,
  kind text not null,
  seq bigint not null,
  id text not null,
  value text not null,
  hash text not null,
  primary key (school, kind, seq),
  unique (school, kind, id)
);

-- Down Migration

drop table trail;
drop table record;
drop table school;
