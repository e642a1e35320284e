import { sql } from 'kysely'

/**
 * Whether somebody would get the dispatch `i` of the track `t`, as things stand. Of a lesson: who follows the course there.
 * Of a letter about an event: its audience.
 */
export const isForSomebody = sql`
  case when i.audience in ('registered', 'attended', 'absent', 'concerned') then exists (
    select from feuilleton.registrations g join feuilleton.enrolments e on e.id = g.enrolment_id
    where g.cohort_id = t.cohort_id and g.event = i.event and e.track_id = t.id and e.state in ('active', 'paused')
      and case i.audience
        when 'concerned' then g.state <> 'left'
        when 'attended' then g.state = 'registered' and g.attended
        when 'absent' then g.state = 'registered' and not g.attended
        else g.state = 'registered' end)
  else exists (
    select from feuilleton.enrolments e
    where e.cohort_id = t.cohort_id and e.track_id = t.id and e.state = 'active' and e.joined_at is not null
      and (e.follows = 'course' and (i.audience is distinct from 'not-registered' or not exists (
          select from feuilleton.registrations g where g.enrolment_id = e.id and g.event = i.event))
        or i.audience = 'everyone' and exists (
          select from feuilleton.registrations g
          where g.enrolment_id = e.id and g.event = i.event and g.state = 'registered')))
  end`
