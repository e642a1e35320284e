-- The ledger. Instants are written by the service from its own clock, never by the database's.

create table feuilleton.editions (
  hash text primary key,
  programme text not null,
  content jsonb not null,
  sealed_at timestamptz not null
);

create table feuilleton.cohorts (
  id bigint generated always as identity primary key,
  slug text not null unique,
  name text not null,
  edition_hash text not null references feuilleton.editions,
  state text not null default 'running' check (state in ('running', 'cancelled')),
  start text not null check (start in ('fixed', 'rolling')),
  day_one date not null,
  zone text not null,
  at_time text not null,
  calendar jsonb not null,
  late_joiners text not null check (late_joiners in ('next-lesson', 'from-day-one', 'next-cohort')),
  created_at timestamptz not null
);

create table feuilleton.subscribers (
  id bigint generated always as identity primary key,
  address text not null,
  address_key text not null unique,
  first_name text,
  created_at timestamptz not null
);

-- Addresses that nothing is sent to any more, whoever enrols them.
create table feuilleton.suppressions (
  address_key text primary key,
  reason text not null,
  suppressed_at timestamptz not null
);

create table feuilleton.tracks (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references feuilleton.cohorts,
  day_one date not null,
  zone text not null,
  at_time text not null,
  unique (cohort_id, day_one, zone, at_time)
);

create table feuilleton.enrolments (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references feuilleton.cohorts,
  subscriber_id bigint not null references feuilleton.subscribers,
  track_id bigint not null references feuilleton.tracks,
  state text not null default 'active' check (state in ('active', 'paused', 'unsubscribed')),
  joined_at timestamptz not null,
  left_at timestamptz,
  unique (cohort_id, subscriber_id)
);
create index enrolments_of_track on feuilleton.enrolments (track_id, id);
create index enrolments_of_subscriber on feuilleton.enrolments (subscriber_id);

create table feuilleton.dispatches (
  id bigint generated always as identity primary key,
  track_id bigint not null references feuilleton.tracks,
  letter text not null,
  day integer not null,
  due_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > due_at),
  state text not null default 'planned' check (state in ('planned', 'open', 'closed', 'cancelled')),
  -- How far the enrolments of the track have been turned into deliveries.
  expanded_to bigint not null default 0,
  unique (track_id, letter)
);
create index dispatches_to_come on feuilleton.dispatches (due_at, id) where state in ('planned', 'open');

create table feuilleton.deliveries (
  id bigint generated always as identity primary key,
  dispatch_id bigint not null references feuilleton.dispatches,
  enrolment_id bigint not null references feuilleton.enrolments,
  letter text not null,
  state text not null default 'due' check (state in
    ('due', 'claimed', 'handed', 'submitted', 'bounced', 'unknown', 'skipped', 'held', 'failed')),
  reason text,
  -- When a due delivery may be claimed: the due instant, later after a failure.
  next_at timestamptz not null,
  expires_at timestamptz not null,
  queued_at timestamptz,
  attempts integer not null default 0,
  fence integer not null default 0,
  claimed_by text,
  lease_until timestamptz,
  -- The instant that the letter speaks from: its Date header and its "tomorrow", the same on every retry.
  written_at timestamptz,
  -- The first name it greets, as it was at that instant.
  written_name text,
  handed_at timestamptz,
  settled_at timestamptz,
  reply text,
  -- One letter for one enrolment: a double cannot be written down.
  unique (enrolment_id, letter),
  check ((state in ('skipped', 'held', 'failed')) <= (reason is not null)),
  check ((state = 'submitted') <= (reply is not null))
);
create index deliveries_due on feuilleton.deliveries (next_at, id) where state = 'due';
create index deliveries_leased on feuilleton.deliveries (lease_until) where state in ('claimed', 'handed');
create index deliveries_of_dispatch on feuilleton.deliveries (dispatch_id, state);

-- Secrets of the installation, shared by all its processes and in every backup.
create table feuilleton.secrets (
  name text primary key,
  value text not null
);
