-- Tables of our own live in a schema of their own, beside the engine's ACT_ tables in the same database, so that both
-- change in one transaction and can still be told apart in a backup.

create table eduverify.customer (
  id                    uuid primary key,
  partner               text not null,
  primary_domain        text not null,
  profile_version       integer not null,
  special_qualification text not null check (special_qualification in ('NONE', 'EDUCATION')),
  vetting_status        text check (vetting_status in ('IN_REVIEW', 'APPROVED', 'DENIED')),
  vetting_reason        text,
  vetting_created_at    timestamptz,
  verification_open     boolean not null,
  created_at            timestamptz not null,
  constraint customer_primary_domain_taken unique (primary_domain),
  constraint customer_reason_with_denial check ((vetting_status = 'DENIED') = (vetting_reason is not null)
                                                or vetting_status is null and vetting_reason is null),
  constraint customer_education_is_approved check (special_qualification <> 'EDUCATION'
                                                   or vetting_status is not distinct from 'APPROVED')
);
create index customer_of_partner on eduverify.customer (partner, created_at, id);

create table eduverify.profile (
  customer_id       uuid not null references eduverify.customer on delete cascade,
  version           integer not null,
  company_name      text not null,
  address_line_1    text not null,
  address_line_2    text,
  city              text not null,
  state             text,
  postal_code       text,
  country           char(2) not null,
  first_name        text not null,
  last_name         text not null,
  phone_number      text,
  email             text not null,
  website           text,
  education_segment text,
  culture           text,
  language          text,
  changed_by        text,
  created_at        timestamptz not null,
  primary key (customer_id, version)
);

create table eduverify.register_release (
  id          bigint generated always as identity primary key,
  register    text not null,
  release     text not null,
  checksum    text not null,
  current     boolean not null,
  imported_at timestamptz not null default now(),
  unique (register, checksum)
);
create unique index register_has_one_current_release on eduverify.register_release (register) where current;

create table eduverify.institution (
  id                  bigint generated always as identity primary key,
  release_id          bigint not null references eduverify.register_release on delete cascade,
  source_id           text not null,
  name                text not null,
  country             char(2) not null,
  city                text,
  kind                text not null,
  status              text not null,
  successor_source_id text,
  unique (release_id, source_id)
);

create table eduverify.institution_name (
  institution_id bigint not null references eduverify.institution on delete cascade,
  name           text not null,
  normalised     text not null,
  primary key (institution_id, name)
);
create index institution_name_normalised on eduverify.institution_name (normalised);

create table eduverify.institution_domain (
  institution_id bigint not null references eduverify.institution on delete cascade,
  domain         text not null,
  primary key (institution_id, domain)
);
create index institution_domain_domain on eduverify.institution_domain (domain);

create table eduverify.verification_attempt (
  id              uuid primary key,
  customer_id     uuid not null references eduverify.customer on delete cascade,
  number          integer not null,
  examination     text not null check (examination in ('AUTOMATIC', 'MANUAL')),
  profile_version integer not null,
  requested_by    text,
  opened_at       timestamptz not null,
  outcome         text,
  vetting_reason  text,
  reason_code     text,
  correctable     boolean,
  explanation     text,
  what_to_do      text,
  staff_note      text,
  decided_by      text,
  decided_at      timestamptz,
  decision_table  text,
  registers       text,
  unique (customer_id, number),
  foreign key (customer_id, profile_version) references eduverify.profile (customer_id, version),
  constraint attempt_decided_completely check ((outcome is null) = (decided_at is null))
);
create unique index customer_has_one_open_attempt on eduverify.verification_attempt (customer_id) where outcome is null;

create table eduverify.evidence (
  attempt_id uuid not null references eduverify.verification_attempt on delete cascade,
  position   integer not null,
  fact       text not null,
  value      text not null,
  input      text not null,
  source     text not null,
  args       text[] not null,
  primary key (attempt_id, position)
);

create table eduverify.candidate (
  attempt_id uuid not null references eduverify.verification_attempt on delete cascade,
  position   integer not null,
  name       text not null,
  country    text not null,
  kind       text not null,
  source     text not null,
  score      numeric(4, 3) not null,
  primary key (attempt_id, position)
);

create table eduverify.fired_rule (
  attempt_id uuid not null references eduverify.verification_attempt on delete cascade,
  position   integer not null,
  rule_id    text not null,
  words      text not null,
  primary key (attempt_id, position)
);

create table eduverify.notice (
  id          bigint generated always as identity primary key,
  customer_id uuid not null references eduverify.customer on delete cascade,
  kind        text not null,
  given_at    timestamptz not null
);
create index notice_of_customer on eduverify.notice (customer_id, id);

-- Answers to creating requests by the client's request id, so that a repeated request creates nothing twice.
create table eduverify.answered_request (
  partner     text not null,
  request_id  uuid not null,
  fingerprint text not null,
  customer_id uuid not null,
  answered_at timestamptz not null default now(),
  primary key (partner, request_id)
);
