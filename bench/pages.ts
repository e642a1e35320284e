// The pages with a million enrolments in the database: what an answer takes, and how many requests a second are held.
//   node bench/pages.ts [enrolments] [seconds]
import autocannon from 'autocannon'
import { sql } from 'kysely'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { loadEdition } from '../src/cli/programmes/programme-argument.ts'
import { systemClock } from '../src/domain/clock.ts'
import { makeToken } from '../src/domain/tokens.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { migrate } from '../src/store/migrate.ts'
import { startRun } from '../tests/support/service-process.ts'
import { scratchPostgres } from './measure/postgres.ts'
import { addReaders } from './readers.ts'

const [ENROLMENTS = 1_000_000, SECONDS = 20] = process.argv.slice(2).map(Number)
const PROGRAMME = '21-jours-pour-convaincre'
const SECRET_KEY = 'a key that is for the benchmark alone'
const HELD = 500
const CONNECTIONS = 20

type Load = Pick<autocannon.Options, 'requests' | 'headers' | 'method' | 'body'>

const postgres = await scratchPostgres({ durable: true })
try {
  const db = openDatabase(postgres.url, { connections: 2, onError: (error) => console.error(error.message) })
  await prepare(db)
  const service = startRun('web', {
    DATABASE_URL: postgres.url,
    PUBLIC_URL: 'https://cours.example',
    SECRET_KEY,
    LOG_LEVEL: 'error',
    NODE_OPTIONS: '', // keeps no letters for tests
  })
  const site = await service.ready()
  const page = { requests: [{ path: `/p/${PROGRAMME}` }] }
  for (const [name, load] of [
    ['programme page', page],
    ['one-click POST', oneClick()],
  ] as const) {
    await fire(site, load, { amount: 200, connections: 1 })
    report(`${name}, one at a time`, await fire(site, load, { amount: 1_000, connections: 1 }))
    const held = { duration: SECONDS, connections: CONNECTIONS, overallRate: HELD }
    report(`${name}, ${HELD} a second`, await fire(site, load, held))
    report(
      `${name}, as many as it can`,
      await fire(site, load, { duration: SECONDS, connections: CONNECTIONS }),
    )
  }
  await service.end('SIGTERM')
  const left = sql<{ left: number }>`
    select count(*) as "left" from feuilleton.enrolments where state = 'unsubscribed'`
  console.log(`unsubscribed in the end: ${(await left.execute(db)).rows[0]?.left}`)
  await db.destroy()
} finally {
  await postgres.remove()
}

async function prepare(db: Database): Promise<void> {
  await migrate(db)
  const { edition } = await loadEdition(process.cwd(), PROGRAMME)
  await scheduleCohort(
    db,
    { edition, slug: 'mars', dayOne: '2099-03-02', capacity: ENROLMENTS * 2 },
    systemClock.now(),
  )
  await sql`update feuilleton.cohorts set sign_up = 'open'`.execute(db)
  await addReaders(db, ENROLMENTS)
}

/** Each request leaves with the token of another enrolment. */
function oneClick(): Load {
  let next = 1
  return {
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
        setupRequest: (request) => ({
          ...request,
          path: `/u/${makeToken([SECRET_KEY], 'unsubscribe', (next++ % ENROLMENTS) + 1)}`,
        }),
      },
    ],
  }
}

async function fire(
  url: string,
  load: Load,
  options: Omit<autocannon.Options, 'url'>,
): Promise<autocannon.Result> {
  return autocannon({ url, ...load, ...options })
}

function report(what: string, { latency, requests, non2xx, errors, timeouts }: autocannon.Result): void {
  const wrong = non2xx + errors + timeouts
  console.log(
    `${what.padEnd(36)} median ${latency.p50} ms, mean ${latency.average} ms, 99 % ${latency.p99} ms, ` +
      `${requests.average.toFixed(0)} requests/s, ${wrong} wrong of ${requests.total}`,
  )
}
