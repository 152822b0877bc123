create table summaries (
  handoff_id text primary key references handoffs (id),
  content text not null,
  written_at bigint not null
);
