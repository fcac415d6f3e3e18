-- Folded words of the paragraphs of the current articles, in their order but without the text: that stands in the
-- versions. The row is the number of the article's arrival and the paragraph's (archive/paragraph-index.ts).
create virtual table paragraph_search using fts5 (
  words, tokenize = 'ascii', content = '', contentless_delete = 1
);
-- How many paragraphs of the article were put into it; null: not yet.
alter table articles add column looked_through integer;
create index articles_not_looked_through on articles (slug) where looked_through is null;
-- The folding that made it.
alter table state add column paragraphs text not null default '';
