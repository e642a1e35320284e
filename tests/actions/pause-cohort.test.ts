import { afterEach, beforeEach, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { pauseCohort } from '../../src/actions/cohorts/pause-cohort.ts'
import { resumeCohort } from '../../src/actions/cohorts/resume-cohort.ts'
import { resumeDomain } from '../../src/actions/cohorts/resume-domain.ts'
import type { Cohort } from '../../src/domain/cohort.ts'
import { attempt } from '../../src/domain/refusal.ts'
import { findCohort } from '../../src/store/cohorts.ts'
import { listDomainPauses, pauseDomain } from '../../src/store/domain-pauses.ts'
import { findPause } from '../../src/store/pauses.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal.ts'
import { openToSignUp } from '../support/sign-up.ts'

const BY = { name: 'Ana' }
const NOW = new Date('2027-03-01T10:00:00Z')

let database: TestDatabase
let cohort: Cohort

const pause = () => pauseCohort(database.db, { cohort, reason: 'une erreur au jour 2', by: BY, now: NOW })
const refuse = (domain: string) =>
  pauseDomain(database.db, {
    ...{ cohortId: cohort.id, domain, why: 'policy', reason: '550 no', now: NOW, nextTryAt: NOW },
  })

beforeEach(async () => {
  database = await testDatabase()
  cohort = (await openToSignUp(database.db, { slug: 'mars' })).cohort
})
afterEach(() => database.close())

it('pauses a cohort and resumes it, and the journal says who did and why', async () => {
  await pause()
  expect(await findPause(database.db, cohort.id)).toMatchObject({ pausedBy: 'organiser' })
  expect(await resumeCohort(database.db, { cohort, by: BY, now: NOW })).toBe(true)
  expect(await findPause(database.db, cohort.id)).toBeUndefined()
  expect(await journalLines(database.db)).toEqual([
    'Ana: cohort-paused mars {"reason": "une erreur au jour 2"}',
    'Ana: cohort-resumed mars {}',
  ])
})

it('resumes one domain and leaves the others', async () => {
  await refuse('orange.fr')
  await refuse('free.fr')
  const resume = () => resumeDomain(database.db, { cohort, domain: 'orange.fr', by: BY, now: NOW })
  expect([await resume(), await resume()]).toEqual([true, false])
  expect((await listDomainPauses(database.db, cohort.id)).map(({ domain }) => domain)).toEqual(['free.fr'])
  expect(await journalLines(database.db)).toEqual(['Ana: domain-resumed mars {"domain": "orange.fr"}'])
})

it('pauses nothing that is cancelled, and writes nothing down where nothing changes', async () => {
  await cancelCohort(database.db, cohort)
  cohort = (await findCohort(database.db, 'mars'))!
  expect(await attempt(pause())).toEqual({ refused: 'cohort-cancelled', cohort: 'mars' })
  expect(await resumeCohort(database.db, { cohort, by: BY, now: NOW })).toBe(false)
  expect(await journalLines(database.db)).toEqual([])
})
