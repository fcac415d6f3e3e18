-- Each version has a range of numbers of its own, from `versions.number` on, and all rows that belong to it are numbered within
-- it: its text, its snippets, its cast, its paragraphs in the index. So a row's number says whose it is, and numbers that lie close
-- together take half as much of a full-text index as numbers with room between them.
--
-- What is made of the versions (snippets of current articles in the index, people, words, paragraphs) is made again, article by
-- article, in the background (archive/making.ts): `waiting` has the articles that are still to come. What an earlier release
-- wrote stays in the tables *_before until it is carried over (archive/carrying.ts), so that this file does nothing that grows with the texts.
drop table search_words;
drop table paragraph_words;
drop table search;
drop table paragraph_search;
drop table voices;
drop table members;
drop table words;
drop table text_words;

alter table versions rename to versions_before;
alter table snippets rename to snippets_before;
alter table contexts rename to contexts_before;
alter table articles rename to articles_before;
drop index snippets_newest;
drop index articles_newest;
drop index articles_by_title;
drop index articles_counts;
drop index articles_by_day;
drop index articles_loaded;
drop index articles_not_looked_through;

-- Every version of every article that was ever saved. Never deleted. `size`: how many numbers it has.
-- `packed`: what title, text and the columns do not tell of article and coverage (core/packed-article.ts); null: it still stands
-- in `versions_before`, and has neither texts nor snippets here.
create table versions (
  number integer primary key,
  size integer not null,
  slug text not null,
  version text not null,
  extractor text not null,
  title text not null,
  published text,
  packed blob
) strict;
create index versions_of_article on versions (slug);
create index versions_not_carried on versions (number) where packed is null;
-- Room for as many paragraphs and snippets as most articles have; whoever needs more gets a range behind all others.
insert into versions (number, size, slug, version, extractor, title, published)
  select 1 + 64 * (row_number() over (order by versions_before.rowid) - 1), 64,
    versions_before.slug, versions_before.version, extractor, coalesce(articles_before.title, ''), articles_before.published
  from versions_before left join articles_before using (slug, version) order by versions_before.rowid;

-- The text of each version in pieces, one behind the other, without anything between them: a paragraph with the blank line
-- behind it, and of a very long one a part. `start`: where the piece begins in the text, in UTF-16 code units.
create table texts (
  number integer primary key,
  start integer not null,
  words text not null
) strict;

-- The current version of each article, and the file that gave it. Removing an article deletes its row here.
-- `head`: JSON of what the other columns do not tell of it.
create table articles (
  slug text primary key,
  number integer not null unique references versions (number) deferrable initially deferred,
  file text not null,
  fingerprint text not null,
  title text not null,
  folded_title text not null,
  published text,
  head text not null,
  quotes integer not null,
  facts integer not null
) strict;
insert into articles (slug, number, file, fingerprint, title, folded_title, published, head, quotes, facts)
  select slug, number, file, fingerprint, articles_before.title, folded_title, articles_before.published, head, quotes, facts
  from articles_before join versions using (slug, version) order by articles_before.rowid;
drop table articles_before;
-- A null date is the smallest, so that undated articles come last.
create index articles_newest on articles (published desc, title, slug);
create index articles_by_title on articles (folded_title);
create index articles_counts on articles (quotes, facts);
create index articles_by_day on articles (substr(published, 5, 6), published desc);
-- Articles that were loaded belong to no content folder: their file is ''.
create index articles_loaded on articles (fingerprint) where file = '';
-- Those of the content folder, beside a hundred thousand that were loaded.
create index articles_filed on articles (file) where file <> '';

-- Every snippet ever found, in the order of its article. Those of an article's current version are listed and, once it is made,
-- searched. `id`: the 60 bits of the public one. Of a later extractor that no longer finds it, `utterance` is -1: then it is
-- neither listed nor searched, and stays readable by its id.
create table snippets (
  number integer primary key,
  id integer not null unique,
  version integer not null,
  form integer not null, -- 0: a fact; a quote: 1 direct, 2 mixed, 3 indirect
  utterance integer not null, -- of a fact its place among the facts
  passage integer not null,
  paragraph integer not null,
  start integer not null,
  length integer not null,
  before integer not null, -- so many code units of its context stand before it,
  after integer not null, -- and so many behind it
  piece integer not null, -- words and context stand in this piece of the version's texts
  more_pieces integer not null, -- and in so many behind that
  is_denied integer not null,
  is_release integer not null,
  speakers text, -- JSON, as are roles and marked; null: none
  roles text,
  marked text -- null: all of a direct quote, nothing of any other
) strict;

-- Folded words of the current snippets, each once: of the words, speaker, title and context together. All that is not ASCII counts
-- as a letter, and of ASCII the folding leaves only letters and digits: so the index has exactly the words of core/query/fold.ts.
-- Each speaker's whole name is one word more (archive/match.ts).
create virtual table search using fts5 (
  words, tokenize = 'ascii', content = '', contentless_delete = 1, detail = none
);

-- Folded words of the paragraphs of the current articles, in their order but without the text. The row is the version's number and
-- the paragraph's, counted from 0.
create virtual table paragraph_search using fts5 (
  words, tokenize = 'ascii', content = '', contentless_delete = 1
);
create virtual table paragraph_words using fts5vocab (paragraph_search, 'row');

-- Who speaks in the current articles: the row is the version's number and the place in its cast. `role` is how the article shows it.
create table members (
  number integer primary key,
  version integer not null,
  folded text not null,
  name text not null,
  kind text not null,
  roles text, -- JSON; null: none
  role text,
  quoted integer not null,
  reported integer not null,
  published text
) strict;
create index members_by_name on members (folded, published desc);

drop index people_most_quoted;
create index people_most_quoted on people (quoted desc, reported desc);

-- How many snippets (kind 1), people (2) or articles (3) hold a folded word, up to the revision `state.words_at`: JSON, the words
-- in order with a blank between two, and the list of counts. Kind 4 are words of the text that no snippet of their article holds:
-- of what is in neither nothing need be looked for in the index of paragraphs. They are only ever read whole, so some thousand of
-- them are a row. What changed behind that revision stands in `word_changes`, where each row tells how many more, or below 0 fewer,
-- hold a word since its revision. All behind `state.words_since` are there, also some that `words` has already: whoever has read it
-- since then reads on here.
create table words (
  kind integer not null,
  part integer not null,
  words text not null,
  primary key (kind, part)
) strict, without rowid;
create table word_changes (
  revision integer not null,
  kind integer not null,
  words text not null,
  primary key (revision, kind)
) strict, without rowid;

-- Current articles, by the number of their arrival, that are still to be made: what the tables since `search` tell of them.
create table waiting (article integer primary key) strict;

alter table state drop column folding;
alter table state drop column directory;
alter table state drop column paragraphs;
-- What made it: a release that makes it otherwise empties those tables, and all articles wait.
alter table state add column making text not null default '';
alter table state add column words_at integer not null default 0;
alter table state add column words_since integer not null default 0;
update state set revision = revision + 1;
