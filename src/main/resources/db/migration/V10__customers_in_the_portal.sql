-- The portal finds customers by a part of their name, domain or e-mail address, however it is spelled. One column of the
-- customer holds these texts in lower case, so that one index serves a partner's search; it changes with the profile.
alter table eduverify.customer
  add column search_text  text,
  -- since when the account shows its present status
  add column status_since timestamptz;

update eduverify.customer c
set search_text = lower(p.company_name || E'\n' || c.primary_domain || E'\n' || p.email),
    status_since = coalesce((select max(a.decided_at) from eduverify.verification_attempt a where a.customer_id = c.id),
                            c.vetting_created_at, c.created_at)
from eduverify.profile p
where p.customer_id = c.id and p.version = c.profile_version;

alter table eduverify.customer
  alter column search_text set not null,
  alter column status_since set not null;

create index customer_search on eduverify.customer
  using gin (partner public.text_ops, search_text public.gin_trgm_ops);
create index customer_by_name on eduverify.customer (partner, left(search_text, 100), id);
create index customer_by_status_change on eduverify.customer (partner, status_since desc, id);

-- Forms that were sent, by the token that each form carries: a form that is sent again acts once.
create table eduverify.submitted_form (
  user_id      text not null,
  token        uuid not null,
  customer_id  uuid references eduverify.customer on delete cascade,
  submitted_at timestamptz not null default now(),
  primary key (user_id, token)
);
create index submitted_form_of_customer on eduverify.submitted_form (customer_id);
