create table webhook_secrets (
  account text not null,
  webhook text not null,
  secret text not null,
  changed_at bigint not null,
  primary key (account, webhook)
);
