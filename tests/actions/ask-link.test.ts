import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askLink } from '../../src/actions/enrolments/ask-link.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp, peopleRows } from '../support/sign-up.ts'

const ANA = 'ana@example.org' as Address

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function courses(...slugs: string[]) {
  const opened = []
  for (const slug of slugs) opened.push(await openToSignUp(database.db, { slug }))
  return opened
}

async function joinAll(opened: Awaited<ReturnType<typeof courses>>): Promise<void> {
  for (const { cohort, programme, clock } of opened)
    await enrol(database.db, { ...IMPORTED, cohort, programme, people: [{ address: ANA }] }, clock)
}

async function asked(): Promise<string[]> {
  const { rows } = await sql<{ asked: string }>`
    select r.kind || ' ' || c.slug as asked from feuilleton.requests r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.cohorts c on c.id = e.cohort_id
    order by r.id`.execute(database.db)
  return rows.map((row) => row.asked)
}

describe('somebody who has lost their link', () => {
  it('gets one for each course that they are in, newest first, three a day at most', async () => {
    const opened = await courses('un', 'deux', 'trois', 'quatre')
    await joinAll(opened)
    await askLink(database.db, 'ANA@example.org' as Address, opened[0]!.clock)
    expect(await asked()).toEqual(['link quatre', 'link trois', 'link deux'])
    const before = await peopleRows(database.db)
    await askLink(database.db, ANA, opened[0]!.clock)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('gets none of courses that they left or that were cancelled, and a confirmation where they have not confirmed', async () => {
    const opened = await courses('un', 'deux', 'trois')
    await joinAll(opened)
    await sql`update feuilleton.enrolments set state = 'unsubscribed', left_at = now() where id = 1`.execute(
      database.db,
    )
    await sql`update feuilleton.cohorts set state = 'cancelled' where slug = 'deux'`.execute(database.db)
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null where id = 3`.execute(
      database.db,
    )
    await askLink(database.db, ANA, opened[0]!.clock)
    expect(await asked()).toEqual(['confirmation trois'])
  })

  it('gets nothing when nobody has this address, and nothing is written', async () => {
    const [course] = await courses('un')
    const before = await peopleRows(database.db)
    await askLink(database.db, ANA, course!.clock)
    expect(await peopleRows(database.db)).toEqual(before)
  })
})
