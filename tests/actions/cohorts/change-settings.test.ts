import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../../src/actions/cohorts/cancel-cohort.ts'
import { changeSettings } from '../../../src/actions/cohorts/change-settings.ts'
import { createCohort } from '../../../src/actions/cohorts/create-cohort.ts'
import { endCohort } from '../../../src/actions/cohorts/end-cohort.ts'
import { datesOfJoining } from '../../../src/actions/enrolments/place-in-track.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const by = { name: 'Ana' }
const slug = 'mars'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
  await createCohort(
    database.db,
    { edition: courseEdition(3), dayOne: '2027-03-01', slug, by, isTrial: true },
    NOW,
  )
})

afterEach(() => database.close())

const journal = async () =>
  (
    await sql<{ act: string }>`select act, author, facts from feuilleton.journal order by id`.execute(
      database.db,
    )
  ).rows

describe('the settings of a cohort', () => {
  it('are changed one by one, a capacity is removed again, and each change is written down', async () => {
    await changeSettings(database.db, { slug, settings: { signUp: 'open', capacity: 30 }, by }, NOW)
    await changeSettings(database.db, { slug, settings: { capacity: null }, by }, NOW)
    await changeSettings(database.db, { slug, settings: { archive: 'open' }, by }, NOW)
    expect(await findCohort(database.db, slug)).toMatchObject({
      signUp: 'open',
      capacity: null,
      archive: 'open',
    })
    expect(await journal()).toMatchObject([
      { act: 'cohort-scheduled', author: 'Ana' },
      {
        act: 'cohort-changed',
        facts: {
          changes: [
            { field: 'signUp', before: 'closed', after: 'open' },
            { field: 'capacity', before: '', after: '30' },
          ],
        },
      },
      { act: 'cohort-changed', facts: { changes: [{ field: 'capacity', before: '30', after: '' }] } },
      { act: 'cohort-changed', facts: { changes: [{ field: 'archive', before: 'closed', after: 'open' }] } },
    ])
  })

  it('have another rule for late joiners: for those who join from then on', async () => {
    await changeSettings(database.db, { slug, settings: { lateJoiners: 'next-cohort' }, by }, NOW)
    const cohort = (await findCohort(database.db, slug))!
    const { programme } = courseEdition(3)
    const late = new Date('2027-03-02T12:00:00Z')
    expect(datesOfJoining({ cohort, programme }, {}, NOW)).toMatchObject({ dayOne: '2027-03-01' })
    expect(datesOfJoining({ cohort, programme }, {}, late)).toBeUndefined()
    expect((await journal()).at(-1)).toMatchObject({
      facts: { changes: [{ field: 'lateJoiners', before: 'next-lesson', after: 'next-cohort' }] },
    })
  })

  it('that are as they were change nothing, and nothing is written down', async () => {
    await changeSettings(database.db, { slug, settings: { signUp: 'closed' }, by }, NOW)
    expect(await journal()).toHaveLength(1)
  })

  it('of a cohort that is cancelled stay', async () => {
    const cohort = await findCohort(database.db, slug)
    if (!cohort) throw new Error('no cohort')
    await cancelCohort(database.db, cohort)
    const change = changeSettings(database.db, { slug, settings: { signUp: 'open' }, by }, NOW)
    await expect(change).rejects.toMatchObject({ refusal: { refused: 'cohort-cancelled' } })
  })
})

it('tells in the journal how many letters a cancelled cohort leaves unsent', async () => {
  const cohort = await findCohort(database.db, slug)
  if (!cohort) throw new Error('no cohort')
  expect(await endCohort(database.db, { cohort, by }, NOW)).toBe(3)
  expect((await journal()).at(-1)).toMatchObject({ act: 'cohort-cancelled', facts: { dispatches: 3 } })
})
