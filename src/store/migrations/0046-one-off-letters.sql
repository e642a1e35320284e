-- Letters outside the calendar, which an organiser writes to some of a cohort.
create table feuilleton.one_offs (
  id bigint generated always as identity primary key,
  cohort_id bigint not null references feuilleton.cohorts,
  subject text not null,
  preheader text not null,
  -- Markdown with placeholders.
  body text not null,
  -- Whom it is for, as src/domain/one-off.ts has it. It is judged when the letter falls due in a track.
  readers jsonb not null,
  changed_at timestamptz not null,
  -- Null while it is a draft; what it says stays as it is from then on.
  sent_at timestamptz,
  -- Wall-clock time in the zone of each reader, such as 2027-03-10T18:00; null for a letter that leaves at once.
  leaves_at text check (leaves_at is null or sent_at is not null)
);
create index one_offs_of_cohort on feuilleton.one_offs (cohort_id, id);

alter table feuilleton.dispatches
  add column one_off_id bigint references feuilleton.one_offs,
  -- When an organiser paused this letter alone; null while it flows.
  add column paused_at timestamptz;
create index dispatches_of_one_off on feuilleton.dispatches (one_off_id) where one_off_id is not null;

-- An expression that is stored cannot be changed by every PostgreSQL that we know: the column is made anew.
drop index feuilleton.dispatches_to_count;
alter table feuilleton.dispatches drop column kind;
alter table feuilleton.dispatches add column kind text generated always as (
  case when day > 0 then 'lesson' when reminder is not null then 'reminder' when told_version is not null then 'notice'
       when one_off_id is not null then 'one-off' end
) stored;
create index dispatches_to_count on feuilleton.dispatches (expires_at, id)
  where outcomes is null and state in ('closed', 'cancelled') and kind is not null;
alter table feuilleton.dispatches add constraint one_off_alone_is_paused
  check (paused_at is null or one_off_id is not null);

alter table feuilleton.deliveries
  drop constraint deliveries_kind_check,
  add constraint deliveries_kind_check
    check (kind in ('lesson', 'reminder', 'notice', 'answer', 'note', 'one-off'));
