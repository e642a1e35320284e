import { afterEach, beforeEach, expect, it } from 'vitest'
import { scheduleCohort } from '../src/actions/cohorts/schedule-cohort.ts'
import { readConfig } from '../src/config.ts'
import type { ServiceParts } from '../src/service-parts.ts'
import { warnOfOtherDomain } from '../src/signed-for.ts'
import { courseEdition } from './support/course-edition.ts'
import { type TestDatabase, testDatabase } from './support/database.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.close())

/** What the log says where letters are signed for this domain. */
async function said(DKIM_DOMAIN: string): Promise<object[]> {
  const said: object[] = []
  const log = { error: (facts: object) => void said.push(facts) }
  const config = readConfig({ DKIM_DOMAIN, DKIM_SELECTOR: 'a', DKIM_KEY: 'a.pem' })
  await warnOfOtherDomain({ config, log } as unknown as ServiceParts, database.db)
  return said
}

it('says at start that signatures are for another domain than the sender’s', async () => {
  expect(await said('autre.example'), 'nobody writes yet').toEqual([])
  const now = new Date('2027-02-20T10:00:00Z')
  await scheduleCohort(database.db, { edition: courseEdition(1), dayOne: '2027-03-01' }, now)
  expect(await said('lettres.essai.example')).toEqual([])
  expect(await said('autre.example')).toEqual([{ domain: 'autre.example', from: 'essai.example' }])
})
