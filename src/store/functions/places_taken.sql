-- How many places of a cohort are taken by those who follow the course, counted no further than `at_most`; who has not
-- confirmed takes none. By the index and row by row: left to itself, the planner reads a whole large cohort, or past those
-- of all others, before it looks at the limit.
create or replace function feuilleton.places_taken(of_cohort bigint, at_most integer)
returns bigint language sql stable
set enable_seqscan = off set enable_bitmapscan = off
as $$
  select count(*) from (
    select 1 from feuilleton.enrolments
    where cohort_id = of_cohort and follows = 'course' and state in ('active', 'paused') and joined_at is not null
    limit at_most
  ) as taken
$$;
