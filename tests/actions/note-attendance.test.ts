import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { leave } from '../../src/actions/enrolments/leave.ts'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { noteAttendance, planAttendance } from '../../src/actions/events/note-attendance.ts'
import { unregister } from '../../src/actions/events/register.ts'
import type { Address } from '../../src/domain/address.ts'
import type { EventState } from '../../src/store/event-states.ts'
import { listRegisteredPeople } from '../../src/store/registered-people.ts'
import { pageOfRegistrations } from '../../src/store/registration-pages.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type EventCourse, openEventCourse } from '../support/event-course.ts'
import { journalLines } from '../support/journal-lines.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { ORGANISER } from '../support/organiser.ts'

const NAMES = ['ana', 'bob', 'cleo', 'dan', 'eve']
const AFTER = new Date('2027-03-03T15:00:00Z')

let database: TestDatabase
let course: EventCourse

beforeEach(async () => {
  database = await testDatabase()
  const people = NAMES.map((name) => `${name}@example.org`)
  course = await openEventCourse(database.db, { dayOne: '2027-03-01', people, capacity: 2 })
  // ana and bob have the two places, cleo waits; dan and eve are not registered.
  await course.registers(1, 2, 3)
})

afterEach(async () => {
  course.close()
  await database.close()
})

/** A list such as `ana yes, bob no`. */
function list(text: string) {
  const rows = text.split(', ').map((person, index) => {
    const [name, word] = person.split(' ')
    return { address: `${name}@example.org` as Address, attended: word === 'yes', line: index + 2 }
  })
  return { cohort: 'mars', event: 'webinaire', rows }
}
const note = (text: string) => noteAttendance(database.db, { by: ORGANISER, ...list(text) }, course.clock)

/** Such as `ana registered yes`. */
async function noted(state?: EventState): Promise<string[]> {
  const event = { cohortId: course.cohort.id, event: 'webinaire', state }
  const people = await listRegisteredPeople(database.db, event)
  return people
    .map(({ address, state, attended }) => [
      address.split('@')[0],
      state,
      attended === null ? '?' : attended ? 'yes' : 'no',
    ])
    .map((words) => words.join(' '))
    .toSorted()
}

const everything = async () =>
  (await sql`select to_jsonb(r) from feuilleton.registrations r order by enrolment_id`.execute(database.db))
    .rows

