-- What is older than its period is deleted, or loses what names somebody, in small batches, once a day for each kind.

-- How far the last run of each kind is: `position` is the last id that was looked at, `purged` what was deleted so far.
create table feuilleton.purges (
  kind text primary key
    check (kind in ('people', 'unconfirmed', 'origins', 'requests', 'outbox', 'rehearsals')),
  began_at timestamptz not null default '-infinity',
  ended_at timestamptz default '-infinity',
  position bigint not null default 0,
  purged bigint not null default 0
);

create index consents_with_origin on feuilleton.consents (at, id) where ip is not null;
create index requests_with_address on feuilleton.requests (requested_at, id) where kind = 'address-change' and detail ? 'to';
