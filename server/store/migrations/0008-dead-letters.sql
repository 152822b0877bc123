alter table jobs add column discard_reason text;

create index jobs_dead on jobs (ended_at, id) where state = 'dead';

create table audit_entries (
  id text primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  target text not null,
  detail text not null
);

create index audit_entries_target on audit_entries (target, at);
