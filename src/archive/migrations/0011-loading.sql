-- Articles that were loaded belong to no content folder: their file is ''. Whether one is there already is asked by its fingerprint.
create index articles_loaded on articles (fingerprint) where file = '';
