alter table handoffs add column checked_at bigint;

create index handoffs_unheard on handoffs (coalesce(checked_at, accepted_at)) where state = 'accepted';
