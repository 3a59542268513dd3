-- Register files are imported in many short transactions: a release stays invisible until it is complete, and a failed
-- or interrupted import is known as such. Trigrams find names that are nearly the same.

create extension if not exists pg_trgm schema public;
create extension if not exists btree_gin schema public;

alter table eduverify.register_release
  add column format      text not null default 'sample',
  add column file_name   text,
  add column imported_by text not null default 'system',
  add column state       text not null default 'COMPLETE' check (state in ('IMPORTING', 'COMPLETE', 'FAILED')),
  add column rows_read   bigint not null default 0,
  add column kept        bigint not null default 0,
  add column skipped     bigint not null default 0,
  add column changed     bigint not null default 0,
  add column bytes_read  bigint not null default 0,
  add column bytes_total bigint,
  add column started_at  timestamptz not null default now(),
  add column finished_at timestamptz,
  add column failure     text,
  alter column checksum drop not null,
  drop constraint register_release_register_checksum_key,
  add constraint release_complete_if_current check (state = 'COMPLETE' or not current),
  add constraint release_complete_with_checksum check (state <> 'COMPLETE' or checksum is not null),
  add constraint release_failed_with_failure check ((state = 'FAILED') = (failure is not null));

update eduverify.register_release r
set started_at = r.imported_at, finished_at = r.imported_at, rows_read = c.rows, kept = c.rows, changed = c.rows
from (select release_id, count(*) as rows from eduverify.institution group by release_id) c
where c.release_id = r.id;

-- a failed import may have had the same file
create unique index release_of_register_and_file on eduverify.register_release (register, checksum)
  where state = 'COMPLETE';

alter table eduverify.institution
  add column region       text,
  add column countries    text[] not null default '{}',
  add column website_host text,
  add column row_hash     bytea;
update eduverify.institution set countries = array[country::text];

-- the host of the website proves less than a domain that the register names; the domain above it is somebody else's
alter table eduverify.institution_domain
  add column origin text not null default 'domain' check (origin in ('domain', 'website'));

-- New entries wait in a list and are merged in bulk; a small list keeps look-ups fast while a file is imported.
-- The country stands here once more, because names are mostly searched within one: the index then passes over the rest.
alter table eduverify.institution_name add column country text;
update eduverify.institution_name n set country = i.country from eduverify.institution i where i.id = n.institution_id;
alter table eduverify.institution_name alter column country set not null;
create index institution_name_similar on eduverify.institution_name
  using gin (country public.text_ops, normalised public.gin_trgm_ops)
  with (fastupdate = on, gin_pending_list_limit = 4096);

create table eduverify.import_problem (
  release_id bigint not null references eduverify.register_release on delete cascade,
  position   integer not null,
  line       bigint not null,
  reason     text not null,
  sample     text not null,
  primary key (release_id, position)
);
