alter table jobs add column planned bigint not null default 0;

update jobs set planned = 1 where state = 'waiting' and task in ('tell_delay', 'update_wait', 'time_out', 'remind_agents');

drop index jobs_waiting;

drop index jobs_oldest;

drop index jobs_next;

create index jobs_waiting on jobs (lane, priority desc, turn, run_at) where state = 'waiting' and planned = 0;

create index jobs_oldest on jobs (lane, added_at) where state = 'waiting' and planned = 0;

create index jobs_planned on jobs (lane, run_at) where state = 'waiting' and planned = 1;
