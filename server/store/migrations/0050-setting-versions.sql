create table setting_versions (
  kind text not null,
  version bigint not null,
  value text not null,
  author text not null,
  note text not null,
  created_at bigint not null,
  primary key (kind, version)
);
