-- Programmes that are written in the browser.

-- Each time that somebody published files of a programme: which edition they made with the others, and why. What they said
-- before is in the edition before.
create table feuilleton.publications (
  id bigint generated always as identity primary key,
  programme text not null,
  edition_hash text not null references feuilleton.editions,
  message text not null,
  author text not null,
  organiser_id bigint references feuilleton.organisers,
  -- Their paths, such as `templates/21-jours/lessons/jour-09.md`.
  files text[] not null,
  published_at timestamptz not null
);
create index publications_of_programme on feuilleton.publications (programme, id);

-- Files that were published, and that the folder of programmes has not got: they stand before those in it.
create table feuilleton.published_files (
  path text primary key,
  programme text not null,
  text text not null,
  -- The hash of what the folder had when it was published: null for no such file. Where it has something else by now, and not
  -- these words either, somebody changed it there.
  folder_hash text,
  publication_id bigint not null references feuilleton.publications
);
create index published_files_of_programme on feuilleton.published_files (programme);

-- Files as one organiser has written them, and nobody has published them.
create table feuilleton.file_drafts (
  organiser_id bigint not null references feuilleton.organisers,
  path text not null,
  programme text not null,
  text text not null,
  -- The hash of what the file said when the draft was begun, or when its author last compared the two: null for no such file.
  began_hash text,
  -- Raised with each text that is kept; `page` is the page that kept the last one. A page that knows neither is told so.
  version integer not null,
  page text not null,
  changed_at timestamptz not null,
  primary key (organiser_id, path)
);
create index file_drafts_of_programme on feuilleton.file_drafts (programme);