describe('a list of who was at a webinar', () => {
  beforeEach(() => course.clock.set(AFTER))

  it('says of the registered whether they attended', async () => {
    await note('ana yes, bob no')
    expect(await noted()).toEqual(['ana registered yes', 'bob registered no', 'cleo waiting ?'])
  })

  it.each([
    ['registered', ['ana registered yes', 'bob registered no']],
    ['attended', ['ana registered yes']],
    ['absent', ['bob registered no']],
    ['waiting', ['cleo waiting ?']],
    ['left', []],
  ] as const)('tells those who are %s, in a list and on its page', async (state, names) => {
    await note('ana yes, bob no')
    expect(await noted(state)).toEqual(names)
    const event = { cohortId: course.cohort.id, event: 'webinaire', state }
    const page = await pageOfRegistrations(database.db, event, { most: 9 })
    expect(page.map(({ address }) => address.split('@')[0]).toSorted()).toEqual(
      names.map((name) => name.split(' ')[0]),
    )
  })

  it('is in the journal, with how many were there', async () => {
    await note('ana yes, dan yes, eve no')
    expect(await journalLines(database.db)).toEqual([
      'Camille noted who was at “Le webinaire”: 2 people there, 1 not',
    ])
  })

  it('registers whoever was there without a registration, or waited for a place', async () => {
    await note('cleo yes, dan yes, eve no')
    expect(await noted()).toEqual([
      'ana registered no',
      'bob registered no',
      'cleo registered yes',
      'dan registered yes',
    ])
  })

  it('makes absent whoever is registered and not on it', async () => {
    expect(await note('ana yes')).toMatchObject({ unlisted: 1, marksUnlisted: true })
    expect(await noted()).toContain('bob registered no')
  })

  it('says nothing of those who are not on it when nobody on it attended', async () => {
    expect(await note('ana no')).toMatchObject({ unlisted: 1, marksUnlisted: false })
    expect(await noted()).toEqual(['ana registered no', 'bob registered ?', 'cleo waiting ?'])
  })

  it('leaves aside who is not in the cohort, has left it or has not confirmed', async () => {
    await leave(database.db, { enrolmentId: 4, scope: 'course', how: 'page' }, course.clock)
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null where id = 5`.execute(
      database.db,
    )
    const { groups } = await note('ana yes, bob yes, zoe yes, dan yes, eve yes')
    expect(groups.unknown).toEqual(['zoe@example.org', 'dan@example.org', 'eve@example.org'])
    expect(await noted()).toEqual(['ana registered yes', 'bob registered yes', 'cleo waiting ?'])
  })

  it('finds people however their address is written', async () => {
    const rows = [{ address: 'ANA@example.org' as Address, attended: true, line: 2 }]
    await noteAttendance(database.db, { by: ORGANISER, ...list(''), rows }, course.clock)
    expect(await noted()).toContain('ana registered yes')
  })

  it('changes nothing when it is only looked at', async () => {
    const before = await everything()
    const plan = await planAttendance(database.db, list('ana yes, bob no, dan yes, zoe yes'), course.clock)
    expect(await everything()).toEqual(before)
    expect(await note('ana yes, bob no, dan yes, zoe yes')).toEqual(plan)
  })

  it('changes nothing when it is stored again', async () => {
    await note('ana yes, bob no, dan yes')
    const once = await everything()
    course.clock.set(new Date('2027-03-03T16:00:00Z'))
    await note('ana yes, bob no, dan yes')
    expect(await everything()).toEqual(once)
  })

  it('is replaced by the next one', async () => {
    await note('ana yes, bob no, dan yes')
    await note('ana no, bob yes')
    expect(await noted()).toEqual([
      'ana registered no',
      'bob registered yes',
      'cleo waiting ?',
      'dan registered no',
    ])
  })

  it('does not register again who took the registration back since it started', async () => {
    await unregister(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
    const { groups } = await note('ana yes, bob yes')
    expect(groups.tookBack.map(({ enrolmentId }) => enrolmentId)).toEqual([1])
    expect(await noted()).toContain('ana left ?')
  })

  it('waits for somebody who is leaving, and does not register them', async () => {
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
    const { promise: hasLeft, resolve: left } = Promise.withResolvers<void>()
    const leaving = database.db.transaction().execute(async (tx) => {
      await sql`update feuilleton.enrolments set state = 'unsubscribed', left_at = ${AFTER} where id = 4`.execute(
        tx,
      )
      left()
      await isOver
    })
    await hasLeft
    const noting = note('ana yes, dan yes')
    try {
      await locksWaitedFor(database.db, 1)
    } finally {
      end()
      await leaving
    }
    expect((await noting).groups.unknown).toEqual(['dan@example.org'])
  })

  it('stored twice at once is stored once', async () => {
    const [one, other] = await Promise.all([note('ana yes, dan yes'), note('ana yes, dan yes')])
    expect([one, other].map(({ groups }) => groups.unregistered.length).toSorted()).toEqual([0, 1])
    expect(await noted()).toContain('dan registered yes')
  })

  it('has the letters that follow leave to whom they are for', async () => {
    await note('ana yes, dan yes')
    course.clock.set(new Date('2027-03-04T09:30:00Z'))
    await course.tick()
    const follow = (await ledgerWords(database.db)).filter((line) => /thanks|sorry/.test(line))
    expect(follow.toSorted()).toEqual([
      'webinaire.sorry bob@example.org due',
      'webinaire.thanks ana@example.org due',
      'webinaire.thanks dan@example.org due',
    ])
  })
})

describe('somebody who took the registration back before the webinar', () => {
  it('is registered again when they were there', async () => {
    await unregister(database.db, { enrolmentId: 1, event: 'webinaire' }, course.clock)
    course.clock.set(AFTER)
    await note('ana yes, bob yes')
    expect(await noted()).toContain('ana registered yes')
  })
})

const NO_EVENT = {
  refused: 'no-such-event',
  cohort: 'mars',
  event: 'atelier',
  known: ['cours', 'guide', 'webinaire'],
}

describe('a list that cannot be', () => {
  it.each([
    ['before it starts', 'webinaire', '2027-03-03T11:59:59Z', { refused: 'attendance-too-early' }],
    ['of a mooc', 'cours', '2027-03-03T15:00:00Z', { refused: 'attendance-of-no-webinar', event: 'cours' }],
    [
      'of a release',
      'guide',
      '2027-03-03T15:00:00Z',
      { refused: 'attendance-of-no-webinar', event: 'guide' },
    ],
    ['of no event', 'atelier', '2027-03-03T15:00:00Z', NO_EVENT],
  ])('is refused: %s', async (_, event, instant, refusal) => {
    course.clock.set(new Date(instant))
    const request = { ...list('ana yes'), event }
    await expect(
      noteAttendance(database.db, { by: ORGANISER, ...request }, course.clock),
    ).rejects.toMatchObject({ refusal })
    expect(await noted()).toContain('ana registered ?')
  })

  it('is refused of a webinar that was cancelled, and of a cohort that was', async () => {
    course.clock.set(new Date('2027-03-03T12:30:00Z'))
    await changeEvent(
      database.db,
      { by: ORGANISER, cohort: 'mars', event: 'webinaire', cancel: true },
      course.clock,
    )
    await expect(note('ana yes')).rejects.toMatchObject({
      refusal: { refused: 'attendance-of-cancelled', event: 'webinaire' },
    })
    await sql`update feuilleton.cohorts set state = 'cancelled'`.execute(database.db)
    await expect(note('ana yes')).rejects.toMatchObject({
      refusal: { refused: 'cohort-cancelled', cohort: 'mars' },
    })
  })

  it('stores nothing of a list when a part of it cannot be stored', async () => {
    course.clock.set(AFTER)
    await sql`alter table feuilleton.registrations add check (enrolment_id <> 2 or attended is distinct from false)`.execute(
      database.db,
    )
    await expect(note('ana yes, bob no, dan yes')).rejects.toThrow()
    expect(await noted()).toEqual(['ana registered ?', 'bob registered ?', 'cleo waiting ?'])
  })
})
