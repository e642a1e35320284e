// How long hand-overs wait while what is too old is purged: IP addresses beside consents, then persons with their
// letters. Each figure is the time from the call that marks a letter as handed over to its answer, without the purge
// and beside it. PostgreSQL runs on this machine and writes nothing for good. What a hand-over waits for locks is asked
// of PostgreSQL itself: its connection may wait for one for 50 ms at most, and gives up then (lock_timeout); another
// connection looks every two milliseconds since when it waits (pg_locks.waitstart).
//   node bench/purge.ts [consents] [persons]
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { PURGED_BY_ITSELF, purgeBatch } from '../src/actions/purge/purge-batch.ts'
import { gently } from '../src/delivery/gently.ts'
import { USUAL_RETENTION } from '../src/domain/retention.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { markHanded } from '../src/store/hand-over.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseEdition } from '../tests/support/course-edition.ts'
import { scratchPostgres } from './measure/postgres.ts'

/** Old IP addresses beside consents of those whose letters leave meanwhile. */
const CONSENTS = Number(process.argv[2] ?? 1_000_000)
/** Old persons, who become nameless. */
const ROWS = Number(process.argv[3] ?? 20_000)
const LETTERS_OF_EACH = 10
const HANDED = 10_000
const MOST_WAIT_MS = 50
const LOOK_EVERY_MS = 2
const ALONE = 5_000
/** In milliseconds. Between two hand-overs. */
const APART_MS = 5
/** https://www.postgresql.org/docs/18/errcodes-appendix.html */
const LOCK_NOT_AVAILABLE = '55P03'
const NOW = new Date('2031-01-01T10:00:00Z')

const postgres = await scratchPostgres({ durable: false })
try {
  const { url } = postgres
  const db = openDatabase(url, { connections: 4, onError: console.error })
  await migrate(db)
  await fill(db)
  const letters = await waiting(db)
  let isOver = false
  const options = encodeURIComponent(`-c lock_timeout=${MOST_WAIT_MS}ms`)
  const handing = openDatabase(`${url}?options=${options}`, { connections: 1, onError: console.error })
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(handing)
  const pid = rows[0]?.pid ?? 0
  await control({ db, handing, pid, id: letters.shift() ?? 0 })
  console.log('alone:', await handOver(handing, letters.splice(0, ALONE), () => false))
  const purging = purgeAll(db).finally(() => {
    isOver = true
  })
  const watching = longestLockWait(db, pid, () => isOver)
  console.log('beside the purge:', await handOver(handing, letters, () => isOver))
  await purging
  console.log(`the longest wait for a lock that was seen: ${(await watching).toFixed(1)} ms`)
  await handing.destroy()
  await db.destroy()
} finally {
  await postgres.remove()
}

