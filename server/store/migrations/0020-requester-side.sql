create table requester_acts (
  id text primary key,
  handoff_id text not null references handoffs (id),
  position bigint not null,
  acted_at bigint not null,
  kind text not null,
  detail text not null,
  unique (handoff_id, position)
);

create table uploads (
  id text primary key,
  handoff_id text not null references handoffs (id),
  name text not null,
  content_type text not null,
  size bigint not null,
  body text not null,
  received_at bigint not null
);
create index uploads_handoff on uploads (handoff_id);

create table ratings (
  handoff_id text primary key references handoffs (id),
  effort bigint,
  satisfaction bigint,
  words text,
  rated_at bigint not null
);

create table proven_keys (
  key text not null,
  handoff_id text not null references handoffs (id),
  primary key (key, handoff_id)
);
create index proven_keys_handoff on proven_keys (handoff_id);
