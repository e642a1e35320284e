// An idle tick with 10 and with 10,000 cohorts planned: the cost must be the same.
//   node bench/idle-tick.ts
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { tick } from '../src/delivery/tick.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseEdition } from '../tests/support/course-edition.ts'

const NOW = new Date('2027-01-01T12:00:00Z')
const TICKS = 500

const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
chmodSync(folder, 0o711)
const directory = join(folder, 'postgres')
try {
  const server = await startEmbeddedPostgres({ directory, durable: false })
  const db = openDatabase(server.url, { connections: 1, onError: () => undefined })
  await migrate(db)
  const edition = courseEdition(21)
  await scheduleCohort(db, { edition, dayOne: '2027-01-11' }, NOW)
  await growTo(db, 10)
  const few = await measure(db)
  await growTo(db, 10_000)
  const many = await measure(db)
  await db.destroy()
  console.log(`10 cohorts       ${few.toFixed(3)} ms a tick (median of ${TICKS})`)
  console.log(`10,000 cohorts   ${many.toFixed(3)} ms a tick`)
  console.log(`ratio            ${(many / few).toFixed(2)}`)
} finally {
  await removeEmbeddedPostgres(directory)
  rmSync(folder, { recursive: true, force: true })
}

/** Copies the first cohort, its track and its 21 dispatches until there are `total`. */
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

async function measure(db: Database): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < TICKS; index++) {
    const began = performance.now()
    await tick(db, NOW, async () => undefined)
    times.push(performance.now() - began)
  }
  return times.toSorted((a, b) => a - b)[TICKS / 2] ?? 0
}
