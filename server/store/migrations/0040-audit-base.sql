alter table audit_chain add column base_seq bigint not null default 0;

alter table audit_chain add column base_hash text not null default '';
