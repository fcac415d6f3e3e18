-- Rows come behind all others, but ids and titles anywhere: an index of them alone is written in as many places as there are new
-- rows, and the larger it is, the fewer of them share a page. So each section of 65,536 numbers has its ids together, as in an
-- index of its own, and only the last one is written. Whoever looks for an id asks for it in each section.
create view sections as
  with recursive counted(section) as (
    select (number + size) >> 16 from versions where number = (select max(number) from versions)
    union all select section - 1 from counted where section > 0
  )
  select section from counted;

-- The same table as before. No index keeps an id from standing twice: it is 60 bits of a hash of the article and its words.
alter table snippets rename to snippets_unique;
create table snippets (
  number integer primary key,
  id integer not null,
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
insert into snippets select * from snippets_unique;
drop table snippets_unique;
create index snippets_by_id on snippets (number >> 16, id);

drop index articles_by_title;
create index articles_by_title on articles (number >> 16, folded_title);
