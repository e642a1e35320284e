import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findingLine } from '../../src/domain/finding-words.ts'
import { startCatcher } from '../../src/mail/catcher.ts'
import { auditRehearsal, type LedgerAudit } from '../../src/rehearsal/audit.ts'
import { type Accepted, mailFolder } from '../../src/rehearsal/mail-folder.ts'
import { play } from '../../src/rehearsal/play.ts'
import type { RehearsedBreak } from '../../src/rehearsal/report.ts'
import type { Database } from '../../src/store/database.ts'
import { openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const EXPECTED = 6
const AFTER = new Date('2027-03-04T00:00:00Z')

let database: TestDatabase
let accepted: ReadonlyMap<number, Accepted>

/** Three lessons to two readers, all of which left. */
beforeAll(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'feuilleton-audit-'))
  await mkdir(join(directory, 'mail'))
  database = await testDatabase()
  const folder = mailFolder(directory)
  const relay = await startCatcher(folder.keep)
  const course = await openCourse({
    db: database.db,
    edition: courseEdition(3),
    port: relay.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
    connections: 1,
  })
  await play({ ...course.deliverer, clock: course.clock })
  course.close()
  await relay.close()
  await rm(directory, { recursive: true })
  accepted = folder.accepted
})

afterAll(() => database.close())

/** What the audit says after a change of the ledger or of what the relay took, which is taken back. */
async function auditAfter(
  change: (db: Database, taken: Map<number, Accepted>) => Promise<unknown> | unknown,
  { expected = EXPECTED, breaks }: { expected?: number; breaks?: RehearsedBreak[] } = {},
): Promise<LedgerAudit> {
  const taken = new Map([...accepted].map(([id, mail]) => [id, { ...mail }]))
  const ledger = await database.db.startTransaction().execute()
  try {
    await change(ledger, taken)
    return await auditRehearsal(ledger, { now: AFTER, expected, accepted: taken, ...(breaks && { breaks }) })
  } finally {
    await ledger.rollback().execute()
  }
}

const broken = ({ invariants }: LedgerAudit) =>
  Object.fromEntries(
    invariants.filter(({ holds }) => !holds).map(({ id, broken: found }) => [id, found.map(findingLine)]),
  )

describe('the audit of a rehearsal', () => {
  it('holds the six promises when all went well', async () => {
    const audit = await auditAfter(() => undefined)
    expect(broken(audit)).toEqual({})
    expect(audit).toMatchObject({ expected: 6, submitted: 6, skipped: {}, others: {} })
    expect(audit.invariants.map(({ id }) => id)).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6'])
  })

  it('names I1 when the relay took a letter twice', async () => {
    const audit = await auditAfter((_, taken) => {
      taken.get(2)!.bodies = 2
    })
    expect(broken(audit)).toEqual({ I1: ['the relay took 2 bodies of delivery 2'] })
  })

  it('names I2 when the calendar asks for a letter that the ledger does not have', async () => {
    const audit = await auditAfter(() => undefined, { expected: EXPECTED + 1 })
    expect(broken(audit)).toEqual({ I2: ['the calendar asks for 7 lessons and the ledger has 6'] })
  })

  it('names I2 when a letter that fell due has not ended', async () => {
    const audit = await auditAfter((db) =>
      sql`update feuilleton.deliveries set state = 'due' where id = 3`.execute(db),
    )
    expect(broken(audit)).toMatchObject({ I2: ['delivery 3 (jour-02) is still due'] })
    expect(audit).toMatchObject({ submitted: 5, others: { due: 1 } })
  })

  it('names I2 when a reader has no row for a letter', async () => {
    const audit = await auditAfter((db) => sql`delete from feuilleton.deliveries where id = 6`.execute(db), {
      expected: 5,
    })
    expect(broken(audit)).toEqual({
      I2: ['enrolment 2 has no delivery of jour-03'],
      I6: ['the relay took delivery 6, unknown to the ledger'],
    })
  })

  it('names I3 when lessons left in disorder, or two on a day', async () => {
    const leave = (id: number, at: string) => (db: Database) =>
      sql`update feuilleton.deliveries set handed_at = ${new Date(at)} where id = ${id}`.execute(db)
    const late = await auditAfter(leave(1, '2027-03-02T10:00:00Z'))
    expect(broken(late)).toEqual({
      I3: ['enrolment 1: day 1 left on 2027-03-02 after day 2 on 2027-03-02'],
    })
    const twice = await auditAfter(leave(3, '2027-03-01T10:00:00Z'))
    expect(broken(twice)).toEqual({
      I3: ['enrolment 1: day 2 left on 2027-03-01 after day 1 on 2027-03-01'],
    })
  })

  it('names I4 when a letter left after its reader', async () => {
    const gone = new Date('2027-03-02T12:00:00Z')
    const left = await auditAfter((db) =>
      sql`update feuilleton.enrolments set left_at = ${gone} where id = 1`.execute(db),
    )
    expect(broken(left)).toEqual({ I4: ['delivery 5 was handed over after its reader had left'] })
    const suppressed = await auditAfter((db) =>
      sql`insert into feuilleton.suppressions values ('bob@example.org', 'bounced', ${gone})`.execute(db),
    )
    expect(broken(suppressed)).toEqual({ I4: ['delivery 6 was handed over after its reader had left'] })
  })

  it('names I4 when a lesson left in a break, and I2 when one was skipped for none', async () => {
    const away = { at: '2027-03-01T12:00:00Z', to: 'ana@example.org', until: '2027-03-02' }
    const left = await auditAfter(() => undefined, { breaks: [away] })
    expect(broken(left)).toEqual({ I4: ['delivery 3 left for ana@example.org during their break'] })
    const skip = (id: number) => (db: Database, taken: Map<number, Accepted>) => {
      taken.delete(id)
      return sql`update feuilleton.deliveries set state = 'skipped', reason = 'paused', handed_at = null where id = ${id}`.execute(
        db,
      )
    }
    expect(broken(await auditAfter(skip(3), { breaks: [away] }))).toEqual({})
    const back = { ...away, backAt: '2027-03-02T05:00:00Z' }
    expect(broken(await auditAfter(skip(3), { breaks: [back] }))).toEqual({
      I2: ['delivery 3 (jour-02) was skipped for ana@example.org, who was in no break'],
    })
  })

  it('names I5 when a retry had other bytes', async () => {
    const audit = await auditAfter((_, taken) => {
      taken.get(4)!.same = false
    })
    expect(broken(audit)).toEqual({ I5: ['the bodies of delivery 4 are not the same'] })
  })

  it('names I6 when the ledger and the relay disagree, either way', async () => {
    const lost = await auditAfter((_, taken) => taken.delete(5))
    expect(broken(lost)).toEqual({ I6: ['delivery 5 is submitted and the relay never took it'] })
    const foreign = await auditAfter((_, taken) =>
      taken.set(99, { file: 'x', letter: 'jour-01', bodies: 1, same: true }),
    )
    expect(broken(foreign)).toEqual({ I6: ['the relay took delivery 99, unknown to the ledger'] })
  })
})
