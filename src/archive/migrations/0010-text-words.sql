-- Folded words of the paragraphs of the current articles, and some of articles that are gone: what is not among them stands
-- nowhere in the text, and need not be looked for in its index.
create table text_words (word text primary key) strict, without rowid;
create virtual table paragraph_words using fts5vocab (paragraph_search, 'row');
