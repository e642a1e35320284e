import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { confirmSignUp, lookAtSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { firstLessonAfter } from '../../src/actions/enrolments/place-in-track.ts'
import type { Address } from '../../src/domain/address.ts'
import { addressHash } from '../../src/domain/address-hash.ts'
import type { VirtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { setSignUp } from '../../src/store/cohorts.ts'
import { consentsOf } from '../../src/store/consents.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp, peopleRows, requestRows } from '../support/sign-up.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const ANA = 'ana@example.org'
const DAY = 24 * 60 * 60_000

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

function confirm(
  requestId: number,
  clock: VirtualClock,
  keys: readonly [string, ...string[]] = IMPORTED.keys,
) {
  return confirmSignUp(database.db, { requestId, ip: '198.51.100.9', keys }, clock)
}

async function enrolments(): Promise<object[]> {
  const { rows } = await sql<object>`
    select s.address, e.state, e.joined_at, t.day_one
    from feuilleton.enrolments e join feuilleton.tracks t on t.id = e.track_id
    join feuilleton.subscribers s on s.id = e.subscriber_id order by e.id`.execute(database.db)
  return rows
}

describe('somebody who confirms', () => {
  it('is in the cohort from that instant on, with the proof written down', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA)
    clock.set(new Date(clock.now().getTime() + DAY))
    const seen = await confirm(1, clock)
    expect(seen).toMatchObject({ kind: 'confirmed', reader: { state: 'active', joinedAt: clock.now() } })
    expect(await enrolments()).toEqual([
      { address: ANA, state: 'active', joinedAt: clock.now(), dayOne: '2027-03-01' },
    ])
    const [, confirmed, ...more] = await consentsOf(database.db, ANA)
    const proof = { event: 'confirmed', at: clock.now(), ip: '198.51.100.9', requestId: 1, wording: null }
    expect(confirmed).toMatchObject(proof)
    expect(more).toEqual([])
  })

  it('may confirm again, by this link or by another of theirs, and nothing changes', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA)
    await ask(ANA)
    await confirm(2, clock)
    const before = await peopleRows(database.db)
    clock.set(new Date(clock.now().getTime() + 30 * DAY))
    for (const id of [1, 2, 1]) expect(await confirm(id, clock)).toMatchObject({ kind: 'confirmed' })
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('ten times at once is confirmed once', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA)
    const seen = await Promise.all(Array.from({ length: 10 }, () => confirm(1, clock)))
    expect(seen.map((state) => state?.kind)).toEqual(Array(10).fill('confirmed'))
    expect((await consentsOf(database.db, ANA)).map(({ event }) => event)).toEqual(['asked', 'confirmed'])
  })

  it('begins a rolling course on the day after confirming, by their own calendar', async () => {
    const { ask, clock } = await openToSignUp(database.db, { schedule: { start: 'rolling' } })
    await ask(ANA, { zone: 'Pacific/Apia' })
    clock.set(new Date('2027-03-05T12:00:00Z')) // the 6th in Apia
    const midway = new Date('2027-02-27T00:00:00Z')
    expect(midway < clock.now()).toBe(true)
    expect((await confirm(1, clock))?.kind).toBe('expired')
    await ask(ANA, { zone: 'Pacific/Apia' })
    clock.set(new Date('2027-03-08T12:00:00Z')) // the 9th in Apia
    await confirm(2, clock)
    expect(await enrolments()).toMatchObject([{ state: 'active', dayOne: '2027-03-10' }])
  })

  it('begins at the beginning when the cohort began meanwhile and its rule says so', async () => {
    const schedule = { late_joiners: 'from-day-one' }
    const { ask, clock } = await openToSignUp(database.db, { schedule, now: '2027-02-27T10:00:00Z' })
    await ask(ANA)
    clock.set(new Date('2027-03-02T10:00:00Z'))
    await confirm(1, clock)
    expect(await enrolments()).toMatchObject([{ state: 'active', dayOne: '2027-03-03' }])
  })

  it('gets the lessons that are still to come of a cohort that began meanwhile', async () => {
    const { ask, clock } = await openToSignUp(database.db, { now: '2027-02-27T10:00:00Z' })
    await ask(ANA)
    clock.set(new Date('2027-03-02T10:00:00Z'))
    const seen = await confirm(1, clock)
    if (seen?.kind !== 'confirmed') throw new Error('not confirmed')
    expect(firstLessonAfter(seen.course, seen.reader.track, clock.now())?.letter).toBe('jour-03')
  })

  it('having had themselves erased before, may be imported again from then on', async () => {
    const old = 'o'.repeat(32)
    const { ask, clock } = await openToSignUp(database.db)
    await sql`insert into feuilleton.erasures values
      (${addressHash([old], ANA as Address)}, now()), ('another', now())`.execute(database.db)
    await ask(ANA)
    expect((await sql`select from feuilleton.erasures`.execute(database.db)).rows).toHaveLength(2)
    await confirm(1, clock, [IMPORTED.keys[0], old])
    const { rows } = await sql`select address_hash as hash from feuilleton.erasures`.execute(database.db)
    expect(rows).toEqual([{ hash: 'another' }])
  })
})

