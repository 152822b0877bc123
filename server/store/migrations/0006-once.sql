alter table handoffs add column requester text;

alter table handoffs add column frozen_at bigint;

alter table handoffs add column ticket_key text;

alter table handoffs add column first_sent_at bigint;

alter table handoffs add column missed_at bigint;

alter table handoffs add column disputed_at bigint;

update handoffs set frozen_at = requested_at, first_sent_at = requested_at, ticket_key = id where ticket_request is not null;

create unique index handoffs_requester on handoffs (requester) where state in ('requested', 'accepted') and requester is not null;

create table joined_conversations (
  conversation_id text primary key references conversations (id),
  handoff_id text not null references handoffs (id),
  joined_at bigint not null,
  settled_position bigint
);

create index joined_conversations_handoff on joined_conversations (handoff_id);
