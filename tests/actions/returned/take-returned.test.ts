import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { removeSuppressions } from '../../../src/actions/people/change-suppressions.ts'
import { eraseReader } from '../../../src/actions/readers/erase-reader.ts'
import { takeReturned } from '../../../src/actions/returned/take-returned.ts'
import type { Address } from '../../../src/domain/address.ts'
import { unsubscribeAddress } from '../../../src/domain/token-addresses.ts'
import { deliveriesThatMayHaveLeft } from '../../../src/store/audit.ts'
import { exportSubscriber } from '../../../src/store/exports.ts'
import { feedback, mailOf, plainMail, type ReturnedLetter, statusReport } from '../../returned/reports.ts'
import { expectCleanAudit } from '../../support/clean-audit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { ledgerRows, ledgerWords } from '../../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const ANA = 'ana@example.org'
const BOB = 'bob@example.org'
const BY = { name: 'Feuilleton' }

let database: TestDatabase
let sink: SmtpSink
let course: Course

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(3),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: [ANA, BOB],
  })
  await onDay(1)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function onDay(day: number): Promise<void> {
  course.clock.set(new Date(`2027-03-0${day}T06:30:00Z`))
  await course.run()
  course.clock.set(new Date(`2027-03-0${day}T08:00:00Z`))
}

/** The last letter that the relay took for a reader, with the addresses that it has. */
function letterTo(reader: string): ReturnedLetter {
  const mail = sink.accepted.findLast(({ to }) => to === reader)!
  const text = mail.bytes.toString('latin1').replace(/\r\n[ \t]+/g, ' ')
  const unsubscribe = /<mailto:([^?>]+)/.exec(text)![1]!
  return { delivery: mail.deliveryId!, reader, bounce: mail.from, unsubscribe }
}

async function take(bytes: Uint8Array, recipient = ''): Promise<string> {
  const doing = { db: database.db, keys: KEYS, clock: course.clock, by: BY }
  return (await takeReturned({ bytes: Buffer.from(bytes), recipient }, doing)).taken
}

const gone = (letter: ReturnedLetter, more: Partial<Parameters<typeof statusReport>[0]> = {}) =>
  statusReport({ status: '5.1.1', diagnostic: '550 5.1.1 User unknown', letter, ...more })

const rows = async (query: ReturnType<typeof sql>) => (await query.execute(database.db)).rows
const suppressed = () => rows(sql`select address_key, reason from feuilleton.suppressions order by 1`)
const noted = () =>
  rows(sql`select kind, verdict, status, words, acted, relay_reply from feuilleton.returned_mail order by id`)
const journal = () =>
  rows(sql`select author, act, facts, personal from feuilleton.journal where act like 'suppression%'`)

