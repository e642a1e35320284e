import { sql } from 'kysely'
import type { IsoDate } from '../domain/calendar-rule.ts'
import type { LetterOutcome } from '../domain/letter-outcome.ts'
import type { PeopleFilter } from '../domain/people-filter.ts'
import { type Database, oneRow, rowsOf } from './database.ts'
import type { NamedLetter } from './named-letter.ts'
import { peopleWhere } from './people-conditions.ts'
import type { Reader } from './readers.ts'

/** Somebody in a cohort, as lists of people show them. */
export type ListedPerson = {
  enrolmentId: number
  subscriberId: number
  address: string
  firstName: string | null
  state: Reader['state']
  follows: Reader['follows']
  /** The last date of a pause; null for one without an end. */
  pausedUntil: IsoDate | null
  joinedAt: Date | null
  leftAt: Date | null
  /** The slug of the cohort. */
  cohort: string
  cohortName: string
  /** Whether the cohort was a draft that was given up: it has no page. */
  isDropped: boolean
  editionHash: string
  zone: string
  isSuppressed: boolean
  /**
   * How the letter that the list is about ended, or the last that ended as it asks; null when it is about none, or the
   * ledger has no row for them.
   */
  letter: (NamedLetter & { outcome: LetterOutcome; reply: string | null }) | null
}

export type PeoplePage = PeopleFilter & {
  /** Only those whose enrolments come before this one; the newest otherwise. */
  before?: number | undefined
  most: number
}

/** A page of people, the newest enrolments first. */
export async function listPeople(db: Database, page: PeoplePage): Promise<ListedPerson[]> {
  const { letter = null, outcome = null, before = null, most } = page
  return rowsOf(
    db,
    sql<ListedPerson>`
    select e.id as enrolment_id, e.subscriber_id, s.address, s.first_name, e.state, e.follows, e.paused_until,
      e.joined_at, e.left_at, c.slug as cohort, c.name as cohort_name,
      c.state = 'dropped' as is_dropped, c.edition_hash, t.zone,
      exists (select from feuilleton.suppressions x where x.address_key = s.address_key) as is_suppressed,
      (select jsonb_build_object(
          'letter', d.letter, 'kind', d.kind, 'day', i.day, 'event', coalesce(i.event, r.detail ->> 'event'),
          'asked', r.kind, 'askedLetter', r.detail ->> 'letter',
          'outcome', feuilleton.letter_outcome(d.state, d.reason), 'reply', d.reply)
        from feuilleton.deliveries d
        join feuilleton.dispatches i on i.id = d.dispatch_id
        left join feuilleton.requests r on r.id = d.request_id
        where d.enrolment_id = e.id and (d.letter = ${letter} or (${letter}::text is null
          and feuilleton.letter_outcome(d.state, d.reason) = ${outcome}))
        order by d.id desc limit 1) as letter
    from (
      select e.* from ${peopleWhere(page)} and (${before}::bigint is null or e.id < ${before})
      order by e.id desc limit ${most}
    ) e
    join feuilleton.subscribers s on s.id = e.subscriber_id
    join feuilleton.cohorts c on c.id = e.cohort_id
    join feuilleton.tracks t on t.id = e.track_id
    order by e.id desc`,
  )
}

/** How many a list would hold, counted no further than `most`. */
export async function countPeople(db: Database, filter: PeopleFilter, most: number): Promise<number> {
  const query = sql<{ count: number }>`
    select count(*) as count from (
      select from ${peopleWhere(filter)} limit ${most}) counted`
  return (await oneRow(db, query)).count
}
