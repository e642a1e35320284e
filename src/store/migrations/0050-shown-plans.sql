-- What a plan of a change did when it was shown, to say what is other where it would do something else by now. Kept for a day.
create table feuilleton.shown_plans (
  cohort_id bigint not null references feuilleton.cohorts,
  hash text not null,
  lines jsonb not null,
  shown_at timestamptz not null,
  primary key (cohort_id, hash)
);
