create table deliveries (
  id text primary key,
  bot text not null,
  source_id text not null,
  conversation text not null,
  body text not null,
  received_at bigint not null,
  unique (bot, source_id)
);

create table conversations (
  id text primary key,
  bot text not null,
  source_id text not null,
  channel text not null,
  locale text,
  started_at text,
  requester text not null,
  report text not null,
  unique (bot, source_id)
);

create table messages (
  conversation_id text not null references conversations (id),
  position bigint not null,
  source_id text not null,
  sent_at text,
  content text not null,
  primary key (conversation_id, position),
  unique (conversation_id, source_id)
);

create table handoffs (
  id text primary key,
  conversation_id text not null references conversations (id),
  state text not null,
  requested_at bigint not null,
  brief text not null,
  tags text not null,
  ticket_request text,
  ticket_id text
);

create unique index handoffs_open on handoffs (conversation_id) where state in ('requested', 'accepted');

create unique index handoffs_ticket on handoffs (ticket_id);

create table jobs (
  id text primary key,
  task text not null,
  subject text not null,
  state text not null,
  priority bigint not null,
  run_at bigint not null,
  attempt bigint not null,
  locked_until bigint not null,
  last_error text,
  unique (task, subject)
);

create index jobs_waiting on jobs (priority desc, run_at) where state = 'waiting';
