import { sql } from 'kysely'
import { type Database, rowsOf } from './database.ts'
import type { NamedLetter } from './named-letter.ts'

/** A letter that is due and waits while its cohort, or a domain of it, is paused. */
export type WaitingLetter = NamedLetter & {
  id: number
  subscriberId: number
  address: string
  dueAt: Date
}

type Page = {
  cohortId: number
  /** Of this recipient domain alone. */
  domain: string | null
  now: Date
  below: { at: Date; id: number } | undefined
  most: number
}

/**
 * The letters of a cohort that Today counts as waiting for the end of a pause, those that fell due last first; of one
 * dispatch, in the order of its index, so that no more are read than are shown.
 */
export async function listWaitingLetters(
  db: Database,
  { cohortId, domain, now, below, most }: Page,
): Promise<WaitingLetter[]> {
  return rowsOf(
    db,
    sql<WaitingLetter>`
    with last as (select dispatch_id, next_at, id from feuilleton.deliveries where id = ${below?.id ?? null}::bigint)
    select d.id, d.subscriber_id, d.address, d.letter, d.kind, i.day,
      coalesce(i.event, r.detail ->> 'event') as event, r.kind as asked, r.detail ->> 'letter' as asked_letter,
      o.subject, i.due_at
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id and i.expires_at > ${now}
    cross join lateral (
      select d.*, s.id as subscriber_id, s.address
      from feuilleton.deliveries d
      cross join lateral (
        select s.id, s.address from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
        where e.id = d.enrolment_id and (${domain}::text is null or split_part(s.address_key, '@', 2) = ${domain})
        offset 0) s
      where d.dispatch_id = i.id and d.state = 'due'
        and (i.id is distinct from (select dispatch_id from last)
          or (d.next_at, d.id) < (select next_at, id from last))
      order by d.next_at desc, d.id desc limit ${most}) d
    left join feuilleton.requests r on r.id = d.request_id
    left join feuilleton.one_offs o on o.id = i.one_off_id
    where t.cohort_id = ${cohortId}
      and (${below?.at ?? null}::timestamptz is null
        or (i.due_at, i.id) <= (${below?.at ?? null}::timestamptz, (select dispatch_id from last)))
    order by i.due_at desc, i.id desc, d.next_at desc, d.id desc limit ${most}`,
  )
}
