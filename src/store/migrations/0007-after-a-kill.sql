-- What lets the work of a process that was killed go on at once, and what is known of the relay and of suppressions.

-- Processes that claim deliveries. Each holds an advisory lock of its number for as long as it lives: PostgreSQL lets go
-- of it when the connection ends, as it does with a kill, and not while a process is merely paused.
create table feuilleton.workers (
  id integer generated always as identity primary key,
  -- As in `deliveries.claimed_by`.
  name text not null unique,
  started_at timestamptz not null,
  -- What keeps it from handing letters over, as it saw it last.
  relay_fault text,
  relay_fault_since timestamptz,
  check ((relay_fault is null) = (relay_fault_since is null))
);

-- Jobs carry the round that they were made in. A start and a death begin a new one: jobs that the dead still hold are of
-- an earlier round, and keep nobody from making new ones.
create sequence feuilleton.job_rounds;

-- Who suppressed an address: the relay by a bounce, or an organiser.
alter table feuilleton.suppressions
  add column suppressed_by text not null default 'relay' check (suppressed_by in ('relay', 'organiser'));

-- Suppressions that were taken back, and why. Rows are only added, but for the erasure of their person.
create table feuilleton.lifted_suppressions (
  id bigint generated always as identity primary key,
  address_key text not null,
  -- What stood there.
  suppressed_by text not null,
  reason text not null,
  suppressed_at timestamptz not null,
  -- Why it was taken back.
  note text not null,
  lifted_at timestamptz not null
);
create index lifted_suppressions_of_address on feuilleton.lifted_suppressions (address_key);
