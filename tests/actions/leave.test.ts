import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { explainLeaving, leave } from '../../src/actions/enrolments/leave.ts'
import { switchChoices, switchCohort } from '../../src/actions/enrolments/switch-cohort.ts'
import { undoLeave } from '../../src/actions/enrolments/undo-leave.ts'
import { eraseReader } from '../../src/actions/readers/erase-reader.ts'
import { exportReader } from '../../src/actions/readers/export-reader.ts'
import { findReaderCourse } from '../../src/actions/readers/reader-course.ts'
import type { Address } from '../../src/domain/address.ts'
import { addressHash } from '../../src/domain/address-hash.ts'
import { play } from '../../src/rehearsal/play.ts'
import { findReader } from '../../src/store/readers.ts'
import { addRequest } from '../../src/store/requests.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { wordsWith } from '../support/words-with.ts'

const ANA = 'Ana.Martin@example.org'
const edition = courseEdition(4)

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeAll(async () => {
  sink = await startSink((verb, to) => {
    return verb === 'dot' ? `250 2.0.0 Ok: kept for <${to}>` : undefined
  })
})
afterAll(() => sink.close())

beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, 'bob@example.org'],
    connections: 1,
    slug: 'mars',
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

async function playUntil(instant: string): Promise<void> {
  const until = new Date(instant)
  await play({ ...course.deliverer, clock: course.clock }, { until })
  course.clock.set(until)
}

const playOn = () => play({ ...course.deliverer, clock: course.clock })
const go = (scope: 'course' | 'everything' = 'course') =>
  leave(database.db, { enrolmentId: 1, scope, how: 'page', ip: '192.0.2.7' }, course.clock)
const undo = () => undoLeave(database.db, { enrolmentId: 1, wording: 'Revenir' }, course.clock)

async function anotherCohort(slug: string, dayOne: string) {
  const wanted = { edition, slug, dayOne, signUp: 'open' } as const
  return scheduleCohort(database.db, wanted, course.clock.now())
}

