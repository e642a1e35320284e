-- What was sent with forms that anybody can send and is done after they are answered: so the time that an answer takes
-- does not tell who is known. A row goes when its work is done.
create table feuilleton.asked_forms (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('sign-up', 'register', 'link', 'sign-in')),
  asked jsonb not null,
  asked_at timestamptz not null,
  -- When its work is tried next.
  next_at timestamptz not null
);
create index asked_forms_due on feuilleton.asked_forms (next_at, id);

-- How many letters an hour go to addresses that have not confirmed: to one domain, and in all. One row, or none.
create table feuilleton.letter_ceilings (
  only_one boolean primary key default true check (only_one),
  per_domain integer not null check (per_domain > 0),
  in_all integer not null check (in_all >= per_domain)
);

-- Those of the last hour are counted for each letter.
create index requests_unconfirmed on feuilleton.requests (requested_at)
  where kind in ('confirmation', 'register', 'new-address');
