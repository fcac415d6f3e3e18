-- What is asked by page, by name and by words instead of being read whole. All of it is made of the versions again when
-- `state.directory` is not the folding of the release (archive/directory.ts).
alter table state add column directory text not null default '';

drop table members;
-- Who speaks in the current articles, in the order of each cast. `role` is how the article shows it.
create table members (
  slug text not null references articles (slug) on delete cascade,
  position integer not null,
  folded text not null,
  name text not null,
  kind text not null,
  roles text not null,
  role text,
  quoted integer not null,
  reported integer not null,
  published text,
  title text not null,
  primary key (slug, position)
) strict, without rowid;
-- A null date is the smallest, so that undated articles come last.
create index members_by_name on members (folded, published desc, title, slug, position, kind, quoted, reported);

-- Everyone who is named in the current articles. `published` to `position`: where they stand in the newest one.
create table people (
  number integer primary key,
  folded text not null unique,
  name text not null,
  kind text not null,
  roles text not null,
  role text,
  label text not null,
  quoted integer not null,
  reported integer not null,
  published text,
  title text not null,
  slug text not null,
  position integer not null
) strict;
create index people_most_quoted on people (quoted desc, reported desc, published desc, title, slug, position);
-- Folded words of names and roles; the row is the person's number.
create virtual table people_search using fts5 (
  label, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);
-- Folded words of titles and slugs; the row is the number of the article's arrival.
create virtual table article_search using fts5 (
  label, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);

alter table articles add column folded_title text not null default '';
alter table articles add column quotes integer not null default 0;
alter table articles add column facts integer not null default 0;
create index articles_newest on articles (published desc, title, slug);
create index articles_by_title on articles (folded_title);
create index articles_counts on articles (quotes, facts);
create index articles_by_day on articles (substr(published, 5, 6), published desc);

-- How many snippets, people or articles hold a folded word, and the revision that last changed it. 0: none any more.
create table words (
  kind text not null,
  word text not null,
  count integer not null,
  changed integer not null,
  primary key (kind, word)
) strict, without rowid;
create index words_changed on words (kind, changed, word);
