import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { confirmSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { switchCohort } from '../../src/actions/enrolments/switch-cohort.ts'
import type { Address } from '../../src/domain/address.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { openToSignUp } from '../support/sign-up.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

/** Runs both while the tracks of a cohort are held, so that each has counted the places before the other takes one. */
async function atOnce(cohortId: number, both: () => Promise<{ kind: string } | undefined>[]) {
  const { db } = database
  const { running } = await db.transaction().execute(async (tx) => {
    await sql`select from feuilleton.tracks where cohort_id = ${cohortId} for update`.execute(tx)
    const started = both()
    await locksWaitedFor(db, started.length)
    return { running: started }
  })
  return (await Promise.all(running)).map((outcome) => outcome?.kind)
}

async function placesTaken(cohortId: number): Promise<number | undefined> {
  const { rows } = await sql<{ taken: number }>`
    select count(*) as taken from feuilleton.enrolments
    where cohort_id = ${cohortId} and state = 'active'`.execute(database.db)
  return rows[0]?.taken
}

it('a change of cohort and a confirmation that come at once do not both take the last place', async () => {
  const { db } = database
  const { cohort: mars, programme } = await openToSignUp(db, { slug: 'mars' })
  const later = { slug: 'avril', dayOne: '2027-04-01', capacity: 1 }
  const { ask, clock, cohort: avril } = await openToSignUp(db, later)
  const people = [{ address: 'ana@example.org' as Address }]
  await enrol(db, { ...IMPORTED, cohort: mars, programme, people }, clock)
  await ask('bob@example.org')
  const outcomes = await atOnce(avril.id, () => [
    switchCohort(db, { enrolmentId: 1, cohort: 'avril', wording: 'Changer' }, clock),
    confirmSignUp(db, { requestId: 1, ip: undefined, keys: IMPORTED.keys }, clock),
  ])
  expect(['switched refused', 'closed confirmed']).toContain(outcomes.join(' '))
  expect(await placesTaken(avril.id)).toBe(1)
})
