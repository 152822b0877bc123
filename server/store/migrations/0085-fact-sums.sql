create table fact_sums (
  day bigint primary key,
  version bigint not null,
  sums bytea not null
);

create index fact_days_versions on fact_days (day, version, packed_version);
