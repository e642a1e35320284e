import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askNewAddress } from '../../src/actions/people/ask-new-address.ts'
import { addSuppressions } from '../../src/actions/people/change-suppressions.ts'
import { correctAddress } from '../../src/actions/people/correct-address.ts'
import { erasePerson } from '../../src/actions/people/erase-person.ts'
import { resendLetter } from '../../src/actions/people/resend-letter.ts'
import type { Address } from '../../src/domain/address.ts'
import { addressHash } from '../../src/domain/address-hash.ts'
import { entriesAbout } from '../../src/store/people-journal.ts'
import { findPerson } from '../../src/store/people-person.ts'
import { findRequest } from '../../src/store/requests.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { idsOf } from '../support/ids.ts'
import { IMPORTED } from '../support/imported.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { openToSignUp } from '../support/sign-up.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const SLIP = 'ana@exmaple.org'
const RIGHT = 'ana@example.org' as Address
const BOB = 'bob@example.org'
const { keys } = IMPORTED
const by = { name: 'Camille' }

let database: TestDatabase
let sink: SmtpSink
let course: Course

/** A relay that has no mailbox of the misspelt name. */
beforeAll(async () => {
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to === SLIP ? `550 5.1.1 <${SLIP}>: no such user` : undefined,
  )
})
afterAll(() => sink.close())

beforeEach(async () => {
  database = await testDatabase()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(4),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [SLIP, BOB],
    connections: 1,
  })
})

afterEach(async () => {
  course.close()
  await database.close()
})

const correct = (to: string, { subscriberId = 1, why = 'she rang' } = {}) =>
  correctAddress(database.db, { subscriberId, to: to as Address, why, keys, by }, course.clock)
const addressOf = async (id: number) => (await findPerson(database.db, id))?.address

async function runAt(instant: string): Promise<void> {
  course.clock.set(new Date(instant))
  await course.run()
}

describe('an address that no mail reaches', () => {
  it('is corrected by an organiser; what bounced is sent again, and the rest follows', async () => {
    await runAt('2027-03-01T06:30:00Z')
    await correct(RIGHT)
    expect(await addressOf(1)).toBe(RIGHT)
    await resendLetter(database.db, { enrolmentId: 1, letter: 'jour-01', by }, course.clock)
    await course.run()
    await runAt('2027-03-02T06:30:00Z')
    expect((await ledgerWords(database.db)).filter((line) => line.includes(RIGHT))).toEqual([
      `jour-01 ${RIGHT} bounced`,
      `lesson.1 ${RIGHT} submitted`,
      `jour-02 ${RIGHT} submitted`,
    ])
    await expectCleanAudit(database.db, course.clock)
  })

  it('is in the journal with both addresses and why, until its person is erased', async () => {
    await runAt('2027-03-01T06:30:00Z')
    await correct(RIGHT)
    const [entry] = await entriesAbout(database.db, 1)
    expect(entry).toMatchObject({
      author: 'Camille',
      deed: { act: 'address-corrected', because: 'refused' },
      personal: { before: SLIP, after: RIGHT, why: 'she rang' },
    })
    await erasePerson(database.db, { enrolmentId: 1, keys, by }, course.clock)
    expect((await entriesAbout(database.db, 1)).map(({ personal }) => personal)).toEqual([null, null])
  })

  it('is erased with its person: from what the relay said, and for lists to come', async () => {
    await runAt('2027-03-01T06:30:00Z')
    await correct(RIGHT)
    await erasePerson(database.db, { enrolmentId: 1, keys, by }, course.clock)
    const { rows } = await sql<{ found: string }>`
      select reply as found from feuilleton.deliveries where reply like '%exmaple%'
      union all select address_key from feuilleton.suppressions
      union all select address_hash from feuilleton.erasures order by 1`.execute(database.db)
    const hashes = [SLIP, RIGHT].map((address) => addressHash(keys, address as Address))
    expect(rows.map(({ found }) => found)).toEqual(hashes.sort())
  })

  it('is corrected before the first letter too, which then goes to the new one alone', async () => {
    await correct(RIGHT)
    await runAt('2027-03-01T06:30:00Z')
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${RIGHT} submitted`, `jour-01 ${BOB} submitted`])
  })

  it('of somebody who has still to confirm is asked again, and its first link is over', async () => {
    const { db } = database
    const { ask, clock } = await openToSignUp(db, { slug: 'ouvert' })
    await ask('cleo@exmaple.org')
    const subscriberId = 3
    await correctAddress(
      db,
      { subscriberId, to: 'cleo@example.org' as Address, why: 'it bounced', keys, by },
      clock,
    )
    const [first, second] = await idsOf(db, 'confirmation')
    expect((await findRequest(db, first!))?.expiresAt).toEqual(clock.now())
    expect((await findRequest(db, second!))?.answeredAt).toBeNull()
  })
})

describe('an address that an organiser may not give somebody', () => {
  const refused = (action: Promise<unknown>, code: string) => expect(action).rejects.toThrow(code)

  it('is any while letters reach the one that they have', async () => {
    await runAt('2027-03-01T06:30:00Z')
    await refused(correct('bobby@example.org', { subscriberId: 2 }), 'address-works')
    expect(await addressOf(2)).toBe(BOB)
  })

  it('is somebody else’s, suppressed, erased, or changed without a word of why', async () => {
    await refused(correct(BOB), 'address-in-use')
    await refused(correct(SLIP), 'address-same')
    await refused(correct(RIGHT, { why: ' ' }), 'no-reason')
    const suppressed = { addresses: [RIGHT], why: 'asked', by, now: course.clock.now() }
    await addSuppressions(database.db, suppressed)
    await refused(correct(RIGHT), 'address-suppressed')
    await erasePerson(database.db, { enrolmentId: 2, keys, by }, course.clock)
    await refused(correct(BOB), 'address-erased')
    expect(await addressOf(1)).toBe(SLIP)
  })
})

describe('an address that works', () => {
  it('is changed by its person: the new one is asked by a letter, and nothing changes before', async () => {
    await runAt('2027-03-01T06:30:00Z')
    const to = 'bobby@example.org' as Address
    await askNewAddress(database.db, { enrolmentId: 2, to, keys, by }, course.clock)
    await course.run()
    expect(sink.accepted.at(-1)?.to).toBe(to)
    expect(await addressOf(2)).toBe(BOB)
    const entries = await entriesAbout(database.db, 2)
    expect(entries.map(({ deed, personal }) => [deed.act, personal])).toEqual([
      ['address-change-asked', { to }],
    ])
  })

  it('is not asked about where nothing arrives: that one is corrected', async () => {
    await runAt('2027-03-01T06:30:00Z')
    const asked = askNewAddress(database.db, { enrolmentId: 1, to: RIGHT, keys, by }, course.clock)
    await expect(asked).rejects.toThrow('address-broken')
  })
})
