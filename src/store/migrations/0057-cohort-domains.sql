-- How many readers of a cohort have their mailbox at which domain, as it was counted beside letters that leave; `''` has the small ones together.
create table feuilleton.cohort_domains (
  cohort_id bigint primary key references feuilleton.cohorts (id),
  counted_at timestamptz not null,
  people integer not null,
  domains jsonb not null
);
