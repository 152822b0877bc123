alter table back_calls add column bot text;
