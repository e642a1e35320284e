// Moves a webinar that so many people are registered for: how long the plan takes, how long the move, and when the first
// notice leaves once it is made, with a real service at work.
//   node bench/event-move.ts [registrations]
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { changeEvent, planEventChange } from '../src/actions/events/change-event.ts'
import { systemClock } from '../src/domain/clock.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseEdition } from '../tests/support/course-edition.ts'
import { ORGANISER } from '../tests/support/organiser.ts'
import { startRun } from '../tests/support/service-process.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { addReaders } from './readers.ts'
import { startCountingRelay } from './wire/smtp-relays.ts'

const REGISTRATIONS = Number(process.argv[2] ?? 100_000)

const webinar = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
  join: 'https://salle.example/1',
} as const
const move = { moment: undefined, to: { date: '2099-01-15', at: '13:00' } }
const request = { cohort: 'janvier', event: 'webinaire', move }

const postgres = await scratchPostgres({ durable: true })
const relay = await startCountingRelay({ holdMs: 0 })
try {
  const db = openDatabase(postgres.url, { connections: 2, onError: report })
  await prepare(db)
  const service = startRun('serve', {
    DATABASE_URL: postgres.url,
    SMTP_URL: `smtp://127.0.0.1:${relay.port}`,
    PUBLIC_URL: 'https://cours.example',
    LOG_LEVEL: 'error',
    NODE_OPTIONS: '', // keeps no letters for tests
  })
  await service.ready()
  const planned = await timed(() => planEventChange(db, request, systemClock))
  const applied = await timed(() => changeEvent(db, { by: ORGANISER, ...request }, systemClock))
  const made = Date.now()
  const first = await relay.firstLetterAt()
  console.log(
    `${REGISTRATIONS.toLocaleString('en')} registrations (${planned.result.letters.notice?.registered} told)`,
  )
  console.log(`plan ${(planned.ms / 1_000).toFixed(2)} s, applied ${(applied.ms / 1_000).toFixed(2)} s`)
  console.log(`first notice ${((first - made) / 1_000).toFixed(1)} s after it`)
  await service.end('SIGKILL')
  await db.destroy()
} finally {
  relay.end()
  await postgres.remove()
}

async function prepare(db: Database): Promise<void> {
  await migrate(db)
  const edition = courseEdition(5, { schedule: { events: { webinaire: webinar } } })
  await scheduleCohort(db, { edition, slug: 'janvier', dayOne: '2099-01-12' }, systemClock.now())
  await addReaders(db, REGISTRATIONS)
  await sql`
    insert into feuilleton.registrations (enrolment_id, event, cohort_id, state, since, told_version)
    select id, 'webinaire', cohort_id, 'registered', now() - interval '1 hour', 0 from feuilleton.enrolments`.execute(
    db,
  )
  await sql`analyze`.execute(db)
}

async function timed<T>(action: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now()
  const result = await action()
  return { ms: performance.now() - began, result }
}

function report(error: Error): void {
  console.error(error.message)
}
