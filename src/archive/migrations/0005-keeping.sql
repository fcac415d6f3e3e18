-- Which archive this is, and how often its orders were written to the file beside it (archive/orders-file.ts).
alter table state add column archive text not null default '';
alter table state add column orders_kept integer not null default 0;
update state set archive = lower(hex(randomblob(8)));
