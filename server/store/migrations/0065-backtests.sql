create table backtests (
  id text primary key,
  state text not null,
  author text not null,
  rules text not null,
  days bigint not null,
  started_at bigint not null,
  beat_at bigint not null,
  done bigint not null,
  total bigint not null,
  report text
);

create unique index backtests_running on backtests (state) where state = 'running';

create index decisions_recent on decisions (decided_at);
