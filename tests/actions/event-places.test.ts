import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { fillPlaces } from '../../src/actions/events/event-places.ts'
import { findReaderEvent } from '../../src/actions/events/reader-events.ts'
import { register, unregister } from '../../src/actions/events/register.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { endEnrolments } from '../../src/store/leaving.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { locksWaitedFor } from '../support/locks.ts'

const webinaire = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
} as const
const event = 'webinaire'

let database: TestDatabase
let clock: VirtualClock

beforeEach(async () => {
  database = await testDatabase()
  clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
})

afterEach(() => database.close())

/** A course of three days with a webinar on the third, at 13:00 in Paris, that takes `capacity` people. */
async function open({ capacity }: { capacity: number }) {
  const events = { webinaire: { ...webinaire, capacity } }
  const edition = courseEdition(3, { schedule: { events } })
  const cohort = await scheduleCohort(database.db, { edition, dayOne: '2027-03-01' }, clock.now())
  const { programme } = edition
  return async (...names: string[]) => {
    const people = names.map((name) => ({ address: `${name}@example.org` as Address }))
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
  }
}

const enter = (enrolmentId: number) => register(database.db, { enrolmentId, event }, clock)
const quit = (enrolmentId: number) => unregister(database.db, { enrolmentId, event }, clock)

async function enterInOrder(...enrolmentIds: number[]): Promise<string[]> {
  const outcomes = []
  for (const id of enrolmentIds) {
    clock.set(new Date(clock.now().getTime() + 1_000))
    outcomes.push(await enter(id))
  }
  return outcomes
}

async function registrations(): Promise<string[]> {
  const { rows } = await sql<{ row: string }>`
    select enrolment_id || ' ' || state as row from feuilleton.registrations order by enrolment_id`.execute(
    database.db,
  )
  return rows.map(({ row }) => row)
}

async function lettersOf(enrolmentId: number): Promise<string[]> {
  const { rows } = await sql<{ letter: string }>`
    select letter from feuilleton.deliveries where enrolment_id = ${enrolmentId} and letter like 'webinaire.%'`.execute(
    database.db,
  )
  return rows.map(({ letter }) => letter)
}

describe('a place that is free while somebody waits for it', () => {
  it('is theirs: whoever comes meanwhile waits behind them', async () => {
    const enrols = await open({ capacity: 1 })
    await enrols('ana', 'bob', 'cleo')
    expect(await enterInOrder(1, 2)).toEqual(['registered', 'waiting'])
    await quit(1)
    const seen = await findReaderEvent(database.db, { enrolmentId: 3, event }, clock.now())
    expect(seen?.found.isFull).toBe(true)
    expect(await enterInOrder(3)).toEqual(['waiting'])
    await fillPlaces(database.db, clock.now())
    expect(await registrations()).toEqual(['1 left', '2 registered', '3 waiting'])
  })

  it('is given with the letters that have left since the instant of the tick', async () => {
    const enrols = await open({ capacity: 1 })
    await enrols('ana', 'bob')
    await enterInOrder(1, 2)
    const { rows } = await sql<{ at: Date }>`
      select due_at as at from feuilleton.dispatches where letter = 'webinaire.day-before'`.execute(
      database.db,
    )
    const due = rows[0]!.at
    clock.set(due)
    await quit(1)
    await sql`update feuilleton.registrations set state = 'left' where enrolment_id = 2`.execute(database.db)
    await tick(database.db, due, async () => undefined)
    await sql`update feuilleton.registrations set state = 'waiting' where enrolment_id = 2`.execute(
      database.db,
    )
    await fillPlaces(database.db, new Date(due.getTime() - 1_000))
    expect(await registrations()).toEqual(['1 left', '2 registered'])
    expect(await lettersOf(2)).toEqual(['webinaire.day-before'])
  })

  it('is given without waiting with somebody else’s row in the hand for one that comes before', async () => {
    const enrols = await open({ capacity: 2 })
    await enrols('ana', 'bob', 'cleo', 'dan')
    await enterInOrder(3, 4, 2, 1)
    await quit(3)
    await quit(4)
    const other = await database.db.startTransaction().execute()
    await sql`select from feuilleton.enrolments where id = 1 for no key update`.execute(other)
    const filling = fillPlaces(database.db, clock.now())
    await locksWaitedFor(database.db, 1)
    await sql`select from feuilleton.enrolments where id = 2 for no key update`.execute(other)
    await other.commit().execute()
    await filling
    expect(await registrations()).toEqual(['1 registered', '2 registered', '3 left', '4 left'])
  })

  it('is not given to somebody who is leaving, and the next one has it at the next tick', async () => {
    const enrols = await open({ capacity: 1 })
    await enrols('ana', 'bob', 'cleo')
    await enterInOrder(1, 2, 3)
    await quit(1)
    const leaving = await database.db.startTransaction().execute()
    await sql`select from feuilleton.enrolments where id = 2 for update`.execute(leaving)
    const filling = fillPlaces(database.db, clock.now())
    await locksWaitedFor(database.db, 1)
    await endEnrolments(leaving, [2], { now: clock.now(), reason: undefined })
    await leaving.commit().execute()
    await filling
    expect(await registrations()).toEqual(['1 left', '2 left', '3 waiting'])
    await fillPlaces(database.db, clock.now())
    expect(await registrations()).toEqual(['1 left', '2 left', '3 registered'])
  })
})
