create table farewells (
  id text primary key,
  bot text not null,
  source_id text not null,
  way text not null,
  calls text not null
);
