-- Which version of each article was the current one, and since when, in the order of time. `at` is in milliseconds since 1970;
-- null: before this was written down. `file` gave it; null: not known.
create table history (
  number integer primary key autoincrement,
  slug text not null,
  version text not null,
  file text,
  at integer
) strict;
create index history_by_slug on history (slug, number);
create index history_by_file on history (file);
insert into history (slug, version, file)
  select slug, version, null from versions
  where not exists (select 1 from articles where articles.slug = versions.slug and articles.version = versions.version)
  order by rowid;
insert into history (slug, version, file) select slug, version, file from articles;

-- Why an article is no longer among the current ones.
create table if not exists departed (
  slug text primary key,
  why text not null
) strict, without rowid;
