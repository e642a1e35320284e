-- People who were moved together to another cohort of their programme, to take it back while nothing has left by it.
create table feuilleton.people_moves (
  id bigint generated always as identity primary key,
  from_cohort bigint not null references feuilleton.cohorts,
  to_cohort bigint not null references feuilleton.cohorts,
  people integer not null,
  made_at timestamptz not null,
  undone_at timestamptz
);
create index people_moves_from on feuilleton.people_moves (from_cohort, id);
create index people_moves_to on feuilleton.people_moves (to_cohort);

-- The move by which somebody came into a cohort. Moves are never deleted: no key has to look for each row.
alter table feuilleton.enrolments add column move_id bigint;
create index enrolments_move on feuilleton.enrolments (move_id) where move_id is not null;

-- What they were registered for until a move ended it.
create table feuilleton.moved_registrations (
  move_id bigint not null references feuilleton.people_moves,
  enrolment_id bigint not null,
  event text not null,
  state text not null,
  since timestamptz not null,
  primary key (move_id, enrolment_id, event)
);
