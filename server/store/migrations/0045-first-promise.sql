alter table waits add column first_promised_at bigint;

update waits set first_promised_at = promised_at;