async function alsoIn(slug: string, dayOne: string): Promise<void> {
  const cohort = await anotherCohort(slug, dayOne)
  const people = [{ address: ANA as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, course.clock)
}

/** Such as `['1 left page']`, without the imports. */
async function consents(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select enrolment_id || ' ' || event || coalesce(' ' || detail, '') as line
    from feuilleton.consents where event <> 'imported' order by id`.execute(database.db)
  return rows.map(({ line }) => line)
}

const stateOf = async (id: number) => (await findReader(database.db, id))?.state

describe('somebody who leaves', () => {
  it('gets nothing more, once for all and with one line of proof', async () => {
    await playUntil('2027-03-02T12:00:00Z')
    expect(await go()).toBe('fr')
    await go()
    await playOn()
    const lessons = (await ledgerWords(database.db)).filter((line) => line.includes(ANA))
    expect(lessons).toEqual([`jour-01 ${ANA} submitted`, `jour-02 ${ANA} submitted`])
    expect(await consents()).toEqual(['1 left page'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('leaves this course alone, or all of them', async () => {
    await alsoIn('avril', '2027-04-01')
    await go()
    expect([await stateOf(1), await stateOf(3)]).toEqual(['unsubscribed', 'active'])
    await go('everything')
    expect([await stateOf(1), await stateOf(3), await stateOf(2)]).toEqual([
      ...['unsubscribed', 'unsubscribed'],
      'active',
    ])
    expect(await consents()).toEqual(['1 left page', '3 left page'])
  })

  it('may say why, then or later, and once', async () => {
    await explainLeaving(database.db, 1, { reason: 'other', words: 'still here' })
    await go()
    await explainLeaving(database.db, 1, { reason: 'too-many', words: ` ${'x'.repeat(600)}` })
    await explainLeaving(database.db, 1, { reason: 'no-time', words: '' })
    const { rows } = await sql<{ reason: string }>`
      select left_reason as reason from feuilleton.enrolments where id = 1`.execute(database.db)
    expect(rows[0]!.reason).toBe(`too-many: ${'x'.repeat(500)}`)
  })
})

describe('somebody who takes a leaving back', () => {
  it('gets the next lesson, and those that left meanwhile are not missing', async () => {
    await playUntil('2027-03-01T12:00:00Z')
    await go()
    await playUntil('2027-03-03T12:00:00Z')
    expect(await undo()).toBe(true)
    expect(await undo()).toBe(false)
    await playOn()
    const lessons = (await ledgerWords(database.db)).filter((line) => line.includes(ANA))
    expect(lessons.map((line) => line.slice(0, 7))).toEqual(['jour-01', 'jour-04'])
    expect(await consents()).toEqual(['1 left page', '1 confirmed undo'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('has seven days for it, and gets back all that ended together', async () => {
    await alsoIn('avril', '2027-04-01')
    await go('everything')
    course.clock.set(new Date(course.clock.now().getTime() + 7 * 86_400_000 - 1))
    expect(await undo()).toBe(true)
    expect([await stateOf(1), await stateOf(3)]).toEqual(['active', 'active'])
    await go()
    course.clock.set(new Date(course.clock.now().getTime() + 7 * 86_400_000))
    expect(await undo()).toBe(false)
  })

  it('has still to confirm when it was not confirmed before', async () => {
    await sql`update feuilleton.enrolments set state = 'pending', joined_at = null where id = 1`.execute(
      database.db,
    )
    await go()
    expect(await undo()).toBe(true)
    expect(await stateOf(1)).toBe('pending')
    expect(await consents()).toEqual(['1 left page'])
  })
})

describe('somebody who changes to another cohort', () => {
  const change = (cohort: string) =>
    switchCohort(database.db, { enrolmentId: 1, cohort, wording: 'Changer' }, course.clock)

  it('leaves this one and gets the letters of the other, with a proof of both', async () => {
    await anotherCohort('avril', '2027-04-01')
    await playUntil('2027-03-02T12:00:00Z')
    const reading = (await findReaderCourse(database.db, 1))!
    const choices = await switchChoices(database.db, reading, course.clock.now())
    expect(choices.map(({ cohort }) => cohort.slug)).toEqual(['avril'])
    expect(await change('avril')).toEqual({ kind: 'switched', enrolmentId: 3 })
    expect(await change('avril')).toEqual({ kind: 'not-reading' })
    expect(await undo()).toBe(false)
    await playOn()
    const lessons = (await ledgerWords(database.db)).filter((line) => line.includes(ANA))
    expect(lessons).toHaveLength(6)
    expect(await consents()).toEqual(['1 left switched', '3 confirmed switched'])
    await expectCleanAudit(database.db, course.clock)
  })

  it('cannot go to one that is closed, full or over', async () => {
    await anotherCohort('avril', '2027-04-01')
    await anotherCohort('hier', '2027-01-01')
    const closing = sql`update feuilleton.cohorts set sign_up = 'closed' where slug = 'avril'`
    await closing.execute(database.db)
    for (const slug of ['avril', 'hier', 'mars', 'nowhere'])
      expect(await change(slug)).toEqual({ kind: 'closed' })
    expect(await stateOf(1)).toBe('active')
  })
})

describe('somebody who takes the data along', () => {
  it('has all of it in one object', async () => {
    await playUntil('2027-03-02T12:00:00Z')
    const kept = JSON.parse(JSON.stringify(await exportReader(database.db, 1, course.clock)))
    const lists = [
      'enrolments',
      'consents',
      'deliveries',
      'decisions',
      'returned',
      'requests',
      'readings',
      'registrations',
      'journal',
    ]
    expect(Object.keys(kept).sort()).toEqual(
      ['exported_at', 'subscriber', ...lists, 'suppression', 'lifted_suppressions'].sort(),
    )
    expect(kept.subscriber).toMatchObject({ address: ANA, first_name: null })
    expect(kept.enrolments).toMatchObject([{ cohort: 'mars', state: 'active', zone: 'Europe/Paris' }])
    expect(kept.consents).toMatchObject([{ event: 'imported', wording: IMPORTED.basis }])
    expect(kept.deliveries).toMatchObject([
      { letter: 'jour-01', state: 'submitted' },
      { letter: 'jour-02', state: 'submitted' },
    ])
    expect(JSON.stringify(kept)).not.toContain('bob@')
    expect(await exportReader(database.db, 99, course.clock)).toBeUndefined()
  })
})

describe('somebody who has everything erased', () => {
  const erase = () => eraseReader(database.db, { enrolmentId: 1, keys: IMPORTED.keys }, course.clock)

  it('leaves nothing of the address, the name or the place in the database', async () => {
    await alsoIn('avril', '2027-04-01')
    await sql`update feuilleton.subscribers set first_name = 'Anastasie' where id = 1`.execute(database.db)
    await playUntil('2027-03-02T12:00:00Z')
    await traces()
    for (const word of ['ana.martin', 'anastasie', '192.0.2.7'])
      expect(await wordsWith(database.db, word)).not.toEqual([])
    expect(await erase()).toBe(true)
    expect(await erase()).toBe(true)
    for (const word of ['ana.martin', 'anastasie', '192.0.2.7'])
      expect(await wordsWith(database.db, word)).toEqual([])
    const { rows } = await sql<{ hash: string }>`
      select address_hash as hash from feuilleton.erasures`.execute(database.db)
    expect(rows).toEqual([{ hash: addressHash(IMPORTED.keys, ANA as Address) }])
    expect(await wordsWith(database.db, 'bob@example.org')).not.toEqual([])
  })

  /** The address where the relay and organisers may have written it. */
  async function traces(): Promise<void> {
    const said = `550 5.1.1 <${ANA.toLowerCase()}> is unknown`
    const now = course.clock.now()
    await go()
    await undo()
    await sql`insert into feuilleton.resolutions (delivery_id, decision, decided_by, decided_at, was, note)
      values (1, 'leave', 'organiser', ${now}, ${`unknown: ${said}`}, ${said})`.execute(database.db)
    await sql`insert into feuilleton.refusals (delivery_id, cohort_id, reply, refused_at)
      values (2, 1, ${said}, ${now})`.execute(database.db)
    await sql`insert into feuilleton.suppressions (address_key, reason, suppressed_at)
      values (${ANA.toLowerCase()}, ${said}, ${now})`.execute(database.db)
    await sql`insert into feuilleton.pauses (cohort_id, paused_by, reason, paused_at)
      values (2, 'organiser', ${said}, ${now})`.execute(database.db)
    await sql`insert into feuilleton.domain_pauses (cohort_id, domain, why, reason, paused_at, next_try_at)
      values (2, 'example.org', 'denial', ${said}, ${now}, ${now})`.execute(database.db)
  }

  it('ends every course, withdraws what is on its way, and keeps the ledger true', async () => {
    await playUntil('2027-03-02T12:00:00Z')
    const now = course.clock.now()
    const expiresAt = new Date(now.getTime() + 86_400_000)
    await addRequest(database.db, { enrolmentId: 1, kind: 'link', now, expiresAt })
    await erase()
    await playOn()
    const marker = 'erased-1@erased.invalid'
    const lines = (await ledgerWords(database.db)).filter((line) => line.includes(marker))
    expect(lines.map((line) => line.replace(` ${marker}`, ''))).toEqual([
      'jour-01 submitted',
      'jour-02 submitted',
      'link.1 skipped(unsubscribed)',
    ])
    expect((await consents()).at(-1)).toBe('1 erased')
    expect(await undo()).toBe(false)
    await expectCleanAudit(database.db, course.clock)
  })

  it('is not enrolled again by an import', async () => {
    await erase()
    const people = [{ address: ANA as Address }]
    const request = { ...IMPORTED, cohort: course.cohort, programme: edition.programme, people }
    expect(await enrol(database.db, request, course.clock)).toMatchObject({ enrolled: 0, erased: 1 })
  })
})
