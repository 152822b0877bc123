create table restores (
  at bigint primary key
);

create index deliveries_received on deliveries (received_at);

create index helpdesk_events_received on helpdesk_events (received_at);

create index handoffs_conversation on handoffs (conversation_id);

create table probes (
  id text primary key,
  at bigint not null
);

alter table jobs add column trace text;