/** Old persons with a consent each, one in ten with letters, and a cohort of now whose letters are about to leave. */
async function fill(db: Database): Promise<void> {
  const edition = courseEdition(LETTERS_OF_EACH)
  const old = await scheduleCohort(
    db,
    { edition, dayOne: '2026-01-05', slug: 'old' },
    new Date('2026-01-01T00:00:00Z'),
  )
  await scheduleCohort(db, { edition, dayOne: '2031-01-01', slug: 'now' }, new Date('2030-12-01T00:00:00Z'))
  await sql`
    insert into feuilleton.tracks (cohort_id, day_one, zone, at_time)
    select id, day_one, 'UTC', at_time from feuilleton.cohorts`.execute(db)
  await sql`
    insert into feuilleton.subscribers (address, address_key, first_name, created_at)
    select 'p' || n || '@asso.fr', 'p' || n || '@asso.fr', 'Ana', case when n > ${ROWS} then ${NOW} else '2026-01-02'::timestamptz end
    from generate_series(1, ${ROWS + HANDED}::int) n`.execute(db)
  await sql`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    select t.cohort_id, s.id, t.id, s.created_at, 'fr' from feuilleton.subscribers s
    join feuilleton.tracks t on (t.cohort_id = ${old.id}) = (s.id <= ${ROWS}) and t.zone = 'UTC'`.execute(db)
  await sql`
    insert into feuilleton.consents (enrolment_id, event, at, ip)
    select id, 'confirmed', joined_at, '192.0.2.7' from feuilleton.enrolments where cohort_id = ${old.id}`.execute(
    db,
  )
  await sql`
    insert into feuilleton.consents (enrolment_id, event, at, ip)
    select e.id, 'asked', '2026-01-03', '192.0.2.7' from (
      select id, row_number() over (order by id) as place from feuilleton.enrolments where cohort_id <> ${old.id}) e
    join generate_series(1, ${CONSENTS}::int) n on n % ${HANDED} + 1 = e.place`.execute(db)
  await sql`
    insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, state)
    select t.id, 'jour-' || n, n, t.day_one + n, t.day_one + n + 1, 'closed'
    from feuilleton.tracks t cross join generate_series(1, ${LETTERS_OF_EACH}::int) n where t.zone = 'UTC'`.execute(
    db,
  )
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, kind, state, next_at, expires_at, settled_at, reply,
      bodies, written_name, fence, lease_until)
    select i.id, e.id, i.letter, 'lesson', case when e.cohort_id = ${old.id} then 'submitted' else 'claimed' end, i.due_at,
      ${NOW}::timestamptz + interval '1 day', case when e.cohort_id = ${old.id} then i.due_at end,
      case when e.cohort_id = ${old.id} then '250 2.0.0 Ok' end, (e.cohort_id = ${old.id})::int, 'Ana', 1,
      ${NOW}::timestamptz + interval '1 day'
    from feuilleton.enrolments e join feuilleton.dispatches i on i.track_id = e.track_id and i.letter like 'jour-%'
      and i.state = 'closed'
    where e.cohort_id <> ${old.id} or e.id % 10 = 0`.execute(db)
  await sql`analyze`.execute(db)
}

async function purgeAll(db: Database): Promise<void> {
  const request = { retention: USUAL_RETENTION, now: NOW, by: PURGED_BY_ITSELF }
  const began = performance.now()
  let [batches, longest] = [0, 0]
  // Without the rests that it takes in a service: the worst for whoever is beside it.
  const rests = { leastMs: 0, rest: async () => undefined }
  await gently(async () => {
    const start = performance.now()
    const isMore = await purgeBatch(db, request)
    longest = Math.max(longest, performance.now() - start)
    batches++
    return isMore
  }, rests)
  const seconds = ((performance.now() - began) / 1000).toFixed(0)
  console.log(`purged in ${seconds} s: ${batches} batches, the longest ${longest.toFixed(0)} ms`)
}

type Control = { db: Database; handing: Database; pid: number; id: number }

/** Holds one letter for longer than anybody may: both measures have to see it. */
async function control({ db, handing, pid, id }: Control): Promise<void> {
  let isOver = false
  await db.transaction().execute(async (tx) => {
    await sql`select from feuilleton.deliveries where id = ${id} for update`.execute(tx)
    const watching = longestLockWait(db, pid, () => isOver)
    const told = await handOver(handing, [id], () => false)
    isOver = true
    console.log(
      `a letter that is held (to see that this is seen): ${told}; ${(await watching).toFixed(0)} ms seen`,
    )
  })
}

/** In milliseconds. */
async function longestLockWait(db: Database, pid: number, isOver: () => boolean): Promise<number> {
  const query = sql<{ waited: number | null }>`
    select max(extract(epoch from clock_timestamp() - l.waitstart) * 1000)::float8 as waited
    from pg_locks l where not l.granted and l.pid = ${pid}`
  let longest = 0
  while (!isOver()) {
    longest = Math.max(longest, (await query.execute(db)).rows[0]?.waited ?? 0)
    await pause(LOOK_EVERY_MS)
  }
  return longest
}

async function waiting(db: Database): Promise<number[]> {
  const query = sql<{ id: number }>`select id from feuilleton.deliveries where state = 'claimed' order by id`
  return (await query.execute(db)).rows.map(({ id }) => id)
}

async function handOver(db: Database, ids: readonly number[], isOver: () => boolean): Promise<string> {
  const times: number[] = []
  let givenUp = 0
  for (const id of ids) {
    if (isOver()) break
    const start = performance.now()
    try {
      await markHanded(db, [{ id, fence: 1, bytesHash: 'x' }], NOW)
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
      givenUp++
    }
    times.push(performance.now() - start)
    await pause(APART_MS)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]?.toFixed(1)
  return `${times.length} hand-overs, median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, longest ${at(1)} ms, ${givenUp} waited for a lock for more than ${MOST_WAIT_MS} ms`
}