describe('a link', () => {
  it('works for seven days and not a moment longer', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA)
    const end = clock.now().getTime() + 7 * DAY
    expect(await lookAtSignUp(database.db, 1, new Date(end - 1))).toMatchObject({ kind: 'waiting' })
    clock.set(new Date(end))
    const before = await peopleRows(database.db)
    expect(await confirm(1, clock)).toMatchObject({ kind: 'expired' })
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('works once: who has left since has to sign up again', async () => {
    const { ask, clock } = await openToSignUp(database.db)
    await ask(ANA)
    await confirm(1, clock)
    await unsubscribe(database.db, 1, clock)
    expect(await confirm(1, clock)).toMatchObject({ kind: 'expired' })
    await ask(ANA) // a new request: the old link does not become good again
    expect(await confirm(1, clock)).toMatchObject({ kind: 'expired' })
    expect(await confirm(2, clock)).toMatchObject({ kind: 'confirmed' })
  })

  it('of a letter that asks for nothing, or of none, confirms nothing', async () => {
    const { ask, clock, cohort, programme } = await openToSignUp(database.db)
    const people = [{ address: ANA as Address }]
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    await ask(ANA)
    expect(await requestRows(database.db)).toMatchObject([{ id: 1, kind: 'already' }])
    for (const id of [1, 2, 0]) expect(await confirm(id, clock)).toBeUndefined()
  })

  it('leads to no cohort that is closed, cancelled or over meanwhile', async () => {
    const { ask, clock, cohort } = await openToSignUp(database.db, { now: '2027-02-27T10:00:00Z' })
    await ask(ANA)
    const why = async () => {
      const before = await peopleRows(database.db)
      const seen = await confirm(1, clock)
      expect(await peopleRows(database.db)).toEqual(before)
      return seen?.kind === 'refused' ? seen.why : seen?.kind
    }
    await setSignUp(database.db, cohort.id, { signUp: 'closed' })
    expect(await why()).toBe('closed')
    await setSignUp(database.db, cohort.id, { signUp: 'open' })
    clock.set(new Date('2027-03-04T10:00:00Z'))
    expect(await why()).toBe('over')
    await cancelCohort(database.db, cohort)
    expect(await why()).toBe('cancelled')
  })
})

describe('a cohort with places', () => {
  it('gives the last one to one of two who confirm at the same moment', async () => {
    const { ask, clock } = await openToSignUp(database.db, { capacity: 3 })
    const people = Array.from({ length: 8 }, (_, n) => `p${n}@example.org`)
    for (const address of people) await ask(address)
    const seen = await Promise.all(people.map((_, n) => confirm(n + 1, clock)))
    const kinds = seen.map((state) => (state?.kind === 'refused' ? state.why : state?.kind)).sort()
    expect(kinds).toEqual([...Array(3).fill('confirmed'), ...Array(5).fill('full')])
    expect((await enrolments()).filter((row) => 'state' in row && row.state === 'active')).toHaveLength(3)
  })

  it('counts who is in it or takes a break, and neither who waits nor who left', async () => {
    const { ask, clock } = await openToSignUp(database.db, { capacity: 1 })
    for (const name of ['ana', 'bob', 'eve']) await ask(`${name}@example.org`)
    await confirm(1, clock)
    await sql`update feuilleton.enrolments set state = 'paused' where id = 1`.execute(database.db)
    expect(await confirm(2, clock)).toMatchObject({ kind: 'refused', why: 'full' })
    await unsubscribe(database.db, 1, clock)
    expect(await confirm(2, clock)).toMatchObject({ kind: 'confirmed' })
  })
})
