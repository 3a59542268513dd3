-- Institutions joined over registers. A record of a current release belongs to exactly one institution; records of other
-- releases belong to none, so that whatever is joined here is what decisions are based on.

create sequence eduverify.joined_institution_id;

create table eduverify.joined_institution (
  institution_id bigint primary key references eduverify.institution on delete cascade,
  joined_id      bigint not null
);
create index joined_institution_members on eduverify.joined_institution (joined_id);

-- Domains of joined institutions. 'above': the register lists a host such as portal.example.org, and mail runs on the
-- domain above it.
create table eduverify.joined_domain (
  domain    text not null,
  joined_id bigint not null,
  origin    text not null check (origin in ('listed', 'website', 'mailbox', 'above')),
  primary key (domain, joined_id)
);
create index joined_domain_of_institution on eduverify.joined_domain (joined_id);

-- What a domain means, worked out from who shares it. A domain without a row belongs to one institution.
create table eduverify.domain_meaning (
  domain  text primary key,
  meaning text not null check (meaning in ('GROUP', 'AUTHORITY', 'COUNCIL', 'PLATFORM')),
  owners  integer not null
);

-- Until the next import of its register, each record is an institution of its own.
insert into eduverify.joined_institution (institution_id, joined_id)
select i.id, nextval('eduverify.joined_institution_id')
from eduverify.institution i
join eduverify.register_release r on r.id = i.release_id and r.current;

insert into eduverify.joined_domain (domain, joined_id, origin)
select d.domain, j.joined_id, min(d.origin)
from eduverify.institution_domain d
join eduverify.joined_institution j on j.institution_id = d.institution_id
group by d.domain, j.joined_id;

insert into eduverify.domain_meaning (domain, meaning, owners)
select domain, 'GROUP', count(*) from eduverify.joined_domain group by domain having count(*) > 1;
