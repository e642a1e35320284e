import { randomInt } from 'node:crypto'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { readConfig } from '../../src/config.ts'
import type { Address } from '../../src/domain/address.ts'
import { startFormWork } from '../../src/form-work.ts'
import { pagesOf } from '../../src/site.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { hiddenFields } from '../support/reader-pages.ts'
import { openToSignUp } from '../support/sign-up.ts'
import { withStatements } from '../support/statements.ts'

const PUBLIC_URL = 'https://cours.example'
const EACH = 200
/** A busy machine may make one round look like more; what really tells, tells in each. */
const ROUNDS = 3
const WEBINAR = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 2, at: '13:00' },
  minutes: 90,
  public: true,
}

const PERSON = { firstName: '', zone: 'Europe/Paris', consent: 'yes' }
/** Every form that anybody can send: where it is, and what is sent with it beside an address. */
const FORMS = {
  'to join': { path: '/p/essai/join', typed: { ...PERSON, cohort: 'mars', at: '07:30' } },
  'to register': { path: '/e/mars/webinaire', typed: PERSON },
  'for a lost link': { path: '/link', typed: {} },
  'to sign in': { path: '/o/sign-in', typed: {} },
} as const

let database: TestDatabase
let stop: () => Promise<void>
let app: Hono
let statements: string[]

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const people = Array.from({ length: EACH }, (_, at) => ({ address: `known${at}@example.org` as Address }))
  const { clock } = await openToSignUp(db)
  // Three letters for each of them: the longer the work, the more its time would tell.
  for (const slug of ['mars', 'avril', 'mai']) {
    const schedule = { events: { webinaire: WEBINAR } }
    const { cohort, programme } = await openToSignUp(db, { slug, schedule })
    await enrol(db, { ...IMPORTED, cohort, programme, people }, clock)
  }
  await sql`
    insert into feuilleton.organisers (address, address_key, name, role, may_export, invited_at, joined_at)
    select address, address_key, address, 'owner', true, created_at, created_at from feuilleton.subscribers`.execute(
    db,
  )
  const config = readConfig({ PUBLIC_URL })
  const parts = { clock, post: undefined, publicUrl: PUBLIC_URL, onError: () => undefined }
  const watched = withStatements(db)
  statements = watched.statements
  app = pagesOf({ ...parts, db: watched.db, keys: IMPORTED.keys, config, outbox: undefined })
  stop = startFormWork({ ...parts, db, mailDomain: undefined })
})

afterAll(async () => {
  await stop()
  await database.close()
})

describe.each(Object.entries(FORMS))('the form %s', (_, { path, typed }) => {
  it('is answered with the same work, and in the same time, whoever is known, in 400 samples', async () => {
    const send = await sender(path, typed)
    expect(await workFor(() => send('known0@example.org'))).toEqual(
      await workFor(() => send('nobody0@example.org')),
    )
    const found: number[] = []
    for (let round = 0; round < ROUNDS && !found.some((area) => area < 0.6); round++)
      found.push(await areaOf(send))
    expect(Math.min(...found)).toBeLessThan(0.6)
  })
})

type Send = (address: string) => Promise<void>

/** Sends the form with an address, each time from elsewhere. */
async function sender(path: string, typed: Readonly<Record<string, string>>): Promise<Send> {
  const shown = await (await app.request(`${PUBLIC_URL}${path}`)).text()
  const [form = ''] = shown.slice(shown.indexOf(`action="${path}"`)).split('</form>')
  const hidden = hiddenFields(form)
  return async (address) => {
    const answer = await app.request(
      `${PUBLIC_URL}${path}`,
      {
        method: 'POST',
        body: new URLSearchParams({ ...hidden, ...typed, address }),
        headers: { Origin: PUBLIC_URL },
      },
      { incoming: { socket: { remoteAddress: `198.51.${randomInt(256)}.${randomInt(256)}` } } },
    )
    await answer.text()
    expect(answer.status).toBe(303)
  }
}

/** What the database is asked for before the answer. */
async function workFor(send: () => Promise<void>): Promise<string[]> {
  statements.length = 0
  await send()
  expect(statements.some((text) => text.startsWith('insert into feuilleton.asked_forms'))).toBe(true)
  return [...statements]
}

/** The area under the curve: how often one time of a known address is longer than one of an unknown, or shorter. */
async function areaOf(send: Send): Promise<number> {
  const times = { known: [] as number[], nobody: [] as number[] }
  for (let at = 0; at < EACH; at++) {
    const pair = ['known', 'nobody'] as const
    for (const kind of randomInt(2) === 0 ? pair : pair.toReversed()) {
      const begun = performance.now()
      await send(`${kind}${at}@example.org`)
      times[kind].push(performance.now() - begun)
    }
  }
  const wins = times.known.flatMap((known) => times.nobody.map((nobody) => (known > nobody ? 1 : 0)))
  const area = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
  return Math.max(area, 1 - area)
}
