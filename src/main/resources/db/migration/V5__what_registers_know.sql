-- What registers know beyond names and domains: exact mailboxes, shared identifiers, parents and closing dates. Each
-- release declares what its register knows, because the silence of a register that does not know closures, mailboxes,
-- kinds, parents or identifiers proves nothing.

alter table eduverify.register_release
  add column knows_closures    boolean not null default false,
  add column knows_mailboxes   boolean not null default false,
  add column knows_kinds       boolean not null default false,
  add column knows_parents     boolean not null default false,
  add column knows_identifiers boolean not null default false,
  -- How the file was read: version of the reader, format and mapping. The same file is imported again if they change,
  -- because a release that was read differently lacks facts.
  add column reading           text not null default '',
  -- Where the file was fetched from, and what the server sent to ask for changes.
  add column address           text,
  add column etag              text,
  add column last_modified     text;

update eduverify.register_release
set knows_closures = format in ('ror', 'nces-ccd', 'nces-ipeds', 'gias', 'sample'),
    knows_kinds = format in ('ror', 'gias', 'duo', 'sample');

drop index eduverify.release_of_register_and_file;
create unique index release_of_register_and_file
  on eduverify.register_release (register, checksum, reading) where state = 'COMPLETE';

alter table eduverify.institution
  add column postal_code text,
  add column closed_on   date;

-- 'listed': the register gives the domain as the institution's own; 'website': host of its website; 'mailbox': domain of
-- a mailbox that the register lists. One domain may be known in several of these ways.
alter table eduverify.institution_domain
  drop constraint institution_domain_origin_check,
  drop constraint institution_domain_pkey,
  alter column origin drop default;
update eduverify.institution_domain set origin = 'listed' where origin = 'domain';
alter table eduverify.institution_domain
  add primary key (institution_id, domain, origin),
  add check (origin in ('listed', 'website', 'mailbox'));

-- Lower-case addresses exactly as the register lists them.
create table eduverify.institution_mailbox (
  institution_id bigint not null references eduverify.institution on delete cascade,
  mailbox        text not null,
  primary key (institution_id, mailbox)
);
create index institution_mailbox_mailbox on eduverify.institution_mailbox (mailbox);

-- Identifiers that several registers share, the register's own id among them. Schemes are in lower case: ror, nces, urn ...
create table eduverify.institution_identifier (
  institution_id bigint not null references eduverify.institution on delete cascade,
  scheme         text not null,
  value          text not null,
  primary key (institution_id, scheme, value)
);
create index institution_identifier_value on eduverify.institution_identifier (scheme, value);

-- The body that runs the institution, by its source id in the same release. The release may lack an entry for it; then
-- the id, written scheme:value, still shows which institutions have the same parent.
create table eduverify.institution_parent (
  institution_id   bigint not null references eduverify.institution on delete cascade,
  parent_source_id text not null,
  primary key (institution_id, parent_source_id)
);
create index institution_parent_parent on eduverify.institution_parent (parent_source_id);
