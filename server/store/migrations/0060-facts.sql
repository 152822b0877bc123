create table stale_facts (
  kind text not null,
  subject text not null,
  marked_at bigint not null,
  primary key (kind, subject)
);

create table handoff_facts (
  handoff_id text primary key,
  requested_at bigint not null,
  bot text not null,
  channel text not null,
  intent text not null,
  reason text not null,
  signal_seconds bigint,
  reply_seconds bigint,
  handle_seconds bigint,
  wait_error_seconds bigint,
  previous_seconds bigint,
  satisfied bigint,
  effort bigint,
  needed bigint,
  asked_again text,
  question text
);

create index handoff_facts_requested on handoff_facts (requested_at);

create table conversation_facts (
  conversation_id text primary key,
  began_at bigint not null,
  bot text not null,
  channel text not null,
  intent text not null,
  reason text,
  missed bigint
);

create index conversation_facts_began on conversation_facts (began_at);

create table fact_days (
  day bigint primary key,
  version bigint not null,
  packed_version bigint not null,
  packed bytea
);

insert into stale_facts (kind, subject, marked_at) select 'handoff', id, 0 from handoffs;

insert into stale_facts (kind, subject, marked_at) select 'conversation', id, 0 from conversations;
