-- A database of version 5, as that version made and filled it. Never changed afterwards.
pragma user_version = 5;
CREATE TABLE meta (key text primary key, value text not null) strict;
CREATE TABLE updates (
  n integer primary key autoincrement,
  doc text not null,
  seq integer not null,
  member text not null,
  at integer not null,
  bytes blob not null, sum integer,
  unique (doc, seq)
) strict;
CREATE TABLE clients (
  doc text not null,
  client integer not null,
  member text not null,
  primary key (doc, client)
) strict, without rowid;
CREATE TABLE deletions (
  doc text not null,
  root text not null,
  member text not null,
  at integer not null,
  count integer not null
) strict;
CREATE INDEX deletions_of_doc on deletions (doc, at);
CREATE TABLE people (
  id text primary key,
  name text not null,
  household text not null,
  rep integer not null check (rep in (0, 1)),
  area text not null,
  door text not null,
  contact text not null
) strict;
CREATE TABLE roles (
  member text not null references people (id) on delete cascade,
  role text not null,
  area text not null default '',
  primary key (member, role, area)
) strict, without rowid;
CREATE TABLE settings (key text primary key, json text not null) strict;
CREATE TABLE accounts (
  account text primary key,
  member text not null unique references people (id) on delete cascade,
  password text not null
) strict;
CREATE TABLE sessions (
  id text primary key,
  member text not null references people (id) on delete cascade,
  expires_at integer not null
) strict;
CREATE INDEX sessions_of_member on sessions (member);
CREATE TABLE known_devices (
  account text not null references accounts (account) on delete cascade,
  device text not null,
  primary key (account, device)
) strict, without rowid;
CREATE TABLE start_links (hash text primary key, at integer not null) strict;
CREATE TABLE badges (
  jti text primary key,
  member text not null,
  key text not null,
  iat integer not null,
  exp integer not null,
  revoked_at integer
) strict;
CREATE INDEX badges_of_key on badges (key);
CREATE INDEX badges_revoked on badges (jti) where revoked_at is not null;
CREATE TABLE documents (doc text primary key, last integer not null, seq integer not null) strict, without rowid;
CREATE INDEX documents_by_last on documents (last);
CREATE TABLE snapshots (doc text primary key, seq integer not null, bytes blob not null) strict;
CREATE TABLE blocks (
  doc text not null,
  first integer not null,
  last integer not null,
  last_n integer not null,
  bytes blob not null,
  primary key (doc, first)
) strict;
CREATE TABLE inbox (
  doc text not null,
  client integer not null,
  member text not null,
  at integer not null,
  bytes blob not null,
  sum integer not null,
  primary key (doc, client, member)
) strict;
CREATE INDEX inbox_of_member on inbox (member);
CREATE TABLE photos (
  digest text not null,
  doc text not null,
  member text not null,
  at integer not null,
  bytes integer not null,
  cited integer not null default 0 check (cited in (0, 1)),
  primary key (digest, doc, member)
) strict, without rowid;
CREATE INDEX photos_of_doc on photos (doc);
CREATE INDEX photos_of_member on photos (member, at);
CREATE TABLE push_choices (
  member text primary key references people (id) on delete cascade,
  kinds text not null,
  quiet_from text,
  quiet_to text
) strict;
CREATE TABLE push_subscriptions (
  session text primary key references sessions (id) on delete cascade,
  member text not null,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  at integer not null
) strict;
CREATE INDEX push_subscriptions_of_member on push_subscriptions (member, at);
CREATE TABLE push_occasions (
  doc text not null,
  key text not null,
  at integer not null,
  primary key (doc, key)
) strict, without rowid;
CREATE TABLE pushes_told (
  doc text not null,
  key text not null,
  member text not null references people (id) on delete cascade,
  primary key (doc, key, member)
) strict, without rowid;
CREATE INDEX pushes_told_of_member on pushes_told (member);
CREATE TABLE push_queue (
  session text not null references push_subscriptions (session) on delete cascade,
  doc text not null,
  key text not null,
  kind text not null,
  at integer not null,
  due integer not null,
  tries integer not null default 0,
  primary key (session, doc, key)
) strict, without rowid;
CREATE INDEX push_queue_by_due on push_queue (due);
insert into meta values ('generation', '2');
insert into updates values (2, 'meeting:2026-04-05', 1, 'li', 1000, x'0101e8070028010573686565740d6d656574696e672f7469746c6501770fe4b889e69c88e8aeaee4ba8be4bc9a00', 1551230288);
insert into updates values (5, 'meeting:2026-03-05', 3, 'li', 1002, x'0101e8070984e8070809e4b8a4e591a8e3808200', 4001089211);
insert into clients values ('meeting:2026-03-05', 1000, 'li');
insert into deletions values ('meeting:2026-03-05', 'prose/minutes/lights', 'li', 1000, 4);
insert into people values ('li', '李桂芳', 'h-1', 1, 'east', '1-101', '');
insert into people values ('wang', '王建国', 'h-2', 0, 'east', '1-102', '');
insert into roles values ('li', 'recorder', '');
insert into roles values ('li', 'resident', '');
insert into settings values ('name', '"和睦里"');
insert into settings values ('meetingDay', '5');
insert into settings values ('areas', '[]');
insert into settings values ('profiles', '[]');
insert into accounts values ('li', 'li', 'argon2id');
insert into sessions values ('session', 'li', 1800000000000);
insert into known_devices values ('li', 'device');
insert into start_links values ('hash', 1);
insert into badges values ('badge-1', 'li', 'key-1', 1, 2, null);
insert into badges values ('badge-2', 'wang', 'key-2', 1, 2, 3);
insert into documents values ('meeting:2026-03-05', 5, 3);
insert into documents values ('meeting:2026-04-05', 2, 1);
insert into snapshots values ('meeting:2026-03-05', 2, x'0128b52ffd24c66d0500e4090401e807096e0104e8070028010573686565740d6d656574696e672f7469746c6501770fe4b889e69c88e8aeaee4ba8be4bc9a07011470726f73652f6d696e757465732f6c696768747303097061726167726170680700e80701060400e8070212e6a5bce98193e79a84e781afe59d8fe4ba8600517b22223a5b5b22222c22225d5d2c227374616d7073223a5b5d2c22626164676561637473223a5b5d7d04005eb206dd80e3f466af70065d195a3f');
insert into blocks values ('meeting:2026-03-05', 1, 2, 3, x'0128b52ffd2479c9030001020301026c69e807016e0104e8070028010573686565740d6d656574696e672f7469746c6501770fe4b889e69c88e8aeaee4ba8be4bc9a07011470726f73652f6d696e757465732f6c696768747303097061726167726170680700e80701060400e8070212e6a5bce98193e79a84e781afe59d8fe4ba86001af2810a');
insert into inbox values ('meeting:2026-03-05', 2000, 'li', 1003, x'0101d00f0084e8070809e69db1e789873a00', 2793818001);
insert into photos values ('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'meeting:2026-03-05', 'li', 1000, 4, 1);
insert into push_choices values ('li', '["rating","notice"]', '21:00', '07:00');
insert into push_subscriptions values ('session', 'li', 'https://push.example/1', 'BA', 'AA', 1000);
insert into push_occasions values ('meeting:2026-03-05', 'notice-1', 1000);
insert into pushes_told values ('meeting:2026-03-05', 'notice-1', 'li');
insert into push_queue values ('session', 'meeting:2026-03-05', 'notice-1', 'notice', 1000, 2000, 1);
