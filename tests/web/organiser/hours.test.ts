import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { register } from '../../../src/actions/events/register.ts'
import { addSuppressions, removeSuppressions } from '../../../src/actions/people/change-suppressions.ts'
import { tick } from '../../../src/delivery/tick.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Database } from '../../../src/store/database.ts'
import { ORGANISER_ROUTES } from '../../../src/web/organiser/routes.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { eventStage, words } from '../../support/event-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

/** After the first lesson of a cohort in Réunion. */
const NOW = new Date('2027-03-01T08:00:00Z')
const ZONE = 'Indian/Reunion'
const ADDRESSES = ['ana', 'bob', 'cleo', 'dan'].map((name) => `${name}@example.org`)

let database: TestDatabase
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  const { db } = database
  const people = ADDRESSES.map((address) => ({ address }))
  const { clock } = await eventStage(db, { people, schedule: { zone: ZONE } })
  await register(db, { enrolmentId: 1, event: 'webinaire' }, clock)
  clock.set(NOW)
  await tick(db, NOW, async () => undefined)
  await endLetters(db)
  const by = { name: 'Ana' }
  await addSuppressions(db, { addresses: ADDRESSES.slice(2) as Address[], why: 'asked', by, now: NOW })
  await removeSuppressions(db, { addresses: [ADDRESSES[3] as Address], why: 'a slip', by, now: NOW })
  ana = await organiserPages({ db, clock }).as('owner')
})
afterEach(() => database.close())

/** One letter of each fate, somebody who has left and somebody with a certificate. */
async function endLetters(db: Database): Promise<void> {
  await sql`
    update feuilleton.deliveries set settled_at = ${NOW}, reply = 'the relay said so', bytes_hash = 'x', reason = 'why',
      state = (array['submitted', 'bounced', 'held', 'unknown'])[enrolment_id]`.execute(db)
  await sql`update feuilleton.enrolments set completed_at = ${NOW} where id = 1`.execute(db)
  await sql`
    update feuilleton.enrolments set state = 'unsubscribed', left_at = ${NOW}, left_reason = 'other: no'
    where id = 2`.execute(db)
}

const VALUES: Readonly<Record<string, string>> = {
  ...{ slug: 'mars', letter: 'jour-01', event: 'webinaire', person: '1', organiser: '1' },
}

/** Each page that is there, without those of parts and files. */
function paths(): string[] {
  const shown = ORGANISER_ROUTES.filter(({ method, path }) => method === 'get' && !path.startsWith('/export'))
  return shown.map(({ path }) =>
    path === '/' ? '/o' : `/o${path.replace(/:(\w+)/g, (_, name) => VALUES[name] ?? '0')}`,
  )
}

it('tells no hour in UTC, and none without its zone, on any page', async () => {
  const pages = await Promise.all(
    paths().map(async (path) => {
      const main = words((await ana.get(path)).text.split('<main')[1] ?? '')
      return { path, main, isZoned: main.includes(ZONE) }
    }),
  )
  expect(pages.filter(({ main }) => /\bUTC\b/.test(main)).map(({ path }) => path)).toEqual([])
  const hours = pages.filter(({ main }) => /\b\d{1,2}:\d\d\b/.test(main))
  expect(hours.filter(({ isZoned }) => !isZoned).map(({ path }) => path)).toEqual([])
  expect(hours.length).toBeGreaterThan(15)
})
