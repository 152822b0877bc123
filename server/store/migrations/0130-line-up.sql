drop index jobs_put_off;

-- What was tried and put off waits for its moment outside the line, as everything that is planned does.
update jobs set planned = 1 where state = 'waiting' and planned = 0 and locked_until = 0 and attempt > 0;
