-- Up Migration

-- Which process does what is to be done for a school by itself, until when by the database's clock.
create table ownership (
  school text primary key,
  owner text not null,
  until timestamptz not null,
  -- Grows with each owner.
  fence bigint not null
);

-- The processes that share the database; they stand under the municipality's own part.
create table process (
  school text not null,
  process text not null,
  until timestamptz not null,
  primary key (school, process)
);

-- Down Migration

drop table process;
drop table ownership;
