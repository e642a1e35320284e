// Moves a webinar that so many people are registered for: how long the plan takes, how long the move, and when the first
// notice leaves once it is made, with a real service at work.
//   node bench/event-move.ts [registrations]
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { changeEvent, planEventChange } from '../src/actions/events/change-event.ts'
import { systemClock } from '../src/domain/clock.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseEdition } from '../tests/support/course-edition.ts'
import { ORGANISER } from '../tests/support/organiser.ts'
import { startRun } from '../tests/support/service-process.ts'
import { addReaders } from './readers.ts'
import type { SinkMessage } from './sink-process.ts'

const REGISTRATIONS = Number(process.argv[2] ?? 100_000)
const GIVE_UP_MS = 60_000
const LOOK_EVERY_MS = 50

const webinar = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
  join: 'https://salle.example/1',
} as const
const move = { moment: undefined, to: { date: '2099-01-15', at: '13:00' } }
const request = { cohort: 'janvier', event: 'webinaire', move }

const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
chmodSync(folder, 0o711)
const directory = join(folder, 'postgres')
const sink = fork(new URL('./sink-process.ts', import.meta.url))
try {
  const [{ port }] = (await once(sink, 'message')) as [SinkMessage]
  const { url } = await startEmbeddedPostgres({ directory, durable: true })
  const db = openDatabase(url, { connections: 2, onError: report })
  await prepare(db)
  const service = startRun('serve', {
    DATABASE_URL: url,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'https://cours.example',
    LOG_LEVEL: 'error',
  })
  await service.ready()
  const planned = await timed(() => planEventChange(db, request, systemClock))
  const applied = await timed(() => changeEvent(db, { by: ORGANISER, ...request }, systemClock))
  const made = Date.now()
  const first = await firstLetter()
  console.log(
    `${REGISTRATIONS.toLocaleString('en')} registrations (${planned.result.letters.notice?.registered} told)`,
  )
  console.log(`plan ${(planned.ms / 1_000).toFixed(2)} s, applied ${(applied.ms / 1_000).toFixed(2)} s`)
  console.log(`first notice ${((first - made) / 1_000).toFixed(1)} s after it`)
  await service.end('SIGKILL')
  await db.destroy()
} finally {
  sink.disconnect()
  await removeEmbeddedPostgres(directory)
  rmSync(folder, { recursive: true, force: true })
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

/** When the relay took the first letter, in milliseconds since 1970. */
async function firstLetter(): Promise<number> {
  const giveUp = Date.now() + GIVE_UP_MS
  while (Date.now() < giveUp) {
    sink.send('how far?')
    const [{ firstAt }] = (await once(sink, 'message')) as [SinkMessage]
    if (firstAt) return firstAt
    await pause(LOOK_EVERY_MS)
  }
  throw new Error('no notice has left')
}

function report(error: Error): void {
  console.error(error.message)
}
