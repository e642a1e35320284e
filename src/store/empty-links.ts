import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'

/** A webinar without an address to take part, and when the next letter about it leaves. */
export type EmptyLink = {
  cohort: string
  cohortName: string
  event: string
  title: string
  dueAt: Date
  zone: string
}

/** The webinars that a reminder is about to speak of, until `until`, and that have no link. */
export async function listEmptyLinks(
  db: Database,
  { now, until }: { now: Date; until: Date },
): Promise<EmptyLink[]> {
  return rowsOf(
    db,
    sql<EmptyLink>`
    with told as materialized (
      select t.cohort_id, i.event, min(i.due_at) as due_at, min(t.zone) as zone
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where i.state in ('planned', 'open') and i.due_at > ${now} and i.due_at <= ${until} and i.event is not null
      group by t.cohort_id, i.event
    ), editions as materialized (
      -- Once for each: an edition is large, and to unpack it for every webinar takes a millisecond.
      select ed.hash, ed.content #> '{programme,events}' as events from feuilleton.editions ed
      where ed.hash in (select c.edition_hash from told n join feuilleton.cohorts c on c.id = n.cohort_id)
    )
    select c.slug as cohort, c.name as cohort_name, n.event, v.event ->> 'title' as title, n.due_at, n.zone
    from told n
    join feuilleton.cohorts c on c.id = n.cohort_id and c.state = 'running'
    join editions ed on ed.hash = c.edition_hash
    join lateral (select ed.events -> n.event as event) v on true
    where v.event ->> 'kind' = 'webinar' and not v.event ? 'join'
      and not coalesce((
        select x.links ? 'join' from feuilleton.event_changes x
        where x.cohort_id = c.id and x.event = n.event order by x.version desc limit 1), false)
    order by n.due_at, c.slug, n.event`,
  )
}
