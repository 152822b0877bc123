create table decisions (
  id text primary key,
  conversation_id text not null references conversations (id),
  decided_at bigint not null,
  messages bigint not null,
  decision text not null,
  priority text not null,
  reasons text not null,
  signals text not null
);

create index decisions_conversation on decisions (conversation_id, decided_at);
