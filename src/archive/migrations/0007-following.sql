-- What was posted follows its article. The reply as it was posted, so that it can be rendered anew; null for postings of
-- earlier releases, and where an article was purged. Times are milliseconds since 1970.
alter table postings add column reply text;
-- One message, whichever answer stands in it: a page that is turned takes the place of another.
alter table postings add column message text generated always as (nullif(posted ->> '$.message', '')) virtual;
create index postings_by_message on postings (message) where message is not null;

-- Which articles a posting shows, in which version, read by which extractor ('' where that does not matter).
create table shown (
  slug text not null,
  key text not null references postings (key) on delete cascade,
  version text not null,
  extractor text not null,
  primary key (slug, key, version, extractor)
) strict, without rowid;
create index shown_by_key on shown (key);
insert or ignore into shown (slug, key, version, extractor)
  select snippets.slug, postings.key, shows.value ->> '$.version', ''
  from postings, json_each(entry, '$.shown') as shows join snippets on snippets.id = shows.value ->> '$.snippet';

-- Postings of which something that they show has changed. `change` counts the changes, `reached` is the one that the
-- message has followed to. While they differ, `holder` works on it until its `lease` ends.
create table followed (
  key text primary key references postings (key) on delete cascade,
  posted integer not null,
  change integer not null,
  reached integer not null default 0,
  since integer not null,
  holder text not null default '',
  lease integer not null default 0,
  retry integer not null default 0,
  tries integer not null default 0,
  trouble text,
  told text not null default '[]', -- what the message says of it now: findings, as JSON
  edits text not null default '[]', -- when it was edited
  state text
) strict, without rowid;
create index followed_due on followed (posted desc) where reached < change;
create index followed_by_state on followed (state);

-- What readers were told, and where: one row a posting and change.
create table corrections (
  slug text not null,
  key text not null,
  finding text not null,
  at integer not null,
  outcome text not null,
  primary key (slug, key, finding)
) strict, without rowid;
create index corrections_by_time on corrections (at);

-- Why an article is no longer among the current ones, where anybody was told of it.
create table departed (
  slug text primary key,
  why text not null
) strict, without rowid;
