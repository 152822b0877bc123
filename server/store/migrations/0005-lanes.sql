alter table jobs add column lane text not null default 'local';

alter table jobs add column failures bigint not null default 0;

alter table jobs add column added_at bigint not null default 0;

alter table jobs add column ended_at bigint;

update jobs set added_at = run_at, failures = attempt, lane = case
  when task in ('create_ticket', 'alert_agents', 'add_note') then 'helpdesk'
  when task = 'send_back' then 'bots'
  else 'local' end;

drop index jobs_waiting;

create index jobs_waiting on jobs (lane, priority desc, run_at) where state = 'waiting';

create index jobs_oldest on jobs (lane, added_at) where state = 'waiting';

create index jobs_ended on jobs (ended_at) where state <> 'waiting';
