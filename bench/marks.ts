// What the marks of the ledger cost: one worker with a sink, with the real marks and with none, in turn.
//   node bench/marks.ts [letters a round] [rounds of each] [SMTP connections] [milliseconds the sink takes at the dot]
import type { Deliverer } from '../src/delivery/deliverer.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { median } from './measure/turns.ts'
import { playDispatch, type Round, report } from './one-dispatch.ts'
import { prepareCourse } from './wire/course.ts'
import { startCountingRelay } from './wire/smtp-relays.ts'

const LETTERS = Number(process.argv[2] ?? 4_000)
const ROUNDS = Number(process.argv[3] ?? 5)
const SMTP_CONNECTIONS = process.argv[4] ?? '8'
/** The connections of the service (`src/app.ts`). */
const CONNECTIONS = 12

const postgres = await scratchPostgres({ durable: true })
const relay = await startCountingRelay({ holdMs: Number(process.argv[5] ?? 0) })
try {
  const { url } = postgres
  const { port } = relay
  const db = openDatabase(url, { connections: CONNECTIONS, onError: report })
  await prepareCourse(db, { readers: LETTERS, days: [1] })
  const rounds: Record<'marked' | 'bare', Round[]> = { marked: [], bare: [] }
  await play(db, url, { port, isMarked: true }) // fills caches, compiles the letter
  for (let round = 0; round < ROUNDS; round++) {
    rounds.marked.push(await play(db, url, { port, isMarked: true }))
    rounds.bare.push(await play(db, url, { port, isMarked: false }))
  }
  await db.destroy()
  tell(rounds.marked, rounds.bare)
} finally {
  relay.end()
  await postgres.remove()
}

function play(
  db: Database,
  url: string,
  { port, isMarked }: { port: number; isMarked: boolean },
): Promise<Round> {
  const course = { db, url, port, connections: SMTP_CONNECTIONS, letters: LETTERS, day: 1 }
  return playDispatch({ ...course, ...(isMarked ? {} : { change: withoutMarks }) })
}

function withoutMarks(deliverer: Deliverer): void {
  deliverer.ledger = {
    ...deliverer.ledger,
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
