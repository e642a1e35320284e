import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { systemClock } from '../../src/domain/clock.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type Fleet, startFleet } from '../support/fleet.ts'
import { IMPORTED } from '../support/imported.ts'
import { hiddenFields } from '../support/reader-pages.ts'
import { eventually } from './stage.ts'

const LONG_MS = 300_000
const PUBLIC_URL = 'https://cours.example'
const READER = 'ana@example.org'

let database: TestDatabase
let fleet: Fleet | undefined

beforeEach(async () => {
  database = await testDatabase()
  const edition = courseEdition(1)
  const cohort = await scheduleCohort(database.db, { edition, dayOne: '2100-01-04' }, new Date())
  const people = [{ address: READER as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, systemClock)
})

afterEach(async () => {
  await fleet?.end()
  await database.close()
})

describe('kill -9 once a form is answered', () => {
  it(
    'has its work done once after the restart, whether it had begun or not',
    async () => {
      const env = { DATABASE_URL: database.url, PUBLIC_URL, LOG_LEVEL: 'error' }
      fleet = await startFleet({ env, roles: ['web'] })
      const [web] = fleet.members
      for (const [round, isUnderWay] of [false, true].entries()) {
        await whileNothingIsAsked(async () => {
          await send(web!.url!, READER)
          if (isUnderWay) await eventually(isWaiting)
          await web!.kill()
          expect(await counts()).toEqual({ forms: 1, requests: round })
        })
        await web!.restart()
        await eventually(async () => (await counts()).forms === 0)
        expect(await counts()).toEqual({ forms: 0, requests: round + 1 })
      }
    },
    LONG_MS,
  )
})

/** Holds the work of forms up where it would write a request, so that nobody can be faster than the kill. */
async function whileNothingIsAsked(act: () => Promise<void>): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    await sql`lock table feuilleton.requests in share row exclusive mode`.execute(tx)
    await act()
  })
}

async function isWaiting(): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks where relation = 'feuilleton.requests'::regclass and not granted`.execute(
    database.db,
  )
  return rows.length > 0
}

async function send(url: string, address: string): Promise<void> {
  const hidden = hiddenFields(await (await fetch(`${url}/link`)).text())
  const answer = await fetch(`${url}/link`, {
    method: 'POST',
    body: new URLSearchParams({ ...hidden, address }),
    headers: { Origin: PUBLIC_URL },
    redirect: 'manual',
  })
  expect(answer.status).toBe(303)
}

async function counts(): Promise<{ forms: number; requests: number }> {
  const { rows } = await sql<{ forms: number; requests: number }>`
    select (select count(*) from feuilleton.asked_forms) as forms, (select count(*) from feuilleton.requests) as requests`.execute(
    database.db,
  )
  return rows[0]!
}
