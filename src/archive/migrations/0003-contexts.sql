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

insert or ignore into contexts (slug, version, start, "end", words)
  select slug, version, snippet ->> '$.context.start', snippet ->> '$.context.end', snippet ->> '$.contextWords'
  from snippets;
-- What columns and contexts tell is told once.
update snippets set
  context = (
    select number from contexts
    where contexts.slug = snippets.slug and contexts.version = snippets.version
      and contexts.start = snippet ->> '$.context.start' and contexts."end" = snippet ->> '$.context.end'
  ),
  snippet = json_remove(
    snippet, '$.id', '$.kind', '$.slug', '$.version', '$.published', '$.words', '$.contextWords'
  );
