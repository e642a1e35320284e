import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { findingLine } from '../../src/domain/finding-words.ts'
import { play } from '../../src/rehearsal/play.ts'
import { claimDue, endOverdueLeases, renewLeases } from '../../src/store/claims.ts'
import { markHanded } from '../../src/store/hand-over.ts'
import { findStream } from '../../src/store/streams.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { locksWaitedFor } from '../support/locks.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const DUE = new Date('2027-03-01T06:30:00Z')
const DISABLED = '550 5.2.1 mailbox disabled'
const EDITION = courseEdition(3)

let database: TestDatabase
let sink: SmtpSink
let answer: AnswerOf
const courses: Course[] = []

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((...asked) => answer(...asked))
})

afterEach(async () => {
  for (const course of courses.splice(0)) course.close()
  await sink.close()
  await database.close()
})

async function course(options: Partial<Parameters<typeof openCourse>[0]> = {}) {
  const opened = await openCourse({
    db: database.db,
    edition: EDITION,
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
    ...options,
  })
  courses.push(opened)
  return opened
}

const seconds = (number: number) => new Date(DUE.getTime() + number * 1_000)
const words = () => ledgerWords(database.db)
const refuseAna = (reply: (asked: number) => string) => {
  let asked = 0
  answer = (verb, to) => (verb === 'rcpt' && to.startsWith('ana') ? reply(++asked) : undefined)
}

describe('a mailbox that is disabled', () => {
  it('gets the next lesson tried, and nothing after the second bounce', async () => {
    refuseAna(() => DISABLED)
    const { deliverer, clock } = await course()
    await play({ ...deliverer, clock })
    expect((await words()).filter((line) => line.includes('ana'))).toEqual([
      'jour-01 ana@example.org bounced',
      'jour-02 ana@example.org bounced',
      'jour-03 ana@example.org skipped(suppressed)',
    ])
  })

  it('and works again the next day gets everything else', async () => {
    refuseAna((asked) => (asked === 1 ? DISABLED : '250 ok'))
    const { deliverer, clock } = await course()
    await play({ ...deliverer, clock })
    expect((await words()).filter((line) => line.includes('ana'))).toEqual([
      'jour-01 ana@example.org bounced',
      'jour-02 ana@example.org submitted',
      'jour-03 ana@example.org submitted',
    ])
  })

  it('bounces a second time from another cohort of the same person, and nothing leaves from either', async () => {
    refuseAna(() => DISABLED)
    const one = await course({ slug: 'un', people: ['ana@example.org'] })
    const other = await course({ slug: 'deux', people: ['Ana@EXAMPLE.org'] })
    one.clock.set(DUE)
    await one.run()
    other.clock.set(DUE)
    await other.run()
    const work = new Date('2027-03-02T06:30:00Z')
    one.clock.set(work)
    await one.run()
    const states = (await words()).map((line) => line.split(' ')[2])
    expect(states).toEqual(['bounced', 'bounced', 'skipped(suppressed)', 'skipped(suppressed)'])
  })

  it('is not counted with a bounce of another kind', async () => {
    refuseAna(() => DISABLED)
    const { clock, run } = await course()
    clock.set(DUE)
    await run()
    await sql`update feuilleton.deliveries set reply = '550 5.1.1 gone' where state = 'bounced'`.execute(
      database.db,
    )
    clock.set(new Date('2027-03-02T06:30:00Z'))
    await run()
    const { rows } = await sql`select from feuilleton.suppressions`.execute(database.db)
    expect(rows).toHaveLength(0)
  })
})

describe('a claim at the limit of its lease', () => {
  async function claimed() {
    const opened = await course({ people: ['ana@example.org'] })
    opened.clock.set(DUE)
    const [dispatchId = 0] = await opened.tick()
    const stream = await findStream(database.db, dispatchId)
    const wanted = { now: DUE, leaseUntil: seconds(60), by: 'slow', size: 100 }
    const claims = (await claimDue(database.db, stream!, wanted)).claimed.map(({ id, fence }) => ({
      id,
      fence,
      bytesHash: 'the same',
    }))
    return { ...opened, claims }
  }

  it('may be handed over a millisecond before its end, and no more at it', async () => {
    const { claims } = await claimed()
    expect(await markHanded(database.db, claims, seconds(60))).toEqual(new Set())
    expect(await markHanded(database.db, claims, seconds(59.999))).toEqual(new Set([1]))
  })

  it('is renewed a millisecond before its end, and stays over at it', async () => {
    const { claims } = await claimed()
    await renewLeases(database.db, claims, { now: seconds(60), leaseUntil: seconds(120) })
    expect(await markHanded(database.db, claims, seconds(60))).toEqual(new Set())
    await renewLeases(database.db, claims, { now: seconds(59.999), leaseUntil: seconds(120) })
    expect(await markHanded(database.db, claims, seconds(119))).toEqual(new Set([1]))
  })

  it('is ended at it, and not a millisecond before', async () => {
    const { claims, tick } = await claimed()
    await endOverdueLeases(database.db, seconds(59.999))
    expect(await words()).toEqual(['jour-01 ana@example.org claimed'])
    await endOverdueLeases(database.db, seconds(60))
    expect(await words()).toEqual(['jour-01 ana@example.org due'])
    expect(await markHanded(database.db, claims, seconds(59))).toEqual(new Set())
    expect(await tick()).toHaveLength(1)
  })
})

describe('who joins while a lesson falls due', () => {
  const carla = [{ address: 'carla@example.org' as Address }]

  async function missing(now: Date): Promise<string[]> {
    const { invariants } = await auditLedger(database.db, { now, isAtRest: true })
    return invariants.flatMap(({ broken }) => broken.map(findingLine))
  }

  it('and commits after its instant gets it, as they joined before it: the tick waits for them', async () => {
    const { clock, tick, deliver, cohort } = await course()
    const hold = await database.db.startTransaction().execute()
    clock.set(seconds(-1))
    await enrol(hold, { ...IMPORTED, cohort, programme: EDITION.programme, people: carla }, clock)
    clock.set(seconds(1))
    const ticking = tick()
    await locksWaitedFor(database.db, 1)
    await hold.commit().execute()
    await deliver(await ticking)
    expect(await words()).toContain('jour-01 carla@example.org submitted')
    expect(await missing(clock.now())).toEqual([])
  })

  it('and waits for the tick that is at it gets the next one, as they joined after it', async () => {
    const { clock, run, cohort, deliverer } = await course()
    const hold = await database.db.startTransaction().execute()
    clock.set(seconds(-1))
    await sql`select from feuilleton.tracks where id = 1 for share`.execute(hold) // as a tick does
    const joining = enrol(
      database.db,
      { ...IMPORTED, cohort, programme: EDITION.programme, people: carla },
      clock,
    )
    await locksWaitedFor(database.db, 1)
    clock.set(seconds(1))
    await hold.commit().execute()
    expect(await joining).toEqual({ enrolled: 1, already: 0, erased: 0 })
    await run()
    expect(await missing(clock.now())).toEqual([])
    await play({ ...deliverer, clock })
    expect((await words()).filter((line) => line.includes('carla'))).toEqual([
      'jour-02 carla@example.org submitted',
      'jour-03 carla@example.org submitted',
    ])
    expect(await missing(clock.now())).toEqual([])
  })
})
