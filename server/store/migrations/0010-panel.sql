create table handoff_owners (
  handoff_id text primary key references handoffs (id),
  agent_id text not null,
  agent_name text,
  accepted_at bigint not null
);

create table verdicts (
  handoff_id text not null references handoffs (id),
  agent_id text not null,
  verdict text not null,
  given_at bigint not null,
  primary key (handoff_id, agent_id)
);

create table handoff_changes (
  id text primary key,
  handoff_id text not null references handoffs (id),
  position bigint not null,
  changed_at bigint not null,
  agent_id text,
  agent_name text,
  action text not null,
  detail text,
  unique (handoff_id, position)
);

create table requester_keys (
  key text not null,
  handoff_id text not null references handoffs (id),
  primary key (key, handoff_id)
);
