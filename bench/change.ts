// Changes the calendar of a cohort of so many people on so many tracks: how long its plan takes, how long the change itself
// holds the cohort's row, and how long a hand-over of another cohort waits meanwhile. The next one inserts a lesson;
// the last one moves so many of them to a cohort that begins later, and brings them back. Lessons 1 to 10 have left to
// everybody.
//   node bench/change.ts [people] [tracks] [moved]
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { changeCalendar } from '../src/actions/cohorts/change-calendar.ts'
import { cohortAndEdition } from '../src/actions/cohorts/cohort-and-edition.ts'
import { bringEdition } from '../src/actions/cohorts/correct-cohort.ts'
import { planCalendar } from '../src/actions/cohorts/plan-calendar.ts'
import { planCorrection } from '../src/actions/cohorts/plan-correction.ts'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { placeInTrack } from '../src/actions/enrolments/place-in-track.ts'
import { movePeople } from '../src/actions/people-moves/move-people.ts'
import { planPeopleMove } from '../src/actions/people-moves/plan-people-move.ts'
import { undoPeopleMove } from '../src/actions/people-moves/undo-people-move.ts'
import { type Edition, sealEdition } from '../src/domain/edition.ts'
import { loadProgramme } from '../src/programme/load-programme.ts'
import { type Database, inTransaction, openDatabase, rowsOf } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { addSubscribers } from './large/people.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { treeCpuMs } from './measure/process-tree.ts'

const PEOPLE = Number(process.argv[2] ?? 100_000)
const TRACKS = Number(process.argv[3] ?? 12)
const MOVED = Number(process.argv[4] ?? PEOPLE / 10)
const PROGRAMME = '21-jours-pour-convaincre'
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SCHEDULED = new Date('2027-02-01T10:00:00Z')
const NOW = new Date('2027-03-10T22:00:00Z')
const ZONES = ['Europe/Paris', 'Indian/Reunion', 'America/Toronto', 'Pacific/Tahiti']

const postgres = await scratchPostgres({ durable: false })
try {
  const db = openDatabase(postgres.url, { connections: 4, onError: console.error })
  await migrate(db)
  await play(db)
  await db.destroy()
} finally {
  await postgres.remove()
}

async function play(db: Database): Promise<void> {
  await fill(db)
  const clock = { now: () => NOW }
  for (const change of [{ move: { days: 2 } }, { at: '08:00' }, { zone: 'Europe/Brussels' }]) {
    const request = { cohort: 'large', change }
    const what = JSON.stringify(change)
    const { hash } = await timed(`${what} planned`, () => planCalendar(db, request, clock))
    const watching = watch(db)
    const made = await timed(`${what} made`, () =>
      changeCalendar(db, { ...request, hash, by: { name: 'bench' } }, clock),
    )
    console.log(`  ${made.made}; another cohort waited ${(await watching.end()).toFixed(0)} ms at most`)
  }
  await insert(db)
  await move(db)
}

/** Inserts a lesson on day 15: nobody has had a later one. */
async function insert(db: Database): Promise<void> {
  const clock = { now: () => NOW }
  const request = { cohort: 'large', after: withLesson((await cohortAndEdition(db, 'large')).edition) }
  const { hash } = await timed('a lesson inserted: planned', () => planCorrection(db, request, clock))
  const watching = watch(db)
  const made = await timed('a lesson inserted: made', () =>
    bringEdition(db, { ...request, hash, by: { name: 'bench' } }, clock),
  )
  console.log(`  ${made.made}; another cohort waited ${(await watching.end()).toFixed(0)} ms at most`)
}

