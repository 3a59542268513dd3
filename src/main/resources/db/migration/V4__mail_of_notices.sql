-- Notices go out by e-mail, too, where a mail server is configured: whom to tell is written with the notice, the mail
-- is delivered afterwards. Without a mail server no mail is ever due.
alter table eduverify.notice
  add column recipients text[] not null default '{}',
  add column due_at     timestamptz,
  add column mail_due   boolean not null default false,
  add column mailed_at  timestamptz,
  add constraint notice_mailed_or_due check (not (mail_due and mailed_at is not null));
create index notice_with_mail_due on eduverify.notice (customer_id, id) where mail_due;
