alter table waits add column over_at bigint;

update waits set over_at = (select completed_at from handoffs where handoffs.id = handoff_id)
  where ended_at is null and exists (select 1 from handoffs where handoffs.id = handoff_id and state = 'completed');

create index waits_open on waits (group_name) where ended_at is null and over_at is null;

drop index jobs_waiting;

create index jobs_waiting on jobs (lane, priority desc, turn, run_at) where state = 'waiting';

create index jobs_next on jobs (lane, run_at) where state = 'waiting';
