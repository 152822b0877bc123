create index jobs_put_off on jobs (lane, run_at) where state = 'waiting' and planned = 0 and locked_until = 0 and attempt > 0;
