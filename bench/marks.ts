// What the marks of the ledger cost: one worker with a sink, with the real marks and with none, in turn.
//   node bench/marks.ts [letters a round] [rounds of each] [SMTP connections] [milliseconds the sink takes at the dot]
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { assembleDeliverer } from '../src/assemble-deliverer.ts'
import { readConfig } from '../src/config.ts'
import type { Deliverer } from '../src/delivery/deliverer.ts'
import type { Ledger } from '../src/delivery/ledger.ts'
import { openQueue } from '../src/delivery/queue.ts'
import { startDelivery } from '../src/delivery/start-delivery.ts'
import { tick } from '../src/delivery/tick.ts'
import { systemClock } from '../src/domain/clock.ts'
import { watchRelay } from '../src/mail/relay-watch.ts'
import { loadProgramme } from '../src/programme/load-programme.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { addReaders } from './readers.ts'
import type { SinkMessage } from './sink-process.ts'

const LETTERS = Number(process.argv[2] ?? 4_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const SMTP_CONNECTIONS = process.argv[4] ?? '8'
const PROGRAMME = '21-jours-pour-convaincre'
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const GIVE_UP_MS = 30_000
/** The connections of the service (`src/app.ts`). */
const CONNECTIONS = 12
const WATCH = watchRelay(systemClock)

type Round = { perSecond: number; cpuMs: number }

const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
chmodSync(folder, 0o711)
const directory = join(folder, 'postgres')
const sink = fork(new URL('./sink-process.ts', import.meta.url), [process.argv[5] ?? '0'])
try {
  const [{ port }] = (await once(sink, 'message')) as [SinkMessage]
  const { url } = await startEmbeddedPostgres({ directory, durable: true })
  const db = openDatabase(url, { connections: CONNECTIONS, onError: report })
  await prepare(db)
  const rounds: Record<'marked' | 'bare', Round[]> = { marked: [], bare: [] }
  await play(db, url, { port, isMarked: true }) // fills caches, compiles the letter
  for (let round = 0; round < ROUNDS; round++) {
    rounds.marked.push(await play(db, url, { port, isMarked: true }))
    rounds.bare.push(await play(db, url, { port, isMarked: false }))
  }
  await db.destroy()
  tell(rounds.marked, rounds.bare)
} finally {
  sink.disconnect()
  await removeEmbeddedPostgres(directory)
  rmSync(folder, { recursive: true, force: true })
}

async function prepare(db: Database): Promise<void> {
  await migrate(db)
  const loaded = await loadProgramme(ROOT, PROGRAMME)
  if (!loaded.ok) throw new Error('the programme has mistakes: see `feuilleton check`')
  await scheduleCohort(db, { edition: loaded.edition, dayOne: '2027-01-11' }, systemClock.now())
  await sql`delete from feuilleton.dispatches where day > 1`.execute(db)
  await addReaders(db, LETTERS)
}

/** One dispatch from its first letter to its last. */
async function play(
  db: Database,
  url: string,
  { port, isMarked }: { port: number; isMarked: boolean },
): Promise<Round> {
  await sql`truncate feuilleton.deliveries cascade`.execute(db)
  await sql`
    update feuilleton.dispatches set state = 'planned', expanded_to = 0, due_at = now() - interval '1 minute',
      expires_at = now() + interval '1 day'`.execute(db)
  await tick(db, systemClock.now(), async () => undefined)
  const ends: number[] = []
  const deliverer = worker(db, port, () => ends.push(performance.now()))
  if (!isMarked) deliverer.ledger = withoutMarks(deliverer.ledger)
  const queue = await openQueue({
    databaseUrl: url,
    redisUrl: undefined,
    allowUnsafeRedis: false,
    onError: report,
  })
  const began = process.cpuUsage()
  const engine = await startDelivery({
    db,
    clock: systemClock,
    queue,
    deliverer,
    worker: 0,
    watch: WATCH,
    alert: async () => undefined,
    purge: async () => false,
    onError: report,
  })
  await all(ends)
  const cpu = process.cpuUsage(began)
  await engine.stop()
  await queue.close()
  return {
    perSecond: ((LETTERS - 1) / (ends.at(-1)! - ends[0]!)) * 1_000,
    cpuMs: (cpu.user + cpu.system) / 1_000 / LETTERS,
  }
}

async function all(ends: readonly number[]): Promise<void> {
  const began = performance.now()
  while (ends.length < LETTERS) {
    await pause(20)
    if (performance.now() - (ends.at(-1) ?? began) > GIVE_UP_MS)
      throw new Error(`stuck at ${ends.length} letters`)
  }
}

function worker(db: Database, port: number, onSubmitted: () => void): Deliverer {
  const config = readConfig({
    FEUILLETON_ROOT: ROOT,
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    PUBLIC_URL: 'https://cours.example',
    SMTP_CONNECTIONS,
  })
  return assembleDeliverer({
    db,
    clock: systemClock,
    config,
    relay: config.relay!,
    keys: ['k'.repeat(32)],
    installation: 'bench',
    publicUrl: 'https://cours.example',
    name: 'bench',
    watch: WATCH,
    onPause: (_, reason) => report(new Error(reason)),
    onOutcome(_, outcome) {
      if (outcome.kind !== 'submitted') throw new Error(`a letter was ${outcome.kind}`)
      onSubmitted()
    },
  })
}

function withoutMarks(ledger: Ledger): Ledger {
  return {
    ...ledger,
    handed: async () => true,
    settle: () => ({ written: Promise.resolve(), flush: () => true }),
  }
}

function tell(marked: Round[], bare: Round[]): void {
  for (const [name, rounds] of [
    ['marked', marked],
    ['bare', bare],
  ] as const) {
    const speeds = rounds.map(({ perSecond }) => Math.round(perSecond)).join(', ')
    console.log(
      `${name.padEnd(8)} ${median(rounds.map((r) => r.perSecond)).toFixed(0)} letters a second (${speeds}), ` +
        `${median(rounds.map((r) => r.cpuMs)).toFixed(2)} ms of worker CPU a letter`,
    )
  }
  const pairs = marked.map(({ perSecond }, index) => 1 - perSecond / bare[index]!.perSecond)
  console.log(
    `the marks cost ${(100 * median(pairs)).toFixed(1)} % (median of ${ROUNDS} pairs of ${LETTERS} letters)`,
  )
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

function report(error: Error): void {
  console.error(error.message)
}
