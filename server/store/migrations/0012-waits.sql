create table waits (
  handoff_id text primary key references handoffs (id),
  group_name text not null,
  began_at bigint not null,
  position bigint not null,
  estimated_ms bigint,
  promised_at bigint,
  ended_at bigint
);

create index waits_group on waits (group_name, ended_at);
