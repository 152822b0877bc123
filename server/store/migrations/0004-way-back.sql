alter table handoffs add column say text;

alter table handoffs add column accepted_at bigint;

alter table handoffs add column completed_at bigint;

alter table handoffs add column disposition text;

alter table handoffs add column settled_position bigint;

update handoffs set state = 'accepted', accepted_at = requested_at where state = 'requested' and ticket_id is not null;

create table helpdesk_events (
  id text primary key,
  source_id text not null unique,
  body text not null,
  received_at bigint not null
);

create table agent_messages (
  handoff_id text not null references handoffs (id),
  source_id text not null,
  name text,
  text text not null,
  sent_at text not null,
  primary key (handoff_id, source_id)
);

create table back_calls (
  id text primary key,
  handoff_id text not null references handoffs (id),
  way text not null,
  position bigint not null,
  call text not null,
  about text not null,
  state text not null,
  unique (handoff_id, way, position)
);

create table requester_notes (
  id text primary key,
  handoff_id text not null references handoffs (id),
  position bigint not null,
  messages text not null,
  state text not null,
  unique (handoff_id, position)
);

create index requester_notes_waiting on requester_notes (handoff_id) where state = 'waiting';
