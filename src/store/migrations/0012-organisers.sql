-- Who may steer the service from its pages, how they sign in, and what they did.

create table feuilleton.organisers (
  id bigint generated always as identity primary key,
  address text not null,
  address_key text not null unique,
  name text not null,
  role text not null check (role in ('owner', 'organiser', 'writer', 'observer')),
  may_export boolean not null,
  language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  invited_at timestamptz not null,
  -- Null until an invitation is accepted.
  joined_at timestamptz,
  -- Who was removed stays, for the journal, and cannot sign in.
  removed_at timestamptz
);

-- A link that signs somebody in once: only a hash of its secret is kept.
create table feuilleton.sign_in_links (
  hash bytea primary key,
  kind text not null check (kind in ('printed', 'mailed', 'invitation')),
  -- Null for the link that makes the first owner.
  organiser_id bigint references feuilleton.organisers (id),
  -- A hash of the cookie of the browser that asked for a mailed link.
  device bytea,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check (organiser_id is not null or kind = 'printed'),
  check ((kind = 'mailed') = (device is not null))
);
create index sign_in_links_of_organiser on feuilleton.sign_in_links (organiser_id, made_at);

create table feuilleton.sessions (
  id bigint generated always as identity primary key,
  hash bytea not null unique,
  organiser_id bigint not null references feuilleton.organisers (id),
  device text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- What the next page has to say of the change that was just made.
  told jsonb
);
create index sessions_of_organiser on feuilleton.sessions (organiser_id);

-- What organisers did, in pages and by commands. Rows are only ever added; what is personal in one is taken out when the
-- person is erased.
create table feuilleton.journal (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  -- The name of an organiser as it was, or of the user of the system who gave a command.
  author text not null,
  organiser_id bigint references feuilleton.organisers (id),
  act text not null,
  cohort_id bigint references feuilleton.cohorts (id),
  subscriber_id bigint references feuilleton.subscribers (id),
  -- Names, numbers, states before and after; never an address.
  facts jsonb not null default '{}',
  -- Addresses and names of people.
  personal jsonb
);
create index journal_of_cohort on feuilleton.journal (cohort_id, id) where cohort_id is not null;
create index journal_of_subscriber on feuilleton.journal (subscriber_id, id) where subscriber_id is not null;

-- A trigger needs its function when it is made; what the function does is in functions/keep_journal.sql.
create function feuilleton.keep_journal() returns trigger language plpgsql as 'begin return new; end';

create trigger journal_is_append_only before update or delete on feuilleton.journal
  for each row execute function feuilleton.keep_journal();
