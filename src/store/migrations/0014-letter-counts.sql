-- How the letters of a cohort ended, for pages that show all of them at once, and lessons that are sent to those who did
-- not get them.

-- How the deliveries of a dispatch ended, such as {"submitted": 97, "left": 3}; null until it is over and counted. Only
-- dispatches that nothing is added to any more are counted, so each of them once: claims, hand-overs and settlements do
-- not touch this.
alter table feuilleton.dispatches add outcomes jsonb;
create index dispatches_to_count on feuilleton.dispatches (expires_at, id)
  where outcomes is null and state in ('closed', 'cancelled') and kind is not null;

-- Triggers need their functions when they are made; what those do is in functions/forget_outcomes.sql.
create function feuilleton.forget_outcomes() returns trigger language plpgsql as 'begin return null; end';

-- A delivery that had ended and changes, as after a decision or a late answer of the relay. A letter on its way has no
-- `settled_at`: for those each trigger is one comparison, and its function is not called.
create trigger outcome_changed after update on feuilleton.deliveries for each row
  when (old.settled_at is not null and (old.state, old.reason) is distinct from (new.state, new.reason))
  execute function feuilleton.forget_outcomes();
create trigger outcome_added after insert on feuilleton.deliveries for each row
  when (new.settled_at is not null) execute function feuilleton.forget_outcomes();
create trigger outcome_removed after delete on feuilleton.deliveries for each row
  when (old.settled_at is not null) execute function feuilleton.forget_outcomes();

-- Those whom the planned letters of each track are for, counted without a look at the rows. Enrolments change seldom.
create index enrolments_by_track on feuilleton.enrolments (cohort_id, track_id, state) where follows = 'course';

-- A lesson that an organiser sends to those who did not get it: its requests have this id as their `batch`, and until
-- `leaves_at` all of it can be called back.
create table feuilleton.resends (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references feuilleton.cohorts (id),
  letter text not null,
  sent_at timestamptz not null,
  leaves_at timestamptz not null,
  people integer not null,
  called_back_at timestamptz
);
create index resends_of_cohort on feuilleton.resends (cohort_id, letter);
create index requests_of_resend on feuilleton.requests (((detail ->> 'batch')::bigint)) where detail ? 'batch';

-- How many test letters an organiser sent of late.
create index journal_of_tests on feuilleton.journal (organiser_id, at) where act = 'letter-tested';
