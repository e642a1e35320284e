import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LetterKind } from '../../src/domain/letter-kind.ts'
import type { Database } from '../../src/store/database.ts'
import { keepEdition } from '../../src/store/editions.ts'
import { migrate } from '../../src/store/migrate.ts'
import { addRequest, type RequestKind } from '../../src/store/requests.ts'
import { bringToStep } from '../support/at-step.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const NOW = new Date('2027-03-01T06:30:00Z')
const LATER = new Date('2027-03-01T23:00:00Z')

let database: TestDatabase
let db: Database

beforeEach(async () => {
  database = await testDatabase({ isEmpty: true })
  db = database.db
})

afterEach(() => database.close())

/** Somebody in a cohort, at the step before this one. */
async function fillStepEight(): Promise<void> {
  await bringToStep(db, 8)
  const edition = courseEdition(2)
  await keepEdition(db, edition, NOW)
  await sql`
    insert into feuilleton.cohorts (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at)
    values ('essai', 'Essai', ${edition.hash}, 'fixed', '2027-03-01', 'Europe/Paris', '07:30',
      ${JSON.stringify(edition.programme.calendar)}::jsonb, 'next-lesson', ${NOW})`.execute(db)
  await sql`insert into feuilleton.tracks (cohort_id, day_one, zone, at_time) values (1, '2027-03-01', 'Europe/Paris', '07:30')`.execute(
    db,
  )
  await sql`insert into feuilleton.subscribers (address, address_key, created_at) values ('ana', 'ana', ${NOW})`.execute(
    db,
  )
  await sql`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, joined_at, language)
    values (1, 1, 1, ${NOW}, 'fr')`.execute(db)
}

type Old = { letter: string; day?: number; reminder?: string; told?: number }

/** A dispatch as that step had it, with a delivery of each of these letters. */
async function addDispatch({ letter, day = 0, reminder, told }: Old, letters = [letter]): Promise<void> {
  const isAbout = reminder !== undefined || told !== undefined
  const [event, audience] = isAbout ? ['webinaire', 'concerned'] : [null, null]
  await sql`
    with i as (
      insert into feuilleton.dispatches
        (track_id, letter, day, due_at, expires_at, state, event, audience, reminder, told_version)
      values (1, ${letter}, ${day}, ${NOW}, ${LATER}, 'closed', ${event}, ${audience},
        ${reminder ?? null}, ${told ?? null}::int) returning id)
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, next_at, expires_at)
    select i.id, 1, name, ${NOW}, ${LATER} from i, unnest(${letters}::text[]) as name`.execute(db)
}

async function kinds(): Promise<string[]> {
  const { rows } = await sql<{ told: string }>`
    select concat_ws(' ', letter, kind, request_id) as told from feuilleton.deliveries order by id`.execute(
    db,
  )
  return rows.map(({ told }) => told)
}

describe('the step that writes down what a letter is', () => {
  it('finds it for every letter of an older ledger', async () => {
    await fillStepEight()
    await addDispatch({ letter: 'jour-01', day: 1 })
    // The names of lessons are free: such a one was never an answer.
    await addDispatch({ letter: 'registered', day: 2 })
    await addDispatch({ letter: 'webinaire.day-before', reminder: 'day-before' })
    await addDispatch({ letter: 'webinaire.moved.1', told: 1 })
    const asked = ['confirmation', 'already', 'link', 'lesson', 'address-change', 'new-address']
    const answers = ['register', 'registered', 'waiting', 'unregistered']
    const names = [...asked, ...answers].map((kind, index) => `${kind}.${index + 1}`)
    await addDispatch({ letter: 'requests' }, names)
    expect(await migrate(db)).toBeGreaterThan(0)
    expect(await kinds()).toEqual([
      'jour-01 lesson',
      'registered lesson',
      'webinaire.day-before reminder',
      'webinaire.moved.1 notice',
      ...asked.map((kind, index) => `${kind}.${index + 1} note ${index + 1}`),
      ...answers.map((kind, index) => `${kind}.${index + 7} answer ${index + 7}`),
    ])
  })

  it('has whoever writes a letter say what it is', async () => {
    await fillStepEight()
    await migrate(db)
    const nameless = sql`
      with i as (
        insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at)
        values (1, 'jour-01', 1, ${NOW}, ${LATER}) returning id)
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, next_at, expires_at)
      select id, 1, 'jour-01', ${NOW}, ${LATER} from i`.execute(db)
    await expect(nameless).rejects.toThrow(/"kind"/)
  })
})

const ASKED: Record<RequestKind, LetterKind> = {
  confirmation: 'note',
  already: 'note',
  link: 'note',
  lesson: 'note',
  'address-change': 'note',
  'new-address': 'note',
  register: 'answer',
  registered: 'answer',
  waiting: 'answer',
  unregistered: 'answer',
}

describe('a letter that was asked for', () => {
  it('has the kind of what was asked, and names its request', async () => {
    await fillStepEight()
    await migrate(db)
    const expected: string[] = []
    for (const [asked, kind] of Object.entries(ASKED)) {
      const request = { enrolmentId: 1, kind: asked as RequestKind, now: NOW, expiresAt: LATER }
      const id = await addRequest(db, request)
      expected.push(`${asked}.${id} ${kind} ${id}`)
    }
    expect(await kinds()).toEqual(expected)
  })
})
