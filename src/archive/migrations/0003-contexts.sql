-- The sentences around the snippets of a version: each once, however many snippets stand in it.
create table contexts (
  number integer primary key,
  slug text not null,
  version text not null,
  start integer not null,
  "end" integer not null,
  words text not null,
  unique (slug, version, start, "end"),
  foreign key (slug, version) references versions (slug, version)
) strict;
alter table snippets add column context integer references contexts (number);
-- Snippets of before keep their own until they are carried over (archive/before.ts): nothing here grows with the texts.
