-- Families of recipient domains whose letters are limited, or that were asked to go slower: shared by all workers.
create table feuilleton.family_paces (
  family text primary key,
  free_from timestamptz not null,
  waits_until timestamptz not null,
  slowed_at timestamptz,
  slowed_until timestamptz,
  -- What the provider said then.
  reply text,
  constraint slowed_whole check ((slowed_at is null) = (slowed_until is null))
);

-- Letters of a family that a worker has at the relay at once, for as long as it works on those that it was granted.
create table feuilleton.family_grants (
  id bigint generated always as identity primary key,
  family text not null references feuilleton.family_paces (family),
  worker text not null,
  at_once integer not null check (at_once > 0),
  until timestamptz not null
);
