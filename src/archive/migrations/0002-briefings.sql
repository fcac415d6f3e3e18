-- When each slug was first saved; never deleted, so that what comes back is not new. Times are milliseconds since 1970.
create table arrivals (
  number integer primary key autoincrement,
  slug text not null unique,
  at integer not null
) strict;
insert into arrivals (slug, at) select slug, 0 from versions group by slug order by min(rowid);

-- Standing orders, one a channel.
create table orders (
  platform text not null,
  channel text not null,
  community text not null,
  revision integer not null,
  "order" text not null,
  primary key (platform, channel)
) strict, without rowid;

-- The zone that was chosen last on a server or in a workspace.
create table zones (
  platform text not null,
  community text not null,
  zone text not null,
  primary key (platform, community)
) strict, without rowid;

-- A channel's local dates. While `settled` is null, `holder` works on it until its `lease` ends.
create table slots (
  platform text not null,
  channel text not null,
  date text not null,
  cutoff integer not null,
  holder text not null,
  lease integer not null,
  retry integer not null,
  tries integer not null,
  trouble text,
  draft text,
  state text,
  settled text,
  primary key (platform, channel, date)
) strict, without rowid;
create index slots_by_date on slots (date);
create index slots_by_state on slots (state);

-- How often a channel has had words as quote or fact of the day.
create table featured (
  platform text not null,
  channel text not null,
  words text not null,
  times integer not null,
  primary key (platform, channel, words)
) strict, without rowid;
