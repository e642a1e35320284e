import { sql } from 'kysely'
import type { LetterKind } from '../domain/letter-kind.ts'
import type { OneOffReaders } from '../domain/one-off.ts'
import type { TellsWhom } from './audiences.ts'
import { type Database, rowsOf } from './database.ts'
import { isForSomebody } from './for-somebody.ts'
import { countOneOffReaders } from './one-off-readers.ts'

/** A letter that is planned, for those of a cohort who share an instant and a zone. */
export type NextLetter = {
  cohort: string
  cohortName: string
  editionHash: string
  letter: string
  kind: LetterKind
  /** The number of a lesson; 0 of any other letter. */
  day: number
  event: string | null
  /** Of a one-off letter, with its placeholders. */
  subject: string | null
  audience: TellsWhom | null
  dueAt: Date
  zone: string
  isPaused: boolean
  /** Who would get it, as things stand. */
  people: number
  /** Whether it leaves once: in other cohorts those who began later get it later. */
  leavesOnce: boolean
}

/** Of one cohort, or of all. */
export type Span = { now: Date; until: Date; most: number; cohortId?: number }

type Row = NextLetter & { readers: OneOffReaders | null; cohortId: number; trackId: number }

/** A letter falls due for each of its tracks: so many of them are looked at for each letter. */
const TRACKS = 100

/**
 * What leaves next, soonest first: at most `most` letters that fall due until `until`, for each of their tracks. What
 * nobody would get is left out; but not the lessons of the one cohort that is asked about.
 */
export async function nextLetters(db: Database, { now, until, most, cohortId }: Span): Promise<NextLetter[]> {
  const rows = await rowsOf(
    db,
    sql<Row>`
    with soonest as (
      select i.id, i.letter, i.kind, i.day, i.due_at, i.event, i.audience, i.one_off_id, t.id as track_id, t.zone, t.cohort_id
      from feuilleton.dispatches i join feuilleton.tracks t on t.id = i.track_id
      where i.state in ('planned', 'open') and i.due_at > ${now} and i.due_at <= ${until} and i.kind is not null
        and i.paused_at is null
        and (${cohortId ?? null}::bigint is null or t.cohort_id = ${cohortId ?? null})
        and (${isForSomebody} or i.kind = 'lesson' and ${cohortId ?? null}::bigint is not null)
      order by i.due_at, i.id limit ${most * TRACKS}
    ), letters as (
      select cohort_id, letter from soonest group by cohort_id, letter order by min(due_at), min(id) limit ${most}
    ), next as (
      select s.* from soonest s join letters l on l.cohort_id = s.cohort_id and l.letter = s.letter
    ), courses as materialized (
      select t.track_id, (
        select count(*) from feuilleton.enrolments e
        where e.cohort_id = t.cohort_id and e.track_id = t.track_id and e.follows = 'course'
          and e.state = 'active' and e.joined_at is not null) as course
      from (select distinct cohort_id, track_id from next) t
    )
    select c.slug as cohort, c.name as cohort_name, c.edition_hash,
      n.letter, n.kind, n.day, n.event, o.subject, o.readers, n.cohort_id, n.track_id, n.audience, n.zone, n.due_at,
      p.cohort_id is not null as is_paused, c.start = 'fixed' and c.late_joiners <> 'from-day-one' as leaves_once,
      case n.audience
        when 'everyone' then coalesce(k.course, 0) + r.guests
        when 'not-registered' then coalesce(k.course, 0) - r.asked
        when 'registered' then r.registered
        when 'attended' then r.attended
        when 'absent' then r.absent
        when 'concerned' then r.concerned
        else coalesce(k.course, 0) end as people
    from next n
    join feuilleton.cohorts c on c.id = n.cohort_id
    left join feuilleton.pauses p on p.cohort_id = c.id
    left join feuilleton.one_offs o on o.id = n.one_off_id
    left join courses k on k.track_id = n.track_id
    left join lateral (
      select count(*) filter (where g.state = 'registered' and e.follows = 'events') as guests,
        count(*) filter (where e.follows = 'course' and e.state = 'active') as asked,
        count(*) filter (where g.state = 'registered') as registered,
        count(*) filter (where g.state = 'registered' and g.attended) as attended,
        count(*) filter (where g.state = 'registered' and not g.attended) as absent,
        count(*) filter (where g.state <> 'left') as concerned
      from feuilleton.registrations g join feuilleton.enrolments e on e.id = g.enrolment_id
      where g.cohort_id = n.cohort_id and g.event = n.event and e.track_id = n.track_id
        and e.state in ('active', 'paused')) r on n.event is not null
    order by n.due_at, n.id`,
  )
  return countedNow(db, rows, now)
}

/** Counts the readers of one-off letters, each letter once; one that nobody would get is left out. */
async function countedNow(db: Database, rows: readonly Row[], at: Date): Promise<NextLetter[]> {
  const counted = new Map<string, Promise<Map<number, number>>>()
  const peopleOf = async ({ cohortId, letter, readers, trackId, people }: Row) => {
    if (!readers) return people
    const key = `${cohortId} ${letter}`
    const counting = counted.get(key) ?? peopleByTrack(db, { cohortId, readers, at })
    counted.set(key, counting)
    return (await counting).get(trackId) ?? 0
  }
  const next: NextLetter[] = []
  for (const row of rows) {
    const { readers, cohortId: _, trackId: __, ...letter } = row
    const people = await peopleOf(row)
    if (!readers || people > 0) next.push({ ...letter, people })
  }
  return next
}

async function peopleByTrack(
  db: Database,
  of: Parameters<typeof countOneOffReaders>[1],
): Promise<Map<number, number>> {
  return new Map((await countOneOffReaders(db, of)).map(({ trackId, people }) => [trackId, people]))
}
