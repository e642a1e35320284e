import { type ControlledTransaction, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { askToRegister } from '../../src/actions/events/ask-to-register.ts'
import { confirmRegistration } from '../../src/actions/events/confirm-registration.ts'
import { findPublicEvent } from '../../src/actions/events/public-event.ts'
import { register } from '../../src/actions/events/register.ts'
import { changeHours } from '../../src/actions/readers/change-hours.ts'
import type { Address } from '../../src/domain/address.ts'
import { lockEvents } from '../../src/store/event-changes.ts'
import { lockEventPlaces } from '../../src/store/registrations.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { openToSignUp } from '../support/sign-up.ts'

const webinaire = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
  public: true,
}
const event = 'webinaire'

let database: TestDatabase
let course: Awaited<ReturnType<typeof openToSignUp>>

beforeEach(async () => {
  database = await testDatabase()
  course = await openToSignUp(database.db, { schedule: { events: { webinaire } } })
  const { cohort, programme, clock } = course
  await enrol(
    database.db,
    { ...IMPORTED, cohort, programme, people: [{ address: 'ana@example.org' as Address }] },
    clock,
  )
})

afterEach(() => database.close())

const begin = () => database.db.startTransaction().execute()
const takeDispatch = (tx: ControlledTransaction<unknown>) =>
  sql`select from feuilleton.dispatches where track_id = 1 and letter = 'webinaire.day-before' for update`.execute(
    tx,
  )

/** What a person does, between a change of an event that has the cohort and a tick that has a dispatch of the track. */
async function meets(act: () => Promise<unknown>): Promise<unknown> {
  const ticking = await begin()
  const changing = await begin()
  await takeDispatch(ticking)
  await lockEvents(changing, course.cohort.id)
  const acting = act()
  await locksWaitedFor(database.db, 1)
  const change = takeDispatch(changing)
  await locksWaitedFor(database.db, 2)
  const track = sql`select from feuilleton.tracks where id = 1 for share`.execute(ticking)
  const ended = await Promise.allSettled([
    track.then(() => ticking.commit().execute()),
    change.then(() => changing.commit().execute()),
    acting,
  ])
  return ended.map((each) => (each.status === 'fulfilled' ? 'done' : String(each.reason)))
}

describe('a change of an event and a tick, each with a lock that the other needs a person for', () => {
  const DONE = ['done', 'done', 'done']

  it('let a reader register', async () => {
    const { db } = database
    expect(await meets(() => register(db, { enrolmentId: 1, event }, course.clock))).toEqual(DONE)
  })

  it('let somebody sign up', async () => {
    expect(await meets(() => course.ask('bob@example.org'))).toEqual(DONE)
  })

  it('let a reader change the hour', async () => {
    const hour = { enrolmentId: 1, zone: 'Europe/Paris', at: '18:00' }
    expect(await meets(() => changeHours(database.db, hour, course.clock))).toEqual(DONE)
  })
})

describe('an import into tracks that somebody has in the order of their ids', () => {
  it('waits for them, and has none meanwhile', async () => {
    const { cohort, programme, clock } = course
    const imports = (...zones: string[]) => {
      const people = zones.map((zone) => ({ address: `${zone.toLowerCase()}@example.org` as Address, zone }))
      return enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    }
    await imports('Asia/Kolkata')
    const moving = await begin()
    await sql`select from feuilleton.tracks where id = 1 for no key update`.execute(moving)
    const importing = imports('Asia/Tokyo', 'Asia/Kolkata', 'Europe/Paris')
    await locksWaitedFor(database.db, 1)
    await sql`select from feuilleton.tracks where zone = 'Asia/Kolkata' for no key update`.execute(moving)
    await moving.commit().execute()
    expect(await importing).toMatchObject({ enrolled: 2, already: 1 })
  })
})

describe('a guest who confirms while somebody has the places of the event', () => {
  it('waits for them before anything is theirs', async () => {
    const { db } = database
    const { cohort, clock } = course
    const found = await findPublicEvent(db, { cohort: cohort.slug, event }, clock.now())
    const typed = { address: 'zoe@example.org', firstName: '', zone: 'Europe/Paris' }
    await askToRegister(db, { ...found!, typed, language: 'fr', wording: 'Oui.', ip: undefined }, clock)
    const listing = await begin()
    await lockEventPlaces(listing, { cohortId: cohort.id, event })
    const confirming = confirmRegistration(db, { requestId: 1, ip: undefined, keys: IMPORTED.keys }, clock)
    await locksWaitedFor(db, 1)
    await sql`select from feuilleton.enrolments where id = 2 for share`.execute(listing)
    await listing.commit().execute()
    expect(await confirming).toMatchObject({ kind: 'done', outcome: 'registered' })
  })
})