/** Moves the first of them: they have had ten lessons that are still to come where they go. */
async function move(db: Database): Promise<void> {
  const clock = { now: () => NOW }
  const among = (
    await rowsOf(
      db,
      sql<{ id: number }>`
      select e.id from feuilleton.enrolments e join feuilleton.cohorts c on c.id = e.cohort_id
      where c.slug = 'large' order by 1 limit ${MOVED}`,
    )
  ).map(({ id }) => id)
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, state, reply, next_at, expires_at)
    select i.id, e.id, i.kind, i.letter, 'submitted', '250 ok', i.due_at, i.expires_at
    from feuilleton.dispatches i join feuilleton.enrolments e on e.track_id = i.track_id
    where i.kind = 'lesson' and i.due_at <= ${NOW} and e.id = any(${among}::bigint[])
    order by i.id, e.id`.execute(db)
  await sql`analyze`.execute(db)
  const request = { from: 'large', to: 'later', chosen: { words: [], among } }
  const { hash } = await timed(`${MOVED} moved: planned`, () => planPeopleMove(db, request, clock))
  const made = { ...request, hash, basis: 'bench', by: { name: 'bench' } }
  const watching = watch(db)
  const { made: outcome } = await timed(`${MOVED} moved: made`, () => movePeople(db, made, clock))
  console.log(`  ${outcome}; another cohort waited ${(await watching.end()).toFixed(0)} ms at most`)
  const undone = { cohort: 'large', wording: 'bench', by: { name: 'bench' } }
  await timed(`${MOVED} moved: taken back`, () => undoPeopleMove(db, undone, clock))
}

function withLesson({ programme, files }: Edition): Edition {
  const letters = programme.lessons.toSorted((a, b) => a.day - b.day).map(({ letter }) => letter)
  const listed = [...letters.slice(0, 14), 'extra', ...letters.slice(14)]
  const lessons = listed.map((letter, index) => ({ day: index + 1, letter }))
  const text = files[`lessons/${letters[14]}.md`] ?? ''
  return sealEdition({ ...programme, lessons }, { ...files, 'lessons/extra.md': text })
}

async function fill(db: Database): Promise<void> {
  const loaded = await loadProgramme(ROOT, PROGRAMME)
  if (!loaded.ok) throw new Error(`${PROGRAMME} has mistakes`)
  const { edition } = loaded
  await scheduleCohort(db, { edition, dayOne: '2027-03-01', slug: 'other' }, SCHEDULED)
  await scheduleCohort(db, { edition, dayOne: '2027-04-05', slug: 'later' }, SCHEDULED)
  const cohort = await scheduleCohort(db, { edition, dayOne: '2027-03-01', slug: 'large' }, SCHEDULED)
  for (let index = 0; index < TRACKS; index++) {
    const zone = ZONES[index % ZONES.length] ?? cohort.zone
    const hour = String(6 + (Math.floor(index / ZONES.length) % 14)).padStart(2, '0')
    const dates = {
      dayOne: cohort.dayOne,
      zone,
      at: `${hour}:${index % 60 < 10 ? '0' : ''}${index % 60}`,
      redated: null,
    }
    await inTransaction(db, (tx) => placeInTrack(tx, { cohort, programme: edition.programme }, dates))
  }
  await addSubscribers(db, { people: PEOPLE, now: SCHEDULED })
  await sql`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, state, joined_at, language)
    select ${cohort.id}, n, tracks[1 + n % cardinality(tracks)], 'active', ${SCHEDULED}::timestamptz, 'fr'
    from generate_series(1, ${PEOPLE}::int) n,
      (select array_agg(id order by id) as tracks from feuilleton.tracks where cohort_id = ${cohort.id}) t`.execute(
    db,
  )
  await sql`update feuilleton.dispatches set state = 'closed' where due_at <= ${NOW}`.execute(db)
  await sql`analyze`.execute(db)
}

/** Takes the row of another cohort as a hand-over does, again and again. */
function watch(db: Database): { end(): Promise<number> } {
  let isOver = false
  let longest = 0
  const watching = (async () => {
    while (!isOver) {
      const start = performance.now()
      await sql`select from feuilleton.cohorts where slug = 'other' for share`.execute(db)
      longest = Math.max(longest, performance.now() - start)
    }
  })()
  return {
    async end() {
      isOver = true
      await watching
      return longest
    },
  }
}

async function timed<T>(what: string, body: () => Promise<T>): Promise<T> {
  const [start, own, database] = [performance.now(), process.cpuUsage(), postgresMs()]
  const made = await body()
  const { user, system } = process.cpuUsage(own)
  const ms = (micros: number) => (micros / 1000).toFixed(0)
  console.log(
    `${what}: ${(performance.now() - start).toFixed(0)} ms; of the processor ${ms(user + system)} ms here, ` +
      `${(postgresMs() - database).toFixed(0)} ms of PostgreSQL`,
  )
  return made
}

function postgresMs(): number {
  return treeCpuMs([postgres.pid])
}
