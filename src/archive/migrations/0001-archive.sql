-- Every version of every article that was ever saved, with its latest coverage. Never deleted.
create table versions (
  slug text not null,
  version text not null,
  extractor text not null,
  article text not null, -- JSON, as are all columns that hold a whole noun
  coverage text not null,
  primary key (slug, version)
) strict;

-- The current version of each article, and the file that gave it. Removing an article deletes its row here.
create table articles (
  slug text primary key,
  version text not null,
  file text not null,
  fingerprint text not null,
  title text not null,
  published text,
  head text not null,
  foreign key (slug, version) references versions (slug, version)
) strict;

-- Who speaks in the current articles, in the order of each cast.
create table members (
  slug text not null references articles (slug) on delete cascade,
  position integer not null,
  name text not null,
  kind text not null,
  roles text not null,
  quoted integer not null,
  reported integer not null,
  primary key (slug, position)
) strict, without rowid;

-- Every snippet ever found; those of current articles are searched and listed.
create table snippets (
  number integer primary key,
  id text not null unique,
  slug text not null,
  version text not null,
  kind text not null,
  published text,
  start integer not null,
  is_current integer not null,
  snippet text not null,
  foreign key (slug, version) references versions (slug, version)
) strict;

-- A null date is the smallest, so that undated articles come last.
create index snippets_newest on snippets (published desc, slug, start, kind desc) where is_current = 1;
create index snippets_of_version on snippets (slug, version);

-- Folded names of those who say a snippet, for the speaker filter.
create table voices (
  name text not null,
  snippet integer not null references snippets (number),
  primary key (name, snippet)
) strict, without rowid;

-- Folded words of the current snippets, one blank between two. All that is not ASCII counts as a letter, and of ASCII
-- the folding leaves only letters and digits: so the index has exactly the words of core/query/fold.ts.
create virtual table search using fts5 (
  words, speaker, title, context,
  tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);
create virtual table search_words using fts5vocab (search, 'row');

-- One row. `revision` grows whenever what is searched changes, in whichever process; `folding` made the index.
create table state (
  only_row integer primary key check (only_row = 1),
  revision integer not null,
  folding text not null
) strict;
insert into state values (1, 0, '');

-- Calls too long for a button. Times here and in `deliveries` are milliseconds since 1970.
create table tickets (
  id text primary key,
  call text not null,
  kept integer not null
) strict, without rowid;
create index tickets_by_age on tickets (kept);

-- Deliveries that were answered, by their platform's own id.
create table deliveries (
  key text primary key,
  came integer not null
) strict, without rowid;
create index deliveries_by_age on deliveries (came);

-- The ledger.
create table postings (
  key text primary key,
  entry text not null,
  posted text
) strict, without rowid;
