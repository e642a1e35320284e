import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeJoining, undoJoining } from '../../../src/actions/cohorts/change-joining.ts'
import { changeSettings } from '../../../src/actions/cohorts/change-settings.ts'
import { createCohort } from '../../../src/actions/cohorts/create-cohort.ts'
import { type JoiningRequest, planJoining, showJoining } from '../../../src/actions/cohorts/plan-joining.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../../src/domain/address.ts'
import type { Cohort } from '../../../src/domain/cohort.ts'
import { type VirtualClock, virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'

const edition = courseEdition(5)
const by = { name: 'Ana' }
const TWO: JoiningRequest = { cohort: 'mars', change: { capacity: 2 } }
const LATE: JoiningRequest = { cohort: 'mars', change: { lateJoiners: 'from-day-one' } }

let database: TestDatabase
let clock: VirtualClock
let cohort: Cohort

/** Three people in a cohort whose sign-up is open, two weeks before its day one. */
beforeEach(async () => {
  database = await testDatabase()
  clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
  const made = { edition, dayOne: '2027-03-01', slug: 'mars', name: 'Mars', by, isTrial: true }
  cohort = await createCohort(database.db, made, clock.now())
  await changeSettings(database.db, { slug: 'mars', settings: { signUp: 'open' }, by }, clock.now())
  await enrols('ana@example.org', 'bob@example.org', 'eve@example.org')
})

afterEach(() => database.close())

const enrols = (...addresses: string[]) =>
  enrol(
    database.db,
    {
      ...{ ...IMPORTED, cohort, programme: edition.programme },
      people: addresses.map((address) => ({ address: address as Address })),
    },
    clock,
  )

const waitsToConfirm = (address: string) =>
  sql`update feuilleton.enrolments set state = 'pending', joined_at = null where subscriber_id =
    (select id from feuilleton.subscribers where address_key = ${address})`.execute(database.db)

const now = () => findCohort(database.db, 'mars')
const change = async (request: JoiningRequest, hash?: string) => {
  const seen = hash ?? (await showJoining(database.db, request, clock)).hash
  return changeJoining(database.db, { ...request, hash: seen, by }, clock)
}
const deeds = async () =>
  (
    await sql<{
      facts: unknown
    }>`select facts from feuilleton.journal where act = 'cohort-changed' order by id`.execute(database.db)
  ).rows.slice(1)

describe('a change of the places of a cohort', () => {
  it('says first who stays beyond them, who of those who wait to confirm finds one, and what becomes of sign-up', async () => {
    expect(await planJoining(database.db, TWO, clock)).toMatchObject({
      ...{ enrolled: 3, pending: 0, over: 1, newcomer: undefined },
      signUp: { before: 'open', after: 'full' },
    })
    await enrols('zoe@example.org', 'leo@example.org')
    await waitsToConfirm('zoe@example.org')
    await waitsToConfirm('leo@example.org')
    const four = { ...TWO, change: { capacity: 4 } }
    expect(await planJoining(database.db, four, clock)).toMatchObject({
      ...{ enrolled: 3, pending: 2, fits: 1, over: 0 },
      signUp: { before: 'open', after: 'open' },
    })
    expect(await now()).toMatchObject({ capacity: null })
  })

  it('is made as it was shown, leaves everybody in, and is in the journal', async () => {
    expect(await change(TWO)).toMatchObject({ made: 'changed' })
    expect(await now()).toMatchObject({ capacity: 2, signUp: 'open' })
    expect(await planJoining(database.db, { ...TWO, change: { capacity: null } }, clock)).toMatchObject({
      enrolled: 3,
      signUp: { before: 'full', after: 'open' },
    })
    expect(await deeds()).toMatchObject([
      { facts: { changes: [{ field: 'capacity', before: '', after: '2' }] } },
    ])
    await expect(planJoining(database.db, TWO, clock)).rejects.toMatchObject({
      refusal: { refused: 'joining-unchanged' },
    })
  })

  it('changes nothing where more people are over by now, and says what differs', async () => {
    const { hash } = await showJoining(database.db, TWO, clock)
    await enrols('zoe@example.org')
    expect(await change(TWO, hash)).toMatchObject({
      ...{ made: 'stale', plan: { over: 2 } },
      since: { others: expect.arrayContaining([{ about: 'over', of: 'joining', saw: '1' }]), gone: [] },
    })
    expect([await now(), await deeds()]).toMatchObject([{ capacity: null }, []])
  })
})

describe('another rule for late joiners', () => {
  beforeEach(() => clock.set(new Date('2027-03-02T12:00:00Z')))

  it('says what becomes of somebody who joins today by the old and by the new one', async () => {
    expect(await planJoining(database.db, LATE, clock)).toMatchObject({
      newcomer: {
        before: { first: { day: 3, date: '2027-03-03' }, byMail: 3, missed: 2 },
        after: { first: { day: 1, date: '2027-03-03' }, byMail: 5, missed: 0 },
      },
    })
    const next = { ...LATE, change: { lateJoiners: 'next-cohort' as const } }
    expect(await planJoining(database.db, next, clock)).toMatchObject({ newcomer: { after: null } })
  })

  it('is not made once another lesson has left', async () => {
    const { hash } = await showJoining(database.db, LATE, clock)
    clock.set(new Date('2027-03-03T12:00:00Z'))
    expect(await change(LATE, hash)).toMatchObject({
      made: 'stale',
      plan: { newcomer: { before: { first: { day: 4 } } } },
    })
    expect(await now()).toMatchObject({ lateJoiners: 'next-lesson' })
  })
})

describe('undoing the last change', () => {
  const refused = { refusal: { refused: 'no-joining-to-undo' } }
  const undo = () => undoJoining(database.db, { cohort: 'mars', by }, clock)

  it('brings back what there was, once, and writes it down', async () => {
    await expect(undo()).rejects.toMatchObject(refused)
    await change({ cohort: 'mars', change: { capacity: 9, lateJoiners: 'next-cohort' } })
    clock.set(new Date('2027-02-20T10:05:00Z'))
    expect(await undo()).toMatchObject({ made: 'changed' })
    expect(await now()).toMatchObject({ capacity: null, lateJoiners: 'next-lesson' })
    expect(await deeds()).toHaveLength(2)
    await expect(undo()).rejects.toMatchObject(refused)
  })

  it('is refused once somebody has joined, or the places were set in another way', async () => {
    clock.set(new Date('2027-02-20T10:05:00Z'))
    await change({ cohort: 'mars', change: { capacity: 9 } })
    await changeSettings(database.db, { slug: 'mars', settings: { capacity: 8 }, by }, clock.now())
    await expect(undo()).rejects.toMatchObject(refused)
    await change({ cohort: 'mars', change: { capacity: 7 } })
    clock.set(new Date('2027-02-20T10:10:00Z'))
    await enrols('zoe@example.org')
    await expect(undo()).rejects.toMatchObject(refused)
    expect(await now()).toMatchObject({ capacity: 7 })
  })
})
