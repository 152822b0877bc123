alter table handoffs add column routing text not null default '{"tags":[],"group":null,"form":null,"fields":{}}';

update handoffs set routing = '{"tags":' || tags || ',"group":null,"form":null,"fields":{}}';

alter table handoffs drop column tags;
