-- Lists of people that organisers imported: what was in them, what became of it, and whom to take out when one is undone.

create table feuilleton.imports (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references feuilleton.cohorts (id),
  author text not null,
  organiser_id bigint references feuilleton.organisers (id),
  at timestamptz not null,
  -- Null for addresses that were typed in a command.
  file_name text,
  -- SHA-256, in hex: whether a list was imported before.
  file_hash text,
  state text not null check (state in ('reading', 'ready', 'running', 'done', 'stopped', 'undoing', 'undone')),
  -- How its organiser answered what the list leaves open.
  choices jsonb not null default '{}',
  -- What was found in the list. What is personal in it goes when the import ends.
  preview jsonb,
  basis text check (basis <> ''),
  -- People to enrol, and of how many it is known what became of them.
  people integer not null default 0,
  done integer not null default 0,
  enrolled integer not null default 0,
  already integer not null default 0,
  erased integer not null default 0,
  -- Why it was stopped: a refusal.
  why jsonb,
  ended_at timestamptz,
  -- Of an import that is taken back: the enrolments up to this one are looked at, and what became of them.
  undone_to bigint not null default 0,
  removed integer not null default 0,
  stayed integer not null default 0,
  -- Whoever works on it does until then. After that it may be carried on elsewhere.
  lease_until timestamptz,
  check (state in ('reading', 'ready') or basis is not null),
  check ((state = 'stopped') <= (why is not null))
);
create index imports_of_cohort on feuilleton.imports (cohort_id, id);
create index imports_under_way on feuilleton.imports (id) where state in ('reading', 'running', 'undoing');

-- The file as it came, until the import ends, and its bad lines with what is wrong, for some days more.
create table feuilleton.import_files (
  import_id bigint primary key references feuilleton.imports (id) on delete cascade,
  content bytea,
  bad_lines jsonb
);

-- Of most people it is null or one of few: the index costs each enrolment one entry, and a delivery nothing.
alter table feuilleton.enrolments add column import_id bigint references feuilleton.imports (id);
create index enrolments_of_import on feuilleton.enrolments (import_id, id) where import_id is not null;
