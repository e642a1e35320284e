import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OneOffReaders } from '../../src/domain/one-off.ts'
import { keepEdition } from '../../src/store/editions.ts'
import { countOneOffReaders, firstOneOffReaders } from '../../src/store/one-off-readers.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const AT = new Date('2027-03-03T12:00:00Z')
const LATER = new Date('2027-03-09T12:00:00Z')
const LESSONS: readonly string[] = ['jour-01', 'jour-02', 'jour-03']
const TRACKS = [2, 3] as const

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.close())

/** How somebody stands, as plainly as it can be said. */
type Person = {
  state: 'active' | 'paused' | 'pending' | 'unsubscribed'
  follows: 'course' | 'events'
  track: 1 | 2
  /** How the lesson of each day ended on its day, and once more. */
  lessons: ('submitted' | 'bounced' | 'skipped' | 'unknown' | 'none')[]
  again: ('submitted' | 'bounced' | 'none')[]
  registration: 'registered' | 'waiting' | 'left' | 'none'
  attended: boolean | null
  hasMarked: boolean
}

const person: fc.Arbitrary<Person> = fc.record({
  state: fc.constantFrom('active', 'active', 'active', 'paused', 'pending', 'unsubscribed'),
  follows: fc.constantFrom('course', 'course', 'course', 'events'),
  track: fc.constantFrom(1, 2),
  lessons: fc.tuple(
    ...LESSONS.map(() => fc.constantFrom('submitted', 'bounced', 'skipped', 'unknown', 'none')),
  ),
  again: fc.tuple(...LESSONS.map(() => fc.constantFrom('submitted', 'bounced', 'none', 'none', 'none'))),
  registration: fc.constantFrom('registered', 'registered', 'waiting', 'left', 'none'),
  attended: fc.constantFrom(true, false, null),
  hasMarked: fc.boolean(),
}) as fc.Arbitrary<Person>

/** Whom readers are, said again without a database. On track 1 two lessons are out, on track 2 three. */
function isOf(readers: OneOffReaders, { follows, track, lessons, again, ...person }: Person): boolean {
  const got = (lesson: string) => {
    const place = LESSONS.indexOf(lesson)
    return lessons[place] === 'submitted' || again[place] === 'submitted'
  }
  const { registration, attended, hasMarked } = person
  if ('event' in readers && readers.event !== 'webinaire') return false
  switch (readers.who) {
    case 'everybody':
      return follows === 'course'
    case 'marked-nothing':
      return follows === 'course' && !hasMarked
    case 'got':
      return follows === 'course' && got(readers.lesson)
    case 'missed':
      return follows === 'course' && !got(readers.lesson)
    case 'day':
      return follows === 'course' && readers.lesson === LESSONS[TRACKS[track - 1]! - 1]
    case 'registered':
      return registration === 'registered'
    case 'waiting':
      return registration === 'waiting'
    case 'attended':
      return registration === 'registered' && attended === true
    case 'absent':
      return registration === 'registered' && attended === false
  }
}

const ALL: OneOffReaders[] = [
  { who: 'everybody' },
  { who: 'marked-nothing' },
  ...LESSONS.flatMap((lesson) => (['day', 'got', 'missed'] as const).map((who) => ({ who, lesson }))),
  ...(['registered', 'attended', 'absent', 'waiting'] as const).flatMap((who) =>
    ['webinaire', 'autre'].map((event) => ({ who, event })),
  ),
]

async function fill(people: readonly Person[]): Promise<void> {
  const { db } = database
  await sql`truncate feuilleton.cohorts, feuilleton.tracks, feuilleton.dispatches, feuilleton.deliveries,
    feuilleton.enrolments, feuilleton.subscribers, feuilleton.requests, feuilleton.registrations, feuilleton.readings
    restart identity cascade`.execute(db)
  const edition = courseEdition(3)
  await keepEdition(db, edition, AT)
  await sql`
    insert into feuilleton.cohorts (slug, name, edition_hash, start, day_one, zone, at_time, calendar, late_joiners, created_at)
    values ('essai', 'Essai', ${edition.hash}, 'fixed', '2027-03-01', 'Europe/Paris', '07:30', '{}', 'next-lesson', ${AT})`.execute(
    db,
  )
  await sql`insert into feuilleton.tracks (cohort_id, day_one, zone, at_time) values
    (1, '2027-03-02', 'Europe/Paris', '07:30'), (1, '2027-03-01', 'Europe/Paris', '07:30')`.execute(db)
  for (const [index, out] of TRACKS.entries())
    for (const [place, lesson] of LESSONS.entries())
      await sql`
        insert into feuilleton.dispatches (track_id, letter, day, due_at, expires_at, state)
        values (${index + 1}, ${lesson}, ${place + 1},
          ${place < out ? new Date(AT.getTime() - (3 - place) * 3_600_000) : new Date(AT.getTime() + 3_600_000)}, ${LATER},
          ${place < out ? 'closed' : 'planned'})`.execute(db)
  for (const [index, each] of people.entries()) await add(index + 1, each)
}

