create table refusals (
  id text primary key,
  bot text not null,
  at bigint not null,
  code text not null,
  why text not null,
  bytes bigint not null,
  sender text not null
);

create index refusals_bot on refusals (bot, at);

create index deliveries_bot on deliveries (bot, received_at);

create index handoffs_requested on handoffs (requested_at);

create table samples (
  conversation text primary key,
  bot text not null,
  made_at bigint not null
);
