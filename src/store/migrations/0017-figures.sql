-- What the pages with figures, reasons and the journal read: with a million enrolments none of them may count rows that
-- it does not show. All of it is about people who come and go; a letter that leaves writes to none of these indexes.

-- When a reader had marked every lesson, with the last one out: from then on there is a certificate.
alter table feuilleton.enrolments add column completed_at timestamptz;

update feuilleton.enrolments e set completed_at = done.at
from (
  select d.enrolment_id, max(r.read_at) as at
  from feuilleton.deliveries d
  join feuilleton.dispatches i on i.id = d.dispatch_id
  join feuilleton.tracks t on t.id = i.track_id
  left join feuilleton.readings r on r.enrolment_id = d.enrolment_id and r.letter = d.letter
  where d.kind = 'lesson' and (d.written_at is not null or (d.state = 'skipped' and d.reason in ('paused', 'expired')))
  group by d.enrolment_id, t.id
  having count(*) = count(r.read_at)
    and max(i.day) = (select max(last.day) from feuilleton.dispatches last where last.track_id = t.id)
) done
where done.enrolment_id = e.id and e.follows = 'course' and e.joined_at is not null;

-- The first word of why somebody left: a reason of the list, or what the service says itself, such as `switched`.
alter table feuilleton.enrolments add column left_why text
  generated always as (split_part(left_reason, ':', 1)) stored;

create index enrolments_joined on feuilleton.enrolments (cohort_id, follows, state) where joined_at is not null;
create index enrolments_left on feuilleton.enrolments (cohort_id, left_at, left_why)
  where state = 'unsubscribed' and joined_at is not null and follows = 'course';
create index enrolments_completed on feuilleton.enrolments (cohort_id, completed_at, id) where completed_at is not null;
-- What the service writes there itself is no reason that somebody gave.
create index reasons_of_cohort on feuilleton.enrolments (cohort_id, left_at, id, left_why)
  where left_why <> all ('{switched,erased}');
create index reasons on feuilleton.enrolments (left_at, id, left_why) where left_why <> all ('{switched,erased}');

create index registrations_attended on feuilleton.registrations (cohort_id, event, attended) where attended is not null;

create index cohorts_by_day on feuilleton.cohorts (day_one, id);

create index journal_by_time on feuilleton.journal (at, id);
create index journal_by_author on feuilleton.journal (author, at, id);