describe('a letter that came back', () => {
  it('is returned, and nothing more is sent to an address that is gone', async () => {
    expect(await take(gone(letterTo(ANA)))).toBe('acted')
    expect(await ledgerWords(database.db)).toContain(`jour-01 ${ANA} returned`)
    expect(await suppressed()).toEqual([{ addressKey: ANA, reason: '550 5.1.1 User unknown' }])
    expect(await noted()).toEqual([
      {
        ...{ kind: 'hard', verdict: 'gone', status: '5.1.1', words: '550 5.1.1 User unknown', acted: true },
        relayReply: expect.stringMatching(/^250 /),
      },
    ])
    expect(await journal()).toEqual([
      {
        ...{ author: 'Feuilleton', act: 'suppression-returned', facts: { kind: 'hard' } },
        personal: { address: ANA, reason: '550 5.1.1 User unknown' },
      },
    ])
    await onDay(2)
    expect(sink.accepted.filter(({ to }) => to === ANA)).toHaveLength(1)
    expect(sink.accepted.filter(({ to }) => to === BOB)).toHaveLength(2)
    await expectCleanAudit(database.db, course.clock)
    // The relay did take it.
    const { delivery } = letterTo(ANA)
    expect(await deliveriesThatMayHaveLeft(database.db)).toContainEqual({ id: delivery, state: 'returned' })
  })

  it('acts once: the same report again does not undo what an organiser decided since', async () => {
    const report = gone(letterTo(ANA))
    await take(report)
    const lifted = { addresses: [ANA as Address], why: 'it is back', by: BY, now: course.clock.now() }
    await removeSuppressions(database.db, lifted)
    const byAnotherWay = Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), report])
    expect(await take(byAnotherWay)).toBe('seen')
    expect(await take(gone(letterTo(ANA), { messageId: '<report-2@relais.example>' }))).toBe('noted')
    expect(await suppressed()).toEqual([])
  })

  it('acts once when the same report comes by several doors at the same time', async () => {
    const report = gone(letterTo(ANA))
    const taken = await Promise.all(Array.from({ length: 6 }, () => take(report)))
    expect(taken.toSorted()).toEqual(['acted', ...Array(5).fill('seen')])
  })

  it('suppresses at the second letter, a day apart, where the server gives no reason to trust', async () => {
    const refused = (letter: ReturnedLetter, messageId: string) =>
      gone(letter, { status: '5.4.1', diagnostic: '550 5.4.1 Access denied', messageId })
    await take(refused(letterTo(ANA), '<one@x>'))
    expect(await suppressed()).toEqual([])
    await onDay(2)
    await take(refused(letterTo(ANA), '<two@x>'))
    expect(await suppressed()).toMatchObject([{ addressKey: ANA }])
  })

  it('suppresses before the third letter, though its first report took hours', async () => {
    const refused = (letter: ReturnedLetter, messageId: string) =>
      gone(letter, { status: '5.4.1', diagnostic: '550 5.4.1 Access denied', messageId })
    const first = letterTo(ANA)
    course.clock.set(new Date('2027-03-01T17:00:00Z'))
    await take(refused(first, '<one@x>'))
    course.clock.set(new Date('2027-03-02T06:30:00Z'))
    await course.run()
    await take(refused(letterTo(ANA), '<two@x>'))
    expect(await suppressed()).toMatchObject([{ addressKey: ANA }])
  })

  it.each([
    ['a full mailbox', { status: '5.2.2', diagnostic: '552 5.2.2 mailbox full' }, 'passing'],
    [
      'a fault of ours',
      { status: '5.7.1', diagnostic: '550 5.7.1 blocked using zen.spamhaus.org' },
      'policy',
    ],
    ['the letter', { status: '5.2.3', diagnostic: '552 5.2.3 message too large' }, 'policy'],
  ])('by %s suppresses nobody', async (_, failed, reason) => {
    for (const day of [1, 2, 3]) {
      if (day > 1) await onDay(day)
      expect(await take(gone(letterTo(ANA), { ...failed, messageId: `<${day}@x>` }))).toBe('acted')
    }
    const ofAna = (await ledgerRows(database.db)).filter(({ address }) => address === ANA)
    expect(ofAna.map(({ state, reason: why }) => [state, why])).toEqual(Array(3).fill(['returned', reason]))
    expect(await suppressed()).toEqual([])
  })

  it('suppresses nobody at once when it failed at an address that its reader has letters passed on to', async () => {
    expect(await take(gone(letterTo(ANA), { final: 'old@elsewhere.example' }))).toBe('acted')
    expect(await suppressed()).toEqual([])
  })

  it('suppresses nobody whom the report does not name', async () => {
    const aboutBob = letterTo(BOB)
    await take(gone({ ...aboutBob, bounce: letterTo(ANA).bounce }))
    expect(await suppressed()).toEqual([])
  })

  it('changes nothing while its server still tries', async () => {
    expect(await take(gone(letterTo(ANA), { action: 'delayed', status: '4.4.1' }))).toBe('noted')
    expect(await ledgerWords(database.db)).toContain(`jour-01 ${ANA} submitted`)
  })

  it('is asked for again when it is quicker than the note that the relay took the letter', async () => {
    const letter = letterTo(ANA)
    const put = (state: string) =>
      sql`update feuilleton.deliveries set state = ${state} where id = ${letter.delivery}`.execute(
        database.db,
      )
    await put('handed')
    expect(await take(gone(letter))).toBe('too-early')
    expect(await noted()).toEqual([])
    await put('submitted')
    expect(await take(gone(letter))).toBe('acted')
  })
})

