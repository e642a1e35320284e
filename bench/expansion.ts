// One dispatch of 100,000 and one of 1,000,000 enrolments, each turned into deliveries by a real service that falls due
// while it runs: how long, how much memory, and when the first letter leaves.
//   node bench/expansion.ts [enrolments...]
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { systemClock } from '../src/domain/clock.ts'
import { type Database, oneRow, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { courseEdition } from '../tests/support/course-edition.ts'
import { startRun } from '../tests/support/service-process.ts'
import { addReaders } from './readers.ts'
import type { SinkMessage } from './sink-process.ts'

const sizes = process.argv.slice(2).map(Number)
const SIZES = sizes.length > 0 ? sizes : [100_000, 1_000_000]
const DUE_IN_MS = 5_000
const LOOK_EVERY_MS = 50
const GIVE_UP_MS = 600_000

type Figures = { enrolments: number; expandedMs: number; firstLetterMs: number; peakMb: number }

const all: Figures[] = []
for (const enrolments of SIZES) {
  const figures = await measure(enrolments)
  all.push(figures)
  console.log(
    `${enrolments.toLocaleString('en')} enrolments: ${(figures.expandedMs / 1_000).toFixed(1)} s, first letter after ` +
      `${(figures.firstLetterMs / 1_000).toFixed(2)} s, peak ${figures.peakMb.toFixed(0)} MB (VmHWM of the service, Linux only)`,
  )
}
const [first, last] = [all[0]!, all.at(-1)!]
if (first !== last) {
  const slope = ((last.peakMb - first.peakMb) * 1e6) / (last.enrolments - first.enrolments)
  console.log(`memory slope: ${slope.toFixed(0)} bytes an enrolment`)
}

async function measure(enrolments: number): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
  chmodSync(folder, 0o711)
  const directory = join(folder, 'postgres')
  const sink = fork(new URL('./sink-process.ts', import.meta.url))
  try {
    const [{ port }] = (await once(sink, 'message')) as [SinkMessage]
    const { url } = await startEmbeddedPostgres({ directory, durable: true })
    const db = openDatabase(url, { connections: 2, onError: report })
    await prepare(db, enrolments)
    const service = startRun('serve', {
      DATABASE_URL: url,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      PUBLIC_URL: 'https://cours.example',
      LOG_LEVEL: 'error',
    })
    await service.ready()
    const due = await makeDue(db)
    const expandedMs = (await closing(db)) - due
    const peakMb = residentPeak(service.pid) / 1024
    sink.send('how far?')
    const [{ firstAt }] = (await once(sink, 'message')) as [SinkMessage]
    await service.end('SIGKILL')
    await db.destroy()
    return { enrolments, expandedMs, firstLetterMs: (firstAt ?? Number.NaN) - due, peakMb }
  } finally {
    sink.disconnect()
    await removeEmbeddedPostgres(directory)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function prepare(db: Database, enrolments: number): Promise<void> {
  await migrate(db)
  await scheduleCohort(db, { edition: courseEdition(1), dayOne: '2099-01-12' }, systemClock.now())
  await addReaders(db, enrolments)
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

/** The most memory that a process ever had resident, in kB (VmHWM). */
function residentPeak(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}

function report(error: Error): void {
  console.error(error.message)
}
