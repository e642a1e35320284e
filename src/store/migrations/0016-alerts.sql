-- What organisers are told of without looking, by mail and by a request to an address of theirs.

-- What an organiser chose; who has no row gets what is usual for the role.
create table feuilleton.alert_choices (
  organiser_id bigint primary key references feuilleton.organisers (id),
  kinds text[] not null,
  -- When the daily summary leaves, as HH:MM in the zone; null for none.
  summary_at text check (summary_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  zone text not null,
  -- The last day, in that zone, of which the summary is written.
  summarised date
);

-- Where alerts are sent beside mail, since the relay may be what is broken.
create table feuilleton.webhook (
  only_row boolean primary key default true check (only_row),
  url text not null,
  secret text not null,
  allows_private boolean not null
);

-- The last alert of each kind, and what was told by then. One process at a time decides
-- whether to raise one, so there is one an hour, however many look.
create table feuilleton.alerts_raised (
  kind text primary key check (kind in ('relay', 'paused', 'held', 'unknown', 'bounces')),
  raised_at timestamptz not null,
  subjects text[] not null
);

-- Alerts and summaries that leave, each to one organiser or, where that is null, to the webhook.
create table feuilleton.alert_messages (
  id bigint generated always as identity primary key,
  organiser_id bigint references feuilleton.organisers (id),
  kind text not null check (kind in ('relay', 'paused', 'held', 'unknown', 'bounces', 'summary')),
  facts jsonb not null,
  raised_at timestamptz not null,
  tries integer not null default 0,
  -- Null once it was sent or given up.
  next_try_at timestamptz,
  sent_at timestamptz,
  -- What the last try that failed said.
  fault text
);
create index alert_messages_to_send on feuilleton.alert_messages (next_try_at) where next_try_at is not null;

-- Bounces are looked for by the time at which they happened, on Today and for alerts. They are few, so an entry is written
-- for few of the deliveries, and the hot path of those that are submitted writes none.
create index deliveries_bounced on feuilleton.deliveries (settled_at, id) where state = 'bounced';
-- What leaves next and what left last, whatever its state: a dispatch is written a few times in its life.
create index dispatches_by_time on feuilleton.dispatches (due_at, id);
-- Which suppressions are new, and a list of them by key.
create index suppressions_by_time on feuilleton.suppressions (suppressed_at, address_key);
-- Whether a new installation was tried.
create index journal_of_trials on feuilleton.journal (act) where act in ('relay-tested', 'letter-tested');