describe('a domain that denies everybody', () => {
  const READERS = Array.from({ length: 14 }, (_, at) => `reader-${at}@panne.example`)

  it('is not believed from the tenth report on, and is when it says so a day later', async () => {
    course.close()
    course = await openCourse({
      ...{ db: database.db, edition: courseEdition(3), port: sink.port, slug: 'panne' },
      ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: READERS },
    })
    await onDay(1)
    for (const reader of READERS) await take(gone(letterTo(reader)))
    expect(await suppressed()).toHaveLength(9)
    await onDay(2)
    for (const reader of READERS.filter((one) => sink.accepted.filter(({ to }) => to === one).length === 2))
      await take(gone(letterTo(reader), { messageId: `<two-${reader}>` }))
    expect(await suppressed()).toHaveLength(READERS.length)
  })
})

describe('a complaint', () => {
  const complaint = (letter: ReturnedLetter, fields: string[] = []) => feedback('abuse', fields, letter)

  it('ends every course of its reader and all sending', async () => {
    const other = await scheduleCohort(
      database.db,
      { edition: courseEdition(2), dayOne: '2027-04-01', slug: 'avril' },
      course.clock.now(),
    )
    const people = [{ address: ANA as Address }]
    await enrol(
      database.db,
      { ...IMPORTED, cohort: other, programme: courseEdition(2).programme, people },
      course.clock,
    )
    expect(await take(complaint(letterTo(ANA)))).toBe('acted')
    expect(await suppressed()).toEqual([{ addressKey: ANA, reason: 'complaint: abuse' }])
    expect(await rows(sql`select detail from feuilleton.consents where event = 'left'`)).toEqual([
      { detail: 'complaint' },
      { detail: 'complaint' },
    ])
    await onDay(2)
    expect(sink.accepted.filter(({ to }) => to === ANA)).toHaveLength(1)
    await expectCleanAudit(database.db, course.clock)
  })

  it('of somebody whom a letter was passed on to is noted only', async () => {
    const other = ['Original-Rcpt-To: friend@elsewhere.example']
    expect(await take(complaint(letterTo(ANA), other))).toBe('noted')
    expect(await suppressed()).toEqual([])
  })

  it('that names the delivery of somebody else is ignored', async () => {
    expect(await take(complaint({ ...letterTo(ANA), delivery: letterTo(BOB).delivery }))).toBe('ignored')
  })
})

describe('who unsubscribes by mail', () => {
  it('has left as by the button, with the words of the proof', async () => {
    const { unsubscribe } = letterTo(ANA)
    expect(await take(plainMail('', ['Message-ID: <1@icloud>'], 'unsubscribe'), unsubscribe)).toBe('acted')
    expect(await rows(sql`select detail from feuilleton.consents where event = 'left'`)).toEqual([
      { detail: 'mail' },
    ])
    await onDay(2)
    expect(sink.accepted.filter(({ to }) => to === ANA)).toHaveLength(1)
    expect(await suppressed()).toEqual([])
  })

  it('is left alone when the token is of nobody, or not ours', async () => {
    const nobody = unsubscribeAddress(KEYS, 999_999, 'cours.example')
    const forged = unsubscribeAddress(['another key, long enough to be one of them'], 1, 'cours.example')
    const mail = mailOf(['From: x@y.example', 'Subject: unsubscribe'])
    expect([await take(mail, nobody), await take(mail, forged)]).toEqual(['ignored', 'ignored'])
    expect(await noted()).toEqual([])
  })
})

