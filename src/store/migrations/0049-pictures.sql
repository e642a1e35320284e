-- Pictures of lessons that were uploaded in the browser, as they were made anew. A letter that has left goes on asking for
-- its own, so none is ever deleted.
create table feuilleton.pictures (
  -- Of its bytes: its address, so that a picture may be kept for ever by whoever shows it.
  hash text primary key check (hash ~ '^[0-9a-f]{32}$'),
  type text not null check (type in ('jpg', 'png')),
  bytes bytea not null,
  -- In pixels.
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  added_at timestamptz not null
);