async function add(id: number, { lessons, again, ...person }: Person): Promise<void> {
  const { db } = database
  const { state, follows, track, registration, attended, hasMarked } = person
  await sql`insert into feuilleton.subscribers (address, address_key, created_at) values (${`p${id}`}, ${`p${id}`}, ${AT})`.execute(
    db,
  )
  await sql`
    insert into feuilleton.enrolments (cohort_id, subscriber_id, track_id, state, follows, joined_at, left_at, left_reason, language)
    values (1, ${id}, ${track}, ${state}, ${follows}, ${state === 'pending' ? null : new Date('2027-02-01T00:00:00Z')},
      ${state === 'unsubscribed' ? AT : null}, ${state === 'unsubscribed' ? 'link' : null}, 'fr')`.execute(db)
  for (const [place, ended] of lessons.entries())
    if (ended !== 'none') await deliver({ id, letter: LESSONS[place]!, kind: 'lesson', ended, request: null })
  for (const [place, ended] of again.entries())
    if (ended !== 'none') {
      const { rows } = await sql<{ id: number }>`
        insert into feuilleton.requests (enrolment_id, kind, detail, language, requested_at, expires_at)
        values (${id}, 'lesson', ${JSON.stringify({ letter: LESSONS[place] })}::jsonb, 'fr', ${AT}, ${LATER})
        returning id`.execute(db)
      const request = rows[0]!.id
      await deliver({ id, letter: `lesson.${request}`, kind: 'note', ended, request })
    }
  if (registration !== 'none')
    await sql`
      insert into feuilleton.registrations (enrolment_id, event, cohort_id, state, since, told_version, attended)
      values (${id}, 'webinaire', 1, ${registration}, ${AT}, 0, ${attended})`.execute(db)
  if (hasMarked)
    await sql`insert into feuilleton.readings (enrolment_id, letter, read_at) values (${id}, 'jour-01', ${AT})`.execute(
      db,
    )
}

type Ended = { id: number; letter: string; kind: string; ended: string; request: number | null }

async function deliver({ id, letter, kind, ended, request }: Ended): Promise<void> {
  await sql`
    insert into feuilleton.deliveries (dispatch_id, enrolment_id, letter, kind, state, reason, reply, next_at, expires_at, request_id)
    values (1, ${id}, ${letter}, ${kind}, ${ended}, ${ended === 'skipped' ? 'paused' : null},
      ${ended === 'submitted' ? '250 ok' : null}, ${AT}, ${LATER}, ${request})`.execute(database.db)
}

it('the readers of any letter are those that a plain look at each person finds', {
  timeout: 120_000,
}, async () => {
  const people = fc.array(person, { minLength: 1, maxLength: 12 })
  const holds = fc.asyncProperty(people, async (all) => {
    await fill(all)
    for (const readers of ALL) {
      const of = { cohortId: 1, readers, at: AT }
      const wanted = all.flatMap((each, index) =>
        each.state === 'active' && isOf(readers, each) ? [index + 1] : [],
      )
      const found = await firstOneOffReaders(database.db, of, 100)
      expect([readers, found.map(({ enrolmentId }) => enrolmentId)]).toEqual([readers, wanted])
      const counts = await countOneOffReaders(database.db, of)
      expect(counts.reduce((sum, { people }) => sum + people, 0)).toBe(wanted.length)
      const paused = all.filter((each) => each.state === 'paused' && isOf(readers, each)).length
      expect(counts.reduce((sum, count) => sum + count.paused, 0)).toBe(paused)
    }
  })
  await fc.assert(holds, { numRuns: 10 })
})
