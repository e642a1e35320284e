import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askLink } from '../../src/actions/enrolments/ask-link.ts'
import { confirmSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { undoLeave } from '../../src/actions/enrolments/undo-leave.ts'
import { askToRegister } from '../../src/actions/events/ask-to-register.ts'
import { confirmRegistration, lookAtRegistration } from '../../src/actions/events/confirm-registration.ts'
import { findPublicEvent } from '../../src/actions/events/public-event.ts'
import { tick } from '../../src/delivery/tick.ts'
import type { Address } from '../../src/domain/address.ts'
import { isFull } from '../../src/store/sign-ups.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { openToSignUp } from '../support/sign-up.ts'

const ZOE = 'zoe@example.org'
const webinaire = {
  kind: 'webinar',
  title: 'Webinaire',
  start: { day: 3, at: '13:00' },
  minutes: 90,
  public: true,
}

let database: TestDatabase
let course: Awaited<ReturnType<typeof openToSignUp>>

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function open(changes: object = {}, capacity?: number): Promise<void> {
  const schedule = { events: { webinaire: { ...webinaire, ...changes } } }
  course = await openToSignUp(database.db, { schedule, ...(capacity === undefined ? {} : { capacity }) })
}

async function ask(address = ZOE, zone = 'Europe/Paris') {
  const { clock, cohort } = course
  const found = await findPublicEvent(database.db, { cohort: cohort.slug, event: 'webinaire' }, clock.now())
  if (!found) return undefined
  const typed = { address, firstName: '', zone }
  return askToRegister(
    database.db,
    { ...found, typed, language: 'fr', wording: 'Oui.', ip: '192.0.2.7' },
    clock,
  )
}

const confirm = (requestId: number) =>
  confirmRegistration(database.db, { requestId, ip: '192.0.2.7', keys: IMPORTED.keys }, course.clock)

async function rows(query: string): Promise<string[]> {
  const { rows: found } = await sql<{ row: string }>`select row from (${sql.raw(query)}) x (row)`.execute(
    database.db,
  )
  return found.map(({ row }) => row)
}

const enrolments = () =>
  rows(`select id || ' ' || state || ' ' || follows from feuilleton.enrolments order by id`)
const registrations = () =>
  rows(`select enrolment_id || ' ' || state from feuilleton.registrations order by enrolment_id`)
const deliveries = () =>
  rows(
    `select enrolment_id || ' ' || letter from feuilleton.deliveries where letter not like 'register.%' order by id`,
  )

const dates = () =>
  rows(`select e.id || ' ' || t.zone || ' ' || t.at_time || ' ' || e.language
    from feuilleton.enrolments e join feuilleton.tracks t on t.id = e.track_id order by e.id`)
const asked = () =>
  rows(`select kind || ' ' || detail || ' ' || (expires_at at time zone 'UTC')::text
    from feuilleton.requests order by id`)

async function ticksAt(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await tick(database.db, course.clock.now(), async () => undefined)
}

describe('somebody who registers on the public page', () => {
  it('is nobody until the link is followed, and then a guest: no lesson comes', async () => {
    await open()
    expect(await ask()).toEqual({ kind: 'taken' })
    expect(await enrolments()).toEqual(['1 pending events'])
    expect((await lookAtRegistration(database.db, 1, course.clock.now()))?.kind).toBe('waiting')
    expect(await confirm(1)).toMatchObject({ kind: 'done', outcome: 'registered' })
    expect(await enrolments()).toEqual(['1 active events'])
    expect(await registrations()).toEqual(['1 registered'])
    for (const day of [1, 2, 3]) await ticksAt(`2027-03-0${day}T12:30:00Z`)
    expect(await deliveries()).toEqual([
      '1 registered.2',
      '1 webinaire.day-before',
      '1 webinaire.hour-before',
    ])
  })

  it('agrees to it in the words that were shown, and nothing is done twice', async () => {
    await open()
    await ask()
    await confirm(1)
    expect(await confirm(1)).toMatchObject({ kind: 'done', outcome: undefined })
    expect(
      await rows(`select event || ' ' || coalesce(wording, '-') from feuilleton.consents order by id`),
    ).toEqual(['asked Oui.', 'confirmed -'])
    expect(await deliveries()).toEqual(['1 registered.2'])
  })

  it('has a track of their own zone once they have confirmed, and none before', async () => {
    await open()
    await ask(ZOE, 'Asia/Colombo')
    const tracks = () => rows(`select zone from feuilleton.tracks order by id`)
    expect(await tracks()).toEqual(['Europe/Paris'])
    const state = await lookAtRegistration(database.db, 1, course.clock.now())
    expect(state?.reader.track.zone).toBe('Asia/Colombo')
    await confirm(1)
    expect(await tracks()).toEqual(['Europe/Paris', 'Asia/Colombo'])
    expect(await dates()).toEqual(['1 Asia/Colombo 07:30 fr'])
  })

  it('gets at most three letters a day that anybody can have sent, whatever is asked', async () => {
    await open()
    for (let time = 0; time < 5; time++) expect(await ask()).toEqual({ kind: 'taken' })
    expect(await rows('select count(*)::text from feuilleton.requests')).toEqual(['3'])
  })

  it('takes no place of the course', async () => {
    await open({}, 1)
    await ask()
    await confirm(1)
    expect(await isFull(database.db, course.cohort)).toBe(false)
  })

  it('can follow the course as well, from then on, and stays registered', async () => {
    await open()
    await ask()
    await confirm(1)
    await ticksAt('2027-03-01T12:00:00Z')
    await course.ask(ZOE)
    expect(await enrolments()).toEqual(['1 active events'])
    await confirmSignUp(database.db, { requestId: 3, ip: undefined, keys: IMPORTED.keys }, course.clock)
    expect(await enrolments()).toEqual(['1 active course'])
    await ticksAt('2027-03-02T12:00:00Z')
    expect(await deliveries()).toContain('1 jour-02')
    expect(await deliveries()).not.toContain('1 jour-01')
    expect(await registrations()).toEqual(['1 registered'])
  })

  it('keeps dates and language until the link is followed, whoever types the address into the form', async () => {
    await open()
    await ask()
    await confirm(1)
    await course.ask(ZOE, { zone: 'Asia/Colombo', at: '18:00', language: 'en' })
    expect(await dates()).toEqual(['1 Europe/Paris 07:30 fr'])
    expect(await rows('select kind || language from feuilleton.requests where id = 3')).toEqual([
      'confirmationen',
    ])
    await confirmSignUp(database.db, { requestId: 3, ip: undefined, keys: IMPORTED.keys }, course.clock)
    expect(await dates()).toEqual(['1 Asia/Colombo 18:00 en'])
  })

  it('misses no letter about the event when the course has other dates', async () => {
    await open({ reminders: [{ name: 'morning', when: '-P1D at 09:00', to: 'registered', of: 'start' }] })
    await course.ask('kim@example.org', { zone: 'Asia/Colombo' })
    await confirmSignUp(database.db, { requestId: 1, ip: undefined, keys: IMPORTED.keys }, course.clock)
    await ask()
    await confirm(2)
    // Nine o'clock in Kolkata is past, and in Paris it is not.
    await ticksAt('2027-03-02T05:00:00Z')
    expect(await deliveries()).not.toContain('2 webinaire.morning')
    await course.ask(ZOE, { zone: 'Asia/Colombo' })
    await confirmSignUp(database.db, { requestId: 4, ip: undefined, keys: IMPORTED.keys }, course.clock)
    expect(await deliveries()).toContain('2 webinaire.morning')
  })

  it('misses no letter about the event when an import has other dates', async () => {
    await open({ reminders: [{ name: 'morning', when: '-P1D at 09:00', to: 'registered', of: 'start' }] })
    const { cohort, programme, clock } = course
    const enrols = (address: string) => {
      const people = [{ address: address as Address, zone: 'Asia/Colombo' }]
      return enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    }
    await enrols('kim@example.org')
    await ask()
    await confirm(1)
    await ticksAt('2027-03-02T05:00:00Z')
    await enrols(ZOE)
    expect(await deliveries()).toContain('2 webinaire.morning')
  })

  it('that has not confirmed stays so when others are imported', async () => {
    await open()
    await ask('ana@example.org')
    await confirm(1)
    await ask()
    const { cohort, programme, clock } = course
    const people = [{ address: ZOE as Address }, { address: 'ana@example.org' as Address }]
    const result = await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    expect(result).toMatchObject({ enrolled: 1, already: 1 })
    expect(await enrolments()).toEqual(['1 active course', '2 pending events'])
  })

  it('follows the course from an import on', async () => {
    await open()
    await ask()
    await confirm(1)
    const { cohort, programme, clock } = course
    const people = [{ address: ZOE as Address }, { address: 'ana@example.org' as Address }]
    const result = await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    expect(result).toMatchObject({ enrolled: 2, already: 0 })
    expect(await enrolments()).toEqual(['1 active course', '2 active course'])
  })

  it('misses no reminder that falls due just before they become a reader', async () => {
    await open()
    await ask()
    await confirm(1)
    course.clock.set(new Date('2027-03-02T08:00:01Z'))
    const { cohort, programme, clock } = course
    await enrol(database.db, { ...IMPORTED, cohort, programme, people: [{ address: ZOE as Address }] }, clock)
    await ticksAt('2027-03-02T08:00:10Z')
    expect(await deliveries()).toContain('1 webinaire.day-before')
  })

  it('may be a reader of the course, who is asked to confirm as anybody is', async () => {
    await open()
    const { cohort, programme, clock } = course
    await enrol(database.db, { ...IMPORTED, cohort, programme, people: [{ address: ZOE as Address }] }, clock)
    await ask()
    expect(await registrations()).toEqual([])
    await confirm(1)
    expect(await enrolments()).toEqual(['1 active course'])
    expect(await registrations()).toEqual(['1 registered'])
  })

  it('waits where there is no place', async () => {
    await open({ capacity: 1 })
    await ask('ana@example.org')
    await confirm(1)
    await ask()
    expect(await confirm(3)).toMatchObject({ kind: 'done', outcome: 'waiting' })
  })

  it('comes too late when the link is followed after the start, or the webinar is not public', async () => {
    await open()
    await ask()
    course.clock.set(new Date('2027-03-03T12:00:00Z'))
    expect(await confirm(1)).toMatchObject({ kind: 'expired' })
    expect(await enrolments()).toEqual(['1 pending events'])
    await database.close()
    database = await testDatabase()
    await open({ public: false })
    expect(await ask()).toBeUndefined()
  })

  it('is gone with everything when leaving, and registered again when that is taken back', async () => {
    await open()
    await ask()
    await confirm(1)
    course.clock.set(new Date('2027-02-20T11:00:00Z'))
    await leave(database.db, { enrolmentId: 1, scope: 'course', how: 'page' }, course.clock)
    expect(await registrations()).toEqual(['1 left'])
    course.clock.set(new Date('2027-02-20T12:00:00Z'))
    await undoLeave(database.db, { enrolmentId: 1, wording: 'Revenir' }, course.clock)
    expect(await registrations()).toEqual(['1 registered'])
    expect(await enrolments()).toEqual(['1 active events'])
  })
})

describe('somebody who asks for a link before having confirmed a registration', () => {
  it('gets the letter of the registration again, and nothing of the course', async () => {
    await open()
    await ask()
    course.clock.set(new Date('2027-02-26T10:00:00Z'))
    await askLink(database.db, ZOE as Address, course.clock)
    expect(await asked()).toEqual([
      `register {"dates": {"at": "07:30", "zone": "Europe/Paris"}, "event": "webinaire"} 2027-02-27 10:00:00`,
      `register {"dates": {"at": "07:30", "zone": "Europe/Paris"}, "event": "webinaire"} 2027-03-03 12:00:00`,
    ])
    expect(await confirm(2)).toMatchObject({ kind: 'done', outcome: 'registered' })
    expect(await enrolments()).toEqual(['1 active events'])
  })

  it('gets nothing once it has begun, or when the last one was answered', async () => {
    await open()
    await ask()
    await sql`update feuilleton.requests set answered_at = requested_at`.execute(database.db)
    await askLink(database.db, ZOE as Address, course.clock)
    await sql`update feuilleton.requests set answered_at = null`.execute(database.db)
    course.clock.set(new Date('2027-03-03T12:00:00Z'))
    await askLink(database.db, ZOE as Address, course.clock)
    expect(await asked()).toHaveLength(1)
  })
})

describe('people who want the same places at once', () => {
  it('have as many as there are, and the others wait, whoever leaves meanwhile', async () => {
    await open({ capacity: 3 })
    const { cohort, programme, clock } = course
    const people = Array.from({ length: 12 }, (_, index) => ({ address: `p${index}@example.org` as Address }))
    await enrol(database.db, { ...IMPORTED, cohort, programme, people }, clock)
    const { register, unregister } = await import('../../src/actions/events/register.ts')
    const enter = (enrolmentId: number) => register(database.db, { enrolmentId, event: 'webinaire' }, clock)
    await Promise.all(people.map((_, index) => enter(index + 1)))
    expect((await registrations()).filter((row) => row.endsWith('registered'))).toHaveLength(3)
    const fill = () => tick(database.db, clock.now(), async () => undefined)
    await Promise.all([
      ...[1, 2, 3, 4, 5, 6].map((enrolmentId) =>
        leave(database.db, { enrolmentId, scope: 'course', how: 'page' }, clock),
      ),
      ...[7, 8].map((enrolmentId) => unregister(database.db, { enrolmentId, event: 'webinaire' }, clock)),
      fill(),
      fill(),
    ])
    await fill()
    expect((await registrations()).map((row) => row.split(' ')[1]).sort()).toEqual([
      ...Array.from({ length: 8 }, () => 'left'),
      ...Array.from({ length: 3 }, () => 'registered'),
      'waiting',
    ])
  })
})
