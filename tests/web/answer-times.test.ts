import { randomInt } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { readConfig } from '../../src/config.ts'
import type { Address } from '../../src/domain/address.ts'
import { startFormWork } from '../../src/form-work.ts'
import { pagesOf } from '../../src/site.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { hiddenFields } from '../support/reader-pages.ts'
import { served } from '../support/served.ts'
import { openToSignUp } from '../support/sign-up.ts'

const PUBLIC_URL = 'https://cours.example'
const EACH = 200
/** A busy machine may make one round look like more; what really tells, tells in each. */
const ROUNDS = 3

let database: TestDatabase
let stop: () => Promise<void>
let url: string

beforeEach(async () => {
  database = await testDatabase()
  const { db } = database
  const people = Array.from({ length: EACH * ROUNDS }, (_, at) => ({
    address: `known${at}@example.org` as Address,
  }))
  const { clock } = await openToSignUp(db)
  // Three letters for each of them: the longer the work, the more its time would tell.
  for (const slug of ['mars', 'avril', 'mai']) {
    const { cohort, programme } = await openToSignUp(db, { slug })
    await enrol(db, { ...IMPORTED, cohort, programme, people }, clock)
  }
  const config = readConfig({ PUBLIC_URL, TRUSTED_PROXIES: '1' })
  const parts = { db, clock, post: undefined, publicUrl: PUBLIC_URL, onError: () => undefined }
  const server = await served(pagesOf({ ...parts, keys: IMPORTED.keys, config, outbox: undefined }))
  const stopForms = startFormWork({ ...parts, mailDomain: undefined })
  url = server.url
  stop = async () => {
    await server.stop()
    await stopForms()
  }
})

afterEach(async () => {
  await stop()
  await database.close()
})

describe('the time that the form for a lost link takes', () => {
  it('does not tell who is known, in 400 samples', async () => {
    const hidden = hiddenFields(await (await fetch(`${url}/link`)).text())
    const found: number[] = []
    for (let round = 0; round < ROUNDS && !found.some((area) => area < 0.6); round++)
      found.push(await areaOf(hidden, round))
    expect(Math.min(...found)).toBeLessThan(0.6)
  })
})

/** The area under the curve: how often one time of a known address is longer than one of an unknown, or shorter. */
async function areaOf(hidden: Record<string, string>, round: number): Promise<number> {
  const times = { known: [] as number[], nobody: [] as number[] }
  for (let at = 0; at < EACH; at++) {
    const pair = ['known', 'nobody'] as const
    for (const kind of randomInt(2) === 0 ? pair : pair.toReversed())
      times[kind].push(await timeOf(hidden, `${kind}${round * EACH + at}@example.org`))
  }
  const wins = times.known.flatMap((known) => times.nobody.map((nobody) => (known > nobody ? 1 : 0)))
  const area = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length
  return Math.max(area, 1 - area)
}

async function timeOf(hidden: Record<string, string>, address: string): Promise<number> {
  const from = `198.51.${randomInt(256)}.${randomInt(256)}`
  const begun = performance.now()
  const answer = await fetch(`${url}/link`, {
    method: 'POST',
    body: new URLSearchParams({ ...hidden, address }),
    headers: { Origin: PUBLIC_URL, 'X-Forwarded-For': from },
    redirect: 'manual',
  })
  await answer.text()
  expect(answer.status).toBe(303)
  return performance.now() - begun
}
