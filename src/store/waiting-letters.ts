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

/** The letters of a cohort that Today counts as waiting for the end of a pause, those that fell due last first. */
export async function listWaitingLetters(
  db: Database,
  { cohortId, domain, now, below, most }: Page,
): Promise<WaitingLetter[]> {
  return rowsOf(
    db,
    sql<WaitingLetter>`
    select d.id, s.id as subscriber_id, s.address, d.letter, d.kind, i.day,
      coalesce(i.event, r.detail ->> 'event') as event, r.kind as asked, r.detail ->> 'letter' as asked_letter, i.due_at
    from feuilleton.tracks t
    join feuilleton.dispatches i on i.track_id = t.id and i.expires_at > ${now}
    join feuilleton.deliveries d on d.dispatch_id = i.id and d.state = 'due'
    left join feuilleton.requests r on r.id = d.request_id
    join feuilleton.enrolments e on e.id = d.enrolment_id
    join feuilleton.subscribers s on s.id = e.subscriber_id
    where t.cohort_id = ${cohortId}
      and (${domain}::text is null or split_part(s.address_key, '@', 2) = ${domain})
      and (${below?.at ?? null}::timestamptz is null
        or (i.due_at, d.id) < (${below?.at ?? null}::timestamptz, ${below?.id ?? null}::bigint))
    order by i.due_at desc, d.id desc limit ${most}`,
  )
}
