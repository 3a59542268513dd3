-- The catalogue is kept in releases, of which one is current; a release never changes. Orders and subscriptions repeat
-- what they need of an offer, so that they outlive its release.

create table eduverify.catalogue_release (
  id          bigint generated always as identity primary key,
  release     text not null,
  checksum    text not null,
  file_name   text,
  imported_by text not null,
  offers      integer not null,
  current     boolean not null,
  imported_at timestamptz not null,
  constraint catalogue_file_imported_once unique (checksum)
);
create unique index catalogue_has_one_current_release on eduverify.catalogue_release (current) where current;

create table eduverify.offer (
  release_id       bigint not null references eduverify.catalogue_release on delete cascade,
  position         integer not null,
  id               text not null,
  name             text not null,
  description      text not null,
  category         text not null,
  product          text not null,
  segment          text not null,
  product_type     text not null,
  countries        text[] not null,
  billing_cycles   text[] not null,
  minimum_quantity integer not null,
  maximum_quantity integer not null,
  unit             text not null,
  prerequisites    text[] not null,
  trial            boolean not null,
  primary key (release_id, id),
  constraint offer_quantities check (1 <= minimum_quantity and minimum_quantity <= maximum_quantity)
);

-- A repeated request orders once: its id is stored with the order, and orders of one customer wait for each other.
create table eduverify.customer_order (
  id            uuid primary key,
  customer_id   uuid not null references eduverify.customer on delete cascade,
  request_id    uuid,
  fingerprint   text not null,
  billing_cycle text,
  ordered_by    text not null,
  ordered_at    timestamptz not null,
  constraint order_of_request unique (customer_id, request_id)
);
create index order_of_customer on eduverify.customer_order (customer_id, ordered_at);

create table eduverify.subscription (
  id               uuid primary key,
  customer_id      uuid not null references eduverify.customer on delete cascade,
  order_id         uuid not null references eduverify.customer_order on delete cascade,
  offer_id         text not null,
  offer_name       text not null,
  friendly_name    text not null,
  quantity         integer not null,
  maximum_quantity integer not null,
  unit             text not null,
  product_type     text not null,
  billing_cycle    text not null,
  created_at       timestamptz not null,
  commitment_end   timestamptz,
  auto_renew       boolean not null,
  trial            boolean not null,
  constraint subscription_of_offer unique (customer_id, offer_id, billing_cycle),
  constraint subscription_quantity check (quantity between 1 and maximum_quantity)
);

create table eduverify.order_line (
  order_id          uuid not null references eduverify.customer_order on delete cascade,
  number            integer not null,
  offer_id          text not null,
  offer_name        text not null,
  quantity          integer not null check (quantity > 0),
  billing_cycle     text not null,
  friendly_name     text,
  partner_on_record text,
  subscription_id   uuid not null references eduverify.subscription on delete cascade,
  decision_table    text not null,
  primary key (order_id, number)
);
create index order_line_of_subscription on eduverify.order_line (subscription_id);

-- A cart is open until it names the order that it was checked out into.
create table eduverify.cart (
  id               uuid primary key,
  customer_id      uuid not null references eduverify.customer on delete cascade,
  request_id       uuid,
  last_modified_by text not null,
  created_at       timestamptz not null,
  last_modified_at timestamptz not null,
  order_id         uuid references eduverify.customer_order on delete cascade,
  constraint cart_of_request unique (customer_id, request_id)
);

create table eduverify.cart_line (
  cart_id           uuid not null references eduverify.cart on delete cascade,
  number            integer not null,
  offer_id          text not null,
  quantity          integer not null,
  billing_cycle     text,
  friendly_name     text,
  partner_on_record text,
  primary key (cart_id, number)
);