it('keeps nothing that a person wrote, and nothing of a person who had everything erased', async () => {
  const { bounce } = letterTo(ANA)
  await take(plainMail('Une confidence', ['Message-ID: <1@x>']), bounce)
  await take(gone(letterTo(ANA), { diagnostic: `550 5.1.1 <${ANA}> unknown` }))
  expect((await noted()).map((row) => (row as { words: string | null }).words)).toEqual([
    null,
    `550 5.1.1 <${ANA}> unknown`,
  ])
  const { rows: found } = await sql<{ id: number }>`
    select enrolment_id as id from feuilleton.deliveries order by id limit 1`.execute(database.db)
  const { returned } = (await exportSubscriber(database.db, found[0]!.id))!
  expect(returned).toMatchObject([
    { kind: 'reply', words: null },
    { kind: 'hard', status: '5.1.1', acted: true },
  ])
  await eraseReader(database.db, { enrolmentId: found[0]!.id, keys: KEYS }, course.clock)
  expect(JSON.stringify(await noted())).not.toContain(ANA)
})

describe('a domain that sends letters back for reasons that are about us', () => {
  const READERS = Array.from({ length: 5 }, (_, at) => `reader-${at}@strict.example`)
  const blocked = (letter: ReturnedLetter, messageId: string) =>
    gone(letter, { status: '5.7.1', diagnostic: '550 5.7.1 blocked using zen.spamhaus.org', messageId })
  const pauses = () => rows(sql`select domain, why, tries from feuilleton.domain_pauses`)
  const taken = (reader: string) => sink.accepted.filter(({ to }) => to === reader).length

  beforeEach(async () => {
    course.close()
    course = await openCourse({
      ...{ db: database.db, edition: courseEdition(3), port: sink.port, slug: 'strict' },
      ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: [...READERS, 'zoe@gentle.example'] },
    })
    await onDay(1)
  })

  const complain = async (readers: readonly string[], day: number) => {
    for (const reader of readers) await take(blocked(letterTo(reader), `<${day}-${reader}>`))
  }

  it('is paused for an hour at the third of its readers, tried with one letter, and goes on when that stays', async () => {
    await complain(READERS.slice(0, 2), 1)
    expect(await pauses()).toEqual([])
    await complain(READERS.slice(2, 3), 1)
    expect(await pauses()).toEqual([{ domain: 'strict.example', why: 'returned', tries: 0 }])
    expect(await suppressed()).toEqual([])
    const at = async (time: string) => {
      course.clock.set(new Date(`2027-03-02T${time}:00Z`))
      await course.run()
      return READERS.filter((reader) => taken(reader) === 2).length
    }
    expect(await at('06:30')).toBe(1)
    expect(taken('zoe@gentle.example')).toBe(2)
    // That the relay took the one says nothing.
    expect(await at('06:35')).toBe(1)
    expect(await at('06:45')).toBe(5)
    expect(await pauses()).toEqual([])
    await expectCleanAudit(database.db, course.clock)
  })

  it('stays paused when the letter that tried it came back, too', async () => {
    await complain(READERS.slice(0, 3), 1)
    await onDay(2)
    await complain(
      READERS.filter((reader) => taken(reader) === 2),
      2,
    )
    course.clock.set(new Date('2027-03-02T08:30:00Z'))
    await course.run()
    expect(READERS.filter((reader) => taken(reader) === 2)).toHaveLength(1)
    expect(await pauses()).toMatchObject([{ why: 'returned', tries: 0 }])
  })

  it('is not paused by letters that were passed on to another domain', async () => {
    for (const reader of READERS)
      await take(
        statusReport({
          ...{ status: '5.7.1', diagnostic: '550 5.7.1 blocked', letter: letterTo(reader) },
          ...{ final: 'x@elsewhere.example', original: 'x@elsewhere.example', messageId: `<${reader}>` },
        }),
      )
    expect(await pauses()).toEqual([])
  })
})
