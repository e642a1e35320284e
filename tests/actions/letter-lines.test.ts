import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { letterLines } from '../../src/actions/letters/letter-lines.ts'
import { pauseReader } from '../../src/actions/readers/pause.ts'
import { tick } from '../../src/delivery/tick.ts'
import { peopleIn } from '../../src/domain/letter-outcome.ts'
import { play } from '../../src/rehearsal/play.ts'
import { countEnded } from '../../src/store/letter-outcomes.ts'
import { returnDelivery } from '../../src/store/returned-mail.ts'
import { resolveWaiting } from '../../src/store/unknowns.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const PEOPLE = ['ana', 'bob', 'carla', 'dan', 'eve'].map((name) => `${name}@example.org`)
const DAY_TWO = new Date('2027-03-02T06:30:00Z')
const AFTER = new Date('2027-03-03T12:00:00Z')

let database: TestDatabase
let sink: SmtpSink
let course: Course

/** Two of four lessons to five readers: on day two, one has left, one has paused, one bounces, one stays unknown. */
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  sink = await startSink((verb, to) => {
    if (course.clock.now() < DAY_TWO) return undefined
    if (verb === 'rcpt' && to.startsWith('carla')) return '550 5.1.1 no such user'
    return verb === 'dot' && to.startsWith('dan') ? 'drop' : undefined
  })
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({ db, edition: courseEdition(4), port: sink.port, people: PEOPLE, ...dates })
  await play({ ...course.deliverer, clock: course.clock }, { until: new Date(DAY_TWO.getTime() - 1) })
  course.clock.set(DAY_TWO)
  const found = await course.tick()
  course.clock.set(new Date(DAY_TWO.getTime() + 1_000))
  await unsubscribe(db, 1, course.clock)
  await pauseReader(db, { enrolmentId: 2, until: undefined }, course.clock)
  await course.deliver(found)
})

afterAll(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const lines = () => letterLines(database.db, { cohortId: course.cohort.id })
const counted = async () => {
  const query = sql<{
    letter: string
  }>`select letter from feuilleton.dispatches where outcomes is not null order by 1`
  return (await query.execute(database.db)).rows.map(({ letter }) => letter)
}

describe('the lines of the letters of a cohort', () => {
  it('name how each stands for everybody whom it is for', async () => {
    expect(await lines()).toMatchObject([
      { letter: 'jour-01', standing: 'done', expected: 5, outcomes: { submitted: 5 } },
      {
        letter: 'jour-02',
        standing: 'done',
        expected: 5,
        outcomes: { submitted: 1, left: 1, paused: 1, bounced: 1, unknown: 1 },
      },
      { letter: 'jour-03', standing: 'planned', expected: 4, outcomes: { waiting: 3, paused: 1 } },
      { letter: 'jour-04', standing: 'planned', expected: 4, zones: ['Europe/Paris'] },
    ])
  })

  it('add up to those whom the audit expects, from the enrolments', async () => {
    const { dispatches } = await auditLedger(database.db, { now: course.clock.now() })
    const expected = dispatches.map(({ letter, expected }) => ({ letter, expected }))
    const due = (await lines()).filter(({ standing }) => standing !== 'planned')
    expect(due.map(({ letter, outcomes }) => ({ letter, expected: peopleIn(outcomes) }))).toEqual(expected)
  })

  it('stay the same once they are counted, and follow a decision that comes later', async () => {
    const { db } = database
    const before = await lines()
    await countEnded(db, AFTER)
    expect(await counted()).toEqual(['jour-01', 'jour-02'])
    expect(await lines()).toEqual(before)
    const { rows } = await sql<{
      id: number
    }>`select id from feuilleton.deliveries where state = 'unknown'`.execute(db)
    const ids = rows.map(({ id }) => id)
    const decided = {
      state: 'unknown',
      ids,
      decision: 'submitted',
      note: '250 found in its log',
      now: AFTER,
    } as const
    await resolveWaiting(db, decided)
    expect(await counted()).toEqual(['jour-01'])
    expect((await lines())[1]?.outcomes).toEqual({ submitted: 2, left: 1, paused: 1, bounced: 1 })
    await tick(db, AFTER, async () => undefined)
    expect(await counted()).toEqual(['jour-01', 'jour-02'])
  })

  it('follow a letter that comes back once they are counted', async () => {
    const { db } = database
    await countEnded(db, AFTER)
    const { rows } = await sql<{ id: number }>`
      select id from feuilleton.deliveries where state = 'submitted' and letter = 'jour-01' limit 1`.execute(
      db,
    )
    const back = { id: 0, delivery: rows[0]!.id, reason: 'gone', words: '550 5.1.1 gone', now: AFTER }
    const submitted = (await lines())[0]?.outcomes.submitted ?? 0
    expect(await returnDelivery(db, back)).toBe(true)
    expect(await counted()).toEqual(['jour-02'])
    const { submitted: left = 0, bounced } = (await lines())[0]!.outcomes
    expect([left, bounced]).toEqual([submitted - 1, 1])
  })
  it('follow letters that are added or taken out once they are counted, and no other', async () => {
    const { db } = database
    const add = (state: string, settledAt: Date | null) =>
      sql`
      insert into feuilleton.deliveries (dispatch_id, enrolment_id, kind, letter, state, reason, next_at, expires_at, settled_at)
      select dispatch_id, enrolment_id, kind, 'added-' || letter, ${state}, 'had', next_at, expires_at, ${settledAt}::timestamptz
      from feuilleton.deliveries where letter = 'jour-01' limit 2`.execute(db)
    const takeOut = () => sql`delete from feuilleton.deliveries where letter like 'added-%'`.execute(db)
    await countEnded(db, AFTER)
    await add('due', null)
    await takeOut()
    expect(await counted()).toEqual(['jour-01', 'jour-02'])
    await add('skipped', AFTER)
    expect(await counted()).toEqual(['jour-02'])
    await countEnded(db, AFTER)
    await takeOut()
    expect(await counted()).toEqual(['jour-02'])
  })
})
