alter table jobs add column turn bigint not null default 0;

update jobs set turn = run_at;

drop index jobs_waiting;

create index jobs_waiting on jobs (lane, priority desc, turn) where state = 'waiting';
