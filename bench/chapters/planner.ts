import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { tick } from '../../src/delivery/tick.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { courseEdition } from '../../tests/support/course-edition.ts'
import { scratchPostgres } from '../measure/postgres.ts'
import { treeCpuMs } from '../measure/process-tree.ts'
import { median } from '../measure/turns.ts'

/** In milliseconds, of one tick that finds nothing to do: by the clock, and of the processor. */
export type PlannerRow = { cohorts: number; tickMs: number; senderMs: number; postgresMs: number }

const NOW = new Date('2027-01-01T12:00:00Z')
const TICKS = 200
const LESSONS = 21

/** An idle tick with so many cohorts planned, each of 21 lessons: the cost must not grow with them. */
export async function timeTicks({ cohorts }: { cohorts: readonly number[] }): Promise<PlannerRow[]> {
  const postgres = await scratchPostgres({ durable: false })
  const db = openDatabase(postgres.url, { connections: 1, onError: () => undefined })
  const rows: PlannerRow[] = []
  try {
    await migrate(db)
    await scheduleCohort(db, { edition: courseEdition(LESSONS), dayOne: '2027-01-11' }, NOW)
    for (const total of cohorts) {
      await growTo(db, total)
      rows.push({ cohorts: total, ...(await timed(db, postgres.pid)) })
    }
    return rows
  } finally {
    await db.destroy()
    await postgres.remove()
  }
}

/** Copies the first cohort, its track and its dispatches until there are `total`. */
async function growTo(db: Database, total: number): Promise<void> {
  await sql`
    with source as (select * from feuilleton.cohorts order by id limit 1),
    have as (select count(*) as number from feuilleton.cohorts),
    made as (
      insert into feuilleton.cohorts (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at)
      select slug || '-' || n, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at
      from source, have, generate_series(have.number + 1, ${total}) as n
      returning id, day_one, zone, at_time),
    tracks as (
      insert into feuilleton.tracks (cohort_id, day_one, zone, at_time)
      select id, day_one, zone, at_time from made returning id)
    insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at)
    select t.id, d.letter, d.day, d.due_at, d.expires_at
    from tracks t, feuilleton.dispatches d
    where d.track_id = (select min(id) from feuilleton.tracks)`.execute(db)
  await sql`analyze`.execute(db)
}

async function timed(db: Database, postgres: number): Promise<Omit<PlannerRow, 'cohorts'>> {
  const times: number[] = []
  const [own, database] = [process.cpuUsage(), treeCpuMs([postgres])]
  for (let index = 0; index < TICKS; index++) {
    const began = performance.now()
    await tick(db, NOW, async () => undefined)
    times.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(own)
  return {
    tickMs: median(times),
    senderMs: (user + system) / 1_000 / TICKS,
    postgresMs: (treeCpuMs([postgres]) - database) / TICKS,
  }
}
