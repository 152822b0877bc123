create table ticket_facts (
  ticket_id text primary key,
  reply_seconds bigint,
  solved_at bigint,
  satisfied bigint
);

create table ticket_exports (
  name text primary key,
  begun_at bigint not null,
  from_at bigint not null,
  cursor text,
  reached_at bigint not null,
  pages bigint not null,
  tickets bigint not null,
  is_complete bigint not null
);
