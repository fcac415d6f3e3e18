-- Folded words of the paragraphs of the current articles, in their order but without the text: that stands in the
-- versions. The row is the number of the article's arrival and the paragraph's (archive/paragraph-index.ts).
create virtual table paragraph_search using fts5 (
  words, tokenize = 'ascii', content = '', contentless_delete = 1
);
-- Whether the article's paragraphs are in it, and the folding that made it.
alter table articles add column is_looked_through integer not null default 0;
create index articles_not_looked_through on articles (slug) where is_looked_through = 0;
alter table state add column paragraphs text not null default '';
