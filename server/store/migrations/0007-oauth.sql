create table oauth_tokens (
  account text primary key,
  seed text not null,
  refresh_token text not null,
  access_token text,
  expires_at bigint not null,
  refreshing_until bigint not null,
  changed_at bigint not null
);
