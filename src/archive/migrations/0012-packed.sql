-- Articles and their coverage are deflated JSON (core/packed-article.ts): a third of the size.
alter table versions add column title text not null default '';
alter table versions add column packed_article blob not null default x'';
alter table versions add column packed_coverage blob not null default x'';
update versions set
  title = article ->> '$.title', packed_article = deflated(article), packed_coverage = deflated(coverage);
alter table versions drop column article;
alter table versions drop column coverage;
alter table versions rename column packed_article to article;
alter table versions rename column packed_coverage to coverage;

-- What its version, its context and its columns tell of a snippet is told once.
update snippets set snippet = json_remove(
  json_set(snippet, '$.end', snippet ->> '$.span.end'), '$.title', '$.context', '$.span'
);

-- A context is found by its snippets alone: its article and version would be told once more, and twice in an index.
create table contexts_alone (
  number integer primary key,
  start integer not null,
  "end" integer not null,
  words text not null
) strict;
insert into contexts_alone (number, start, "end", words) select number, start, "end", words from contexts;
drop table contexts;
alter table contexts_alone rename to contexts;

drop index snippets_of_version;
create index snippets_of_article on snippets (slug);
