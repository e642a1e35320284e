-- What the changes of a calendar have left of a cohort and of each of its tracks; null while no change has moved a lesson.
alter table feuilleton.cohorts add column redated jsonb;

-- A change may give a track the dates of another: it is its twin, and whoever comes next goes to the one that has 0.
alter table feuilleton.tracks
  add column redated jsonb,
  add column twin bigint not null default 0,
  drop constraint tracks_cohort_id_day_one_zone_at_time_key,
  add constraint tracks_dates_key unique (cohort_id, day_one, zone, at_time, twin);
