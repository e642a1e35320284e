import { sql } from 'kysely'
import type { Deed } from '../domain/journal-entry.ts'
import { type Database, oneRow, rowsOf } from './database.ts'

/** An entry of the journal as its pages show it. */
export type ListedEntry = {
  id: number
  at: Date
  author: string
  deed: Deed
  personal: Readonly<Record<string, string>> | null
  subscriberId: number | null
  /** Null also of a draft that was given up: it has no page. */
  cohortSlug: string | null
  cohortName: string | null
  editionHash: string | null
}

export type JournalFilter = {
  author?: string | undefined
  /** The words that acts begin with, such as `event`. */
  about?: readonly string[] | undefined
  /** The slug of a cohort. */
  cohort?: string | undefined
  subscriberId?: number | undefined
  from?: Date | undefined
  until?: Date | undefined
}

/** Where a page of the journal ends: the next one begins below it. */
export type JournalKey = { at: Date; id: number }

/** The newest entries that a filter lets through, at most so many, below a key. */
export async function listJournal(
  db: Database,
  { filter, below, most }: { filter: JournalFilter; below?: JournalKey | undefined; most: number },
): Promise<ListedEntry[]> {
  return rowsOf(
    db,
    sql<ListedEntry>`
    select j.id, j.at, j.author, j.facts || jsonb_build_object('act', j.act) as deed, j.personal, j.subscriber_id,
      case when c.state <> 'dropped' then c.slug end as cohort_slug, c.name as cohort_name,
      c.edition_hash
    from feuilleton.journal j left join feuilleton.cohorts c on c.id = j.cohort_id
    where ${throughFilter(filter)}
      and (${below?.at ?? null}::timestamptz is null
        or (j.at, j.id) < (${below?.at ?? null}::timestamptz, ${below?.id ?? null}::bigint))
    order by j.at desc, j.id desc limit ${most}`,
  )
}

/** How many entries a filter lets through. */
export async function countJournal(db: Database, filter: JournalFilter): Promise<number> {
  const query = sql<{
    n: number
  }>`select count(*) as n from feuilleton.journal j where ${throughFilter(filter)}`
  return (await oneRow(db, query)).n
}

function throughFilter(filter: JournalFilter) {
  const { author = null, cohort = null, subscriberId = null, from = null, until = null } = filter
  const about = filter.about ? [...filter.about] : null
  return sql`
    (${author}::text is null or j.author = ${author})
      and (${about}::text[] is null or split_part(j.act, '-', 1) = any(${about}::text[]))
      and (${cohort}::text is null or j.cohort_id = (select id from feuilleton.cohorts where slug = ${cohort}))
      and (${subscriberId}::bigint is null or j.subscriber_id = ${subscriberId})
      and (${from}::timestamptz is null or j.at >= ${from})
      and (${until}::timestamptz is null or j.at < ${until})`
}

/** Everybody who has done something, by name. Steps from one name to the next in the index, whatever its length. */
export async function journalAuthors(db: Database): Promise<string[]> {
  const query = sql<{ author: string }>`
    with recursive names as (
      select min(author) as author from feuilleton.journal
      union all
      select (select min(j.author) from feuilleton.journal j where j.author > n.author)
      from names n where n.author is not null
    )
    select author from names where author is not null order by 1`
  return (await rowsOf(db, query)).map(({ author }) => author)
}
