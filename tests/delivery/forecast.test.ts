import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { forecastNext } from '../../src/actions/letters/forecast-next.ts'
import { parseLimits, UNLIMITED } from '../../src/mail/family-limits.ts'
import { NAMED_FAMILIES } from '../../src/mail/find-families.ts'
import { play } from '../../src/rehearsal/play.ts'
import { countNextCohort } from '../../src/store/cohort-domains.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { organiserPages } from '../support/organiser-pages.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const NEXT_DAY = new Date('2027-03-02T06:30:00Z')
const LIMITS = parseLimits('orange=3/60 google=5/600')

let database: TestDatabase
let sink: SmtpSink
let course: Course
let last: Date

const at = (number: number, domain: string) =>
  Array.from({ length: number }, (_, index) => `p${index}@${domain}`)

/** A course of two lessons, of which the first has left. */
beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [
      ...at(20, 'orange.fr'),
      ...at(18, 'wanadoo.fr'),
      ...at(15, 'gmail.com'),
      ...at(5, 'example.org'),
    ],
    limits: LIMITS,
  })
  course.deliverer.onOutcome = () => {
    last = course.clock.now()
  }
  await play({ ...course.deliverer, clock: course.clock }, { until: new Date('2027-03-01T20:00:00Z') })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const parts = () => ({
  db: database.db,
  limits: LIMITS,
  families: NAMED_FAMILIES,
  warmUpFrom: undefined as string | undefined,
  mailDomain: undefined,
})
const ahead = (with_ = {}) =>
  forecastNext({ ...parts(), ...with_ }, { cohortId: course.cohort.id, now: course.clock.now() })

describe('a forecast', () => {
  it('is what happens', async () => {
    expect(await countNextCohort(database.db, course.clock.now())).toBe(true)
    expect(await countNextCohort(database.db, course.clock.now()), 'counted for some hours').toBe(false)
    const { forecast } = await ahead()
    expect(forecast).toMatchObject({ family: 'orange', tooLate: 0 })
    await play({ ...course.deliverer, clock: course.clock })
    expect(forecast?.last).toEqual(last)
    expect(last > NEXT_DAY).toBe(true)
  })

  it('says who would not have their letter in time', async () => {
    await countNextCohort(database.db, course.clock.now())
    await sql`update feuilleton.dispatches set expires_at = ${new Date(NEXT_DAY.getTime() + 10 * 65_000)} where day = 2`.execute(
      database.db,
    )
    const { forecast } = await ahead({ limits: parseLimits('orange=1/1') })
    // One every 65 seconds: ten of them are in time, and 28 are not.
    expect(forecast).toEqual({
      last: new Date(NEXT_DAY.getTime() + 37 * 65_000),
      family: 'orange',
      tooLate: 28,
    })
  })

  it('is not made where nothing limits letters, and not before somebody has counted', async () => {
    expect((await ahead()).forecast).toBeUndefined()
    await countNextCohort(database.db, course.clock.now())
    expect((await ahead({ limits: UNLIMITED })).forecast).toBeUndefined()
  })

  it('tells of the first day on which a new domain sends more than providers know it for', async () => {
    await countNextCohort(database.db, course.clock.now())
    expect((await ahead({ warmUpFrom: '2027-03-02' })).over).toEqual([])
    await sql`update feuilleton.cohort_domains set people = 600`.execute(database.db)
    expect((await ahead({ warmUpFrom: '2027-03-01', mailDomain: 'lettres.example' })).over).toEqual([
      { day: '2027-03-02', domain: 'lettres.example', letters: 600, ceiling: 250, roomFrom: '2027-03-04' },
    ])
  })

  it('stands on the page of the cohort', async () => {
    await countNextCohort(database.db, course.clock.now())
    const pacing = { limits: LIMITS, families: NAMED_FAMILIES, warmUpFrom: undefined }
    const organiser = await organiserPages({ db: database.db, clock: course.clock }, { pacing }).as(
      'organiser',
    )
    const { text } = await organiser.get(`/o/cohorts/${course.cohort.slug}`)
    expect(text).toMatch(
      /The last letter leaves Tuesday 2 March at 7:3\d .*: the provider orange takes so many at a time\./,
    )
  })
})
