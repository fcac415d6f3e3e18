-- What the desk says of who spoke a quote; `versions.coverage` stays as it was extracted. `passages`: JSON, the words with their
-- places in that version. `was`: whom the extraction named. `at` is in milliseconds since 1970. `fits`: whether all of its words
-- are corrected by it in the current version. `is_kept`: the desk knows that they are not.
create table speaker_corrections (
  number integer primary key autoincrement,
  slug text not null,
  version text not null,
  passages text not null,
  kind text not null,
  was text,
  speaker text,
  at integer not null,
  fits integer not null default 1,
  is_kept integer not null default 0,
  unique (slug, version, passages)
) strict;
create index speaker_corrections_unfit on speaker_corrections (number) where fits = 0 and is_kept = 0;
