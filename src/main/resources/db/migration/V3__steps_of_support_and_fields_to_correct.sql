-- What support did, step by step and for good: an approval that another person confirms shows both people, and what was
-- sent back can still be read after the attempt has ended otherwise.

create table eduverify.examination_step (
  attempt_id    uuid not null references eduverify.verification_attempt on delete cascade,
  position      integer not null,
  kind          text not null check (kind in ('APPROVED', 'DENIED', 'ASKED_FOR_MORE', 'CONFIRMED', 'SENT_BACK')),
  note          text not null,
  customer_text text not null,
  taken_by      text not null,
  taken_at      timestamptz not null,
  primary key (attempt_id, position),
  constraint step_sent_back_with_note check (kind <> 'SENT_BACK' or note <> '')
);

-- Keys of the profile's fields that the decision table named; unknown for attempts that were decided before.
alter table eduverify.verification_attempt add column fields_to_correct text[];
