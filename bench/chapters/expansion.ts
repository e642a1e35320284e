import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { systemClock } from '../../src/domain/clock.ts'
import { type Database, oneRow, openDatabase } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { courseEdition } from '../../tests/support/course-edition.ts'
import { startRun } from '../../tests/support/service-process.ts'
import { type ScratchPostgres, scratchPostgres } from '../measure/postgres.ts'
import { peakMb } from '../measure/process-tree.ts'
import { addReaders } from '../readers.ts'
import { type CountingRelay, startCountingRelay } from '../wire/smtp-relays.ts'

/** Seconds after the instant at which the dispatch fell due; memory of the service in MB. */
export type ExpansionRow = {
  enrolments: number
  firstLetterSeconds: number
  expandedSeconds: number
  peakMb: number
}

const DUE_IN_MS = 5_000
const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 600_000

/** One dispatch of so many enrolments that falls due while a service runs, which turns it into deliveries. */
export async function timeExpansion({ sizes }: { sizes: readonly number[] }): Promise<ExpansionRow[]> {
  const rows: ExpansionRow[] = []
  for (const enrolments of sizes) {
    const postgres = await scratchPostgres({ durable: true })
    const sink = await startCountingRelay({ holdMs: 0 })
    try {
      rows.push({ enrolments, ...(await timed(enrolments, { postgres, sink })) })
    } finally {
      sink.end()
      await postgres.remove()
    }
  }
  return rows
}

async function timed(
  enrolments: number,
  { postgres, sink }: { postgres: ScratchPostgres; sink: CountingRelay },
): Promise<Omit<ExpansionRow, 'enrolments'>> {
  const db = openDatabase(postgres.url, { connections: 2, onError: (error) => console.error(error.message) })
  await migrate(db)
  await scheduleCohort(db, { edition: courseEdition(1), dayOne: '2099-01-12' }, systemClock.now())
  await addReaders(db, enrolments)
  const service = startRun('worker', {
    NODE_OPTIONS: '',
    DATABASE_URL: postgres.url,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    PUBLIC_URL: 'https://cours.example',
    LOG_LEVEL: 'error',
  })
  await service.ready()
  const due = await makeDue(db)
  const expandedSeconds = ((await closing(db)) - due) / 1_000
  const peak = peakMb([service.pid])
  const firstLetterSeconds = ((await sink.firstLetterAt()) - due) / 1_000
  await service.end('SIGKILL')
  await db.destroy()
  return { firstLetterSeconds, expandedSeconds, peakMb: peak }
}

/** The instant, in milliseconds since 1970, at which the one dispatch falls due: soon. */
async function makeDue(db: Database): Promise<number> {
  const due = new Date(Date.now() + DUE_IN_MS)
  await sql`update feuilleton.dispatches set due_at = ${due}, expires_at = ${new Date(due.getTime() + 86_400_000)}`.execute(
    db,
  )
  return due.getTime()
}

async function closing(db: Database): Promise<number> {
  const query = sql<{ state: string }>`select state from feuilleton.dispatches`
  const giveUp = Date.now() + GIVE_UP_MS
  while ((await oneRow(db, query)).state !== 'closed') {
    if (Date.now() > giveUp) throw new Error('the dispatch is not expanded after ten minutes')
    await pause(LOOK_EVERY_MS)
  }
  return Date.now()
}
