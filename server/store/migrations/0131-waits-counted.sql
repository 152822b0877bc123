drop index waits_open;

-- With every column that is asked for, SQLite prefers it to the index of all waits, and looks at no row: 129 µs were 40 with 900 waiting.
create index waits_open on waits (group_name, ended_at, over_at) where ended_at is null and over_at is null;
