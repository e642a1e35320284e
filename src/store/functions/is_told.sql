-- Whether an enrolment is of an audience; of the registered, those who were at an instant.
create or replace function feuilleton.is_told(
  of_enrolment bigint, its_follows text, of_event text, of_audience text, at timestamptz, told integer)
returns boolean language sql stable
as $$
  select case of_audience
    -- Whoever registered without the course is one of them too.
    when 'everyone' then its_follows = 'course' or exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    -- Whoever took a registration back is not asked again.
    when 'not-registered' then its_follows = 'course' and not exists (
      select from feuilleton.registrations r where r.enrolment_id = of_enrolment and r.event = of_event)
    when 'registered' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.since <= at)
    when 'attended' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and r.attended)
    when 'absent' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state = 'registered' and not r.attended)
    when 'concerned' then exists (
      select from feuilleton.registrations r
      where r.enrolment_id = of_enrolment and r.event = of_event and r.state <> 'left' and r.told_version <= told)
  end
$$;
