-- How pages, letters and documents show who sends them.

-- A logo is kept under a hash of its bytes. Letters that have left go on asking for theirs, so none goes while a brand
-- of any time had it.
create table feuilleton.logos (
  hash text primary key check (hash ~ '^[0-9a-f]{32}$'),
  type text not null check (type in ('png', 'svg')),
  bytes bytea not null,
  -- In pixels, as the file says.
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  added_at timestamptz not null
);

-- Rows are only ever added, and the newest counts: a letter that is tried again has the brand of its first try.
create table feuilleton.brands (
  id bigint generated always as identity primary key,
  -- Null for the brand of the installation.
  programme text,
  -- Null where the brand was taken away.
  name text,
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  logo text references feuilleton.logos (hash),
  -- For letters and documents, which show no SVG.
  png text references feuilleton.logos (hash),
  set_at timestamptz not null
);
create index brands_of_programme on feuilleton.brands (programme, id);
