import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { faultSeed, seededRandom } from '../support/random.ts'
import { type ServiceRun, startRun } from '../support/service-process.ts'
import { type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'
import { record } from './record.ts'
import { eventually, morningEdition } from './stage.ts'

/** What twelve servers really say to a reader, and how that reader's letter stands then. */
const REFUSALS: readonly (readonly [domain: string, at: Verb, reply: string, letter: string])[] = [
  [
    'full.orange',
    'rcpt',
    '552 5.1.1 aBc Boite du destinataire pleine. Recipient overquota. OFR_417 [417]',
    'due',
  ],
  [
    'gone.orange',
    'rcpt',
    '550 5.1.1 aBc Adresse d au moins un destinataire invalide. OFR_416 [416]',
    'bounced (gone)',
  ],
  [
    'archived.laposte',
    'rcpt',
    '550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420',
    'due',
  ],
  [
    'full.free',
    'rcpt',
    '554 5.2.2 Recipient address rejected: Quota exceeded (mailbox for user is full)',
    'due',
  ],
  ['spam.free', 'dot', '550 spam detected', 'due'],
  [
    'gone.gmail',
    'rcpt',
    '550 5.1.1 The email account that you tried to reach does not exist.',
    'bounced (gone)',
  ],
  [
    'disabled.gmail',
    'rcpt',
    '550 5.2.1 The email account that you tried to reach is disabled.',
    'bounced (disabled)',
  ],
  ['denied.microsoft', 'rcpt', '550 5.4.1 Recipient address rejected: Access denied.', 'bounced (refused)'],
  ['listed.microsoft', 'rcpt', '550 5.7.1 part of their network is on our block list (S3140)', 'due'],
  [
    'unknown.yahoo',
    'dot',
    "554 delivery error: dd This user doesn't have a yahoo.com account",
    'bounced (refused)',
  ],
  ['grey.postfix', 'rcpt', '550 5.1.1 Recipient address rejected: Greylisted', 'due'],
  ['unknown.exim', 'rcpt', '550 No such user here', 'bounced (refused)'],
]
const PEOPLE = 10
const REFUSED = 3

describe('a relay that refuses 30 % of the readers at random, with each of twelve real replies', () => {
  let database: TestDatabase
  let sink: SmtpSink | undefined
  let service: ServiceRun | undefined
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(async () => {
    await service?.end('SIGKILL')
    await sink?.close()
    await database.close()
  })

  const random = seededRandom(faultSeed())
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((one) => [random.next(), one] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, one]) => one)
  const crowdOf = (domain: string) => Array.from({ length: PEOPLE }, (_, n) => `p${n}@${domain}.example`)
  const refused = new Map(
    REFUSALS.flatMap(([domain, at, reply, letter]) =>
      shuffled(crowdOf(domain))
        .slice(0, REFUSED)
        .map((to) => [to, { at, reply, letter }] as const),
    ),
  )
  const everybody = shuffled(REFUSALS.flatMap(([domain]) => crowdOf(domain)))
  const others = everybody.filter((to) => !refused.has(to))

  const scheduleNow = (slug: string) =>
    scheduleDue(database.db, { people: everybody, edition: morningEdition(), slug })

  /** A domain of which three refused readers came one after another is asked again after five minutes: they go by. */
  async function letMinutesPass(): Promise<void> {
    await sql`
      update feuilleton.domain_pauses set next_try_at = next_try_at - interval '5 minutes'
      where next_try_at > now()`.execute(database.db)
    await sql`
      update feuilleton.deliveries set next_at = next_at - interval '5 minutes'
      where state = 'due' and attempts = 0 and next_at > now()`.execute(database.db)
  }

  async function othersHave(letters: number): Promise<void> {
    await eventually(async () => {
      await letMinutesPass()
      const rows = await ledgerRows(database.db)
      const left = rows.filter(({ address, state }) => state === 'submitted' && !refused.has(address))
      const isTried = rows.every(({ attempts, state }) => attempts > 0 || state === 'skipped')
      return left.length === letters * others.length && rows.length === letters * everybody.length && isTried
    })
  }

  const suppressed = async () => {
    const query = sql<{ key: string }>`select address_key as key from feuilleton.suppressions order by 1`
    return (await query.execute(database.db)).rows.map(({ key }) => key)
  }
  const refusedWith = (...letters: string[]) =>
    [...refused].flatMap(([to, { letter }]) => (letters.includes(letter) ? [to] : [])).toSorted()

  it('keeps no letter from any other, and suppresses nobody who should not be', async () => {
    sink = await startSink((verb, to) => (refused.get(to)?.at === verb ? refused.get(to)?.reply : undefined))
    await scheduleNow('un')
    service = startRun('worker', {
      DATABASE_URL: database.url,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      PUBLIC_URL: 'https://cours.example',
      SMTP_CONNECTIONS: '4',
      LOG_LEVEL: 'error',
    })
    await othersHave(1)
    const rows = await ledgerRows(database.db)
    const ends = rows.flatMap(({ address, state, reason }) =>
      refused.has(address) ? [`${address} ${state}${reason === null ? '' : ` (${reason})`}`] : [],
    )
    expect(ends.toSorted()).toEqual([...refused].map(([to, { letter }]) => `${to} ${letter}`).toSorted())
    expect(await suppressed()).toEqual(refusedWith('bounced (gone)'))

    await scheduleNow('deux')
    await othersHave(2)
    expect(await suppressed()).toEqual(refusedWith('bounced (gone)', 'bounced (disabled)'))
    const { rows: pauses } = await sql`select from feuilleton.pauses`.execute(database.db)
    expect(pauses).toEqual([])
    const { invariants } = await auditLedger(database.db, { now: new Date() })
    expect(invariants.flatMap(({ broken }) => broken)).toEqual([])
    const figures = { expected: rows.length, submitted: sink.accepted.length, doubled: 0 }
    record({ fault: '30 % refused, twelve replies', backend: 'postgres', rounds: 2, figures })
  })
})
