-- Which edition a cohort had before each correction of its words. A letter that was written with an earlier version of the
-- cohort has the edition of that version.
create table feuilleton.corrections (
  cohort_id bigint not null references feuilleton.cohorts,
  version integer not null,
  -- The edition until then.
  edition_hash text not null references feuilleton.editions,
  changed_at timestamptz not null,
  primary key (cohort_id, version)
);
