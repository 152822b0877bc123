create table agent_files (
  handoff_id text not null references handoffs (id),
  source_id text not null,
  message_id text not null,
  name text not null,
  content_type text,
  url text not null,
  passed_on integer not null default 0,
  primary key (handoff_id, source_id)
);
