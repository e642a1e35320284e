import { sql } from 'kysely'
import type { Cohort } from '../domain/cohort.ts'
import { cohortColumns } from './cohorts.ts'
import { type Database, rowsOf } from './database.ts'
import { isForSomebody } from './for-somebody.ts'
import { MOST_COUNTED } from './most-counted.ts'

/** A cohort as the list of all shows it. */
export type ListedCohort = Cohort & {
  pausedBy: 'organiser' | 'relay' | null
  /** How many recipient domains are paused for it. */
  pausedDomains: number
  /** Who follows its course, `MOST_COUNTED` + 1 where there are more: to count them all would take too long here. */
  people: number
  /** Whether no letter of it is planned any more, for anybody who is in it or may come. */
  isOver: boolean
  /** What leaves next, whichever of its tracks it is for: a lesson, or what somebody would get. */
  next: { letter: string; day: number; event: string | null; dueAt: Date; zone: string } | null
}

/** Where a page of the list begins: after this cohort. */
export type ListKey = { dayOne: string; id: number }

/** The cohorts after one, the latest day one first. */
export async function pageOfCohorts(
  db: Database,
  { after, size }: { after: ListKey | undefined; size: number },
): Promise<ListedCohort[]> {
  const { dayOne = 'infinity', id = 0 } = after ?? {}
  const rows = await rowsOf(
    db,
    sql<
      Omit<ListedCohort, 'next'> & {
        next: (Omit<NonNullable<ListedCohort['next']>, 'dueAt'> & { dueAt: string }) | null
      }
    >`
    select ${cohortColumns}, p.paused_by,
      (select count(*) from feuilleton.domain_pauses o where o.cohort_id = c.id) as paused_domains,
      (select count(*) from (
        select from feuilleton.enrolments e
        where e.cohort_id = c.id and e.follows = 'course' and e.state = 'active' and e.joined_at is not null
        limit ${MOST_COUNTED + 1}) counted) as people,
      not exists (select from feuilleton.tracks t join feuilleton.dispatches i on i.track_id = t.id
        where t.cohort_id = c.id and i.state in ('planned', 'open')) as is_over,
      (select json_build_object('letter', i.letter, 'day', i.day, 'event', i.event, 'dueAt', i.due_at, 'zone', t.zone)
        from feuilleton.tracks t
        cross join lateral (
          select i.letter, i.day, i.event, i.due_at from feuilleton.dispatches i
          where i.track_id = t.id and i.state in ('planned', 'open') and (i.kind = 'lesson' or ${isForSomebody})
          order by i.due_at limit 1) i
        where t.cohort_id = c.id order by i.due_at limit 1) as next
    from feuilleton.cohorts c
    left join feuilleton.pauses p on p.cohort_id = c.id
    where (c.day_one, c.id) < (${dayOne}::date, ${id}) and c.state <> 'dropped'
    order by c.day_one desc, c.id desc limit ${size}`,
  )
  return rows.map(({ next, ...row }) => ({ ...row, next: next && { ...next, dueAt: new Date(next.dueAt) } }))
}
