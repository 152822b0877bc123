alter table audit_entries add column seq bigint;

alter table audit_entries add column hash text;

create unique index audit_entries_seq on audit_entries (seq);

create table audit_chain (
  id bigint primary key,
  seq bigint not null,
  hash text not null
);
