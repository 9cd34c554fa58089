/**
 * The database's tables, as the scripts that lead from one version to the next. A script is never changed once released,
 * and comes with a filled database of its version: versions/version-<n>.sql.
 */

const version1 = `
create table meta (key text primary key, value text not null) strict;

-- documents: judged updates in the order of commits
create table updates (
  n integer primary key autoincrement,
  doc text not null,
  seq integer not null,
  member text not null,
  at integer not null,
  bytes blob not null,
  unique (doc, seq)
) strict;
create index updates_of_doc on updates (doc, n);
create table clients (
  doc text not null,
  client integer not null,
  member text not null,
  primary key (doc, client)
) strict, without rowid;
create table deletions (
  doc text not null,
  root text not null,
  member text not null,
  at integer not null,
  count integer not null
) strict;
create index deletions_of_doc on deletions (doc, at);

-- people, with or without a phone
create table people (
  id text primary key,
  name text not null,
  household text not null,
  rep integer not null check (rep in (0, 1)),
  area text not null,
  door text not null,
  contact text not null
) strict;
create table roles (
  member text not null references people (id) on delete cascade,
  role text not null,
  area text not null default '',
  primary key (member, role, area)
) strict, without rowid;
create table settings (key text primary key, json text not null) strict;

-- sign-in
create table accounts (
  account text primary key,
  member text not null unique references people (id) on delete cascade,
  password text not null
) strict;
create table sessions (
  id text primary key,
  member text not null references people (id) on delete cascade,
  expires_at integer not null
) strict;
create index sessions_of_member on sessions (member);
create table known_devices (
  account text not null references accounts (account) on delete cascade,
  device text not null,
  primary key (account, device)
) strict, without rowid;
create table start_links (hash text primary key, at integer not null) strict;

-- badges; the JWT itself is not kept; they outlive an erased person, so that a revocation is never forgotten
create table badges (
  jti text primary key,
  member text not null,
  key text not null,
  iat integer not null,
  exp integer not null,
  revoked_at integer
) strict;
create index badges_of_key on badges (key);
create index badges_revoked on badges (jti) where revoked_at is not null;
`;

/** The log is compacted: a snapshot of each document, and what is old as blocks of versions in place of updates. */
const version2 = `
-- n and seq of the newest update, which may be compacted
create table documents (doc text primary key, last integer not null, seq integer not null) strict, without rowid;
create index documents_by_last on documents (last);
insert into documents (doc, last, seq) select doc, max(n), max(seq) from updates group by doc;

create table snapshots (doc text primary key, seq integer not null, bytes blob not null) strict;
-- first and last: seq; last_n: the n of last
create table blocks (
  doc text not null,
  first integer not null,
  last integer not null,
  last_n integer not null,
  bytes blob not null,
  primary key (doc, first)
) strict;

-- CRC-32 of the bytes; those stored before have none
alter table updates add column sum integer;
drop index updates_of_doc;
`;

/** What devices bring of others after a backup was restored. */
const version3 = `
-- whose it is by its Yjs client id (0: deletions, which have no author), and who brought it; sum: CRC-32 of the bytes
create table inbox (
  doc text not null,
  client integer not null,
  member text not null,
  at integer not null,
  bytes blob not null,
  sum integer not null,
  primary key (doc, client, member)
) strict;
create index inbox_of_member on inbox (member);
`;

/** Photos; their bytes lie beside the database, in a folder. */
const version4 = `
-- who uploaded which (SHA-256) for which document, so that a person can be erased; cited: an act of it has been seen to name it
create table photos (
  digest text not null,
  doc text not null,
  member text not null,
  at integer not null,
  bytes integer not null,
  cited integer not null default 0 check (cited in (0, 1)),
  primary key (digest, doc, member)
) strict, without rowid;
create index photos_of_doc on photos (doc);
create index photos_of_member on photos (member, at);
`;

/** Phones that are told while the app is closed. */
const version5 = `
-- what each person wants to be told (JSON), and between which times of day not
create table push_choices (
  member text primary key references people (id) on delete cascade,
  kinds text not null,
  quiet_from text,
  quiet_to text
) strict;
-- where the phone of a session is reached, and with what it decrypts
create table push_subscriptions (
  session text primary key references sessions (id) on delete cascade,
  member text not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  at integer not null
) strict;
create index push_subscriptions_of_member on push_subscriptions (member, at);

-- since when an occasion is known, and who was told of it
create table push_occasions (
  doc text not null,
  key text not null,
  at integer not null,
  primary key (doc, key)
) strict, without rowid;
create table pushes_told (
  doc text not null,
  key text not null,
  member text not null references people (id) on delete cascade,
  primary key (doc, key, member)
) strict, without rowid;
create index pushes_told_of_member on pushes_told (member);

-- what waits to be sent; at: since when, due: not before
create table push_queue (
  session text not null references push_subscriptions (session) on delete cascade,
  doc text not null,
  key text not null,
  kind text not null,
  at integer not null,
  due integer not null,
  tries integer not null default 0,
  primary key (session, doc, key)
) strict, without rowid;
create index push_queue_by_due on push_queue (due);
`;

export const migrations: readonly string[] = [version1, version2, version3, version4, version5];
