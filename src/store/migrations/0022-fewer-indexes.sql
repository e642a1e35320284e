-- Fewer indexes and checks to write for each person who is enrolled; every question has one that answers it.

-- The same as cohorts_by_day_one.
drop index feuilleton.cohorts_by_day;

-- Addresses are compared by their bytes, whatever collation the database has: so the index that holds each of them once
-- finds their beginnings too. Those of both tables, which are joined.
alter table feuilleton.subscribers alter column address_key type text collate "C";
alter table feuilleton.suppressions alter column address_key type text collate "C";
alter table feuilleton.lifted_suppressions alter column address_key type text collate "C";
drop index feuilleton.subscribers_by_address;
-- What was known of the column, and so of its indexes, is gone with its collation.
analyze feuilleton.subscribers;
analyze feuilleton.suppressions;

-- Who follows a cohort, by how they stand, in all and by track.
create index enrolments_standing on feuilleton.enrolments (cohort_id, follows, state, track_id)
  where joined_at is not null;
drop index feuilleton.enrolments_joined;
drop index feuilleton.enrolments_by_track;

-- The subscriber first: so it finds the enrolments of a subscriber too. Those of a cohort have people_of_cohort.
alter table feuilleton.enrolments
  add constraint enrolments_subscriber_id_cohort_id_key unique (subscriber_id, cohort_id),
  drop constraint enrolments_cohort_id_subscriber_id_key;
drop index feuilleton.enrolments_of_subscriber;

-- A track of the same cohort, and so a cohort that is there.
alter table feuilleton.tracks add constraint tracks_id_cohort_id_key unique (id, cohort_id);
alter table feuilleton.enrolments
  drop constraint enrolments_cohort_id_fkey,
  drop constraint enrolments_track_id_fkey,
  add constraint enrolments_track_id_cohort_id_fkey
    foreign key (track_id, cohort_id) references feuilleton.tracks (id, cohort_id);
