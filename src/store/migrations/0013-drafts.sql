-- A cohort begins as a draft, from which nothing leaves: it may have people and no dispatch. One that is given up stays, for
-- the journal, as `dropped`.
alter table feuilleton.cohorts drop constraint cohorts_state_check;
alter table feuilleton.cohorts add constraint cohorts_state_check
  check (state in ('draft', 'running', 'cancelled', 'dropped'));

-- An edition that only drafts have is shown on no page of readers.
alter table feuilleton.editions add column published boolean not null default true;

-- The list of cohorts is read by pages, the latest day one first.
create index cohorts_by_day_one on feuilleton.cohorts (day_one, id);

-- The next letter of a cohort: one probe for each of its tracks. A dispatch changes a few times in its life, however many
-- deliveries it has, so what hands letters over pays nothing for this.
create index dispatches_of_track_to_come on feuilleton.dispatches (track_id, due_at) where state in ('planned', 'open');
