import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { morningEdition } from '../faults/stage.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { describeWithPostfix, startPostfix, type TestPostfix } from '../support/postfix.ts'
import { type ServiceProcess, startServiceProcess, until } from '../support/service-process.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

/** What the server of the readers says to each, at RCPT. */
const REPLIES: Readonly<Record<string, string>> = {
  'gone@lointain.example': '550 5.1.1 <gone@lointain.example>: User unknown',
  'full@lointain.example': '552 5.2.2 Mailbox full',
  'spam@lointain.example': '554 5.7.1 Client host blocked using zen.spamhaus.org',
  'busy@lointain.example': '450 4.3.2 Try again later',
}
const READERS = [...Object.keys(REPLIES), 'zoe@lointain.example']

let database: TestDatabase
let postfix: TestPostfix | undefined
let service: ServiceProcess | undefined
let sink: SmtpSink | undefined
let varDir: string

afterEach(async () => {
  await service?.end('SIGTERM')
  await postfix?.stop()
  await sink?.close()
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

/** A cohort that everybody joined yesterday, with its first lesson due since the start of this day. */
async function scheduleToday(): Promise<void> {
  const edition = morningEdition()
  const now = new Date()
  const joined = new Date(now.getTime() - 86_400_000)
  const dayOne = localDate(now, edition.programme.zone)
  const cohort = await scheduleCohort(database.db, { edition, dayOne }, joined)
  const people = READERS.map((address) => ({ address: address as Address }))
  await enrol(
    database.db,
    { ...IMPORTED, cohort, programme: edition.programme, people },
    { now: () => joined },
  )
}

const returned = async () => {
  const { rows } = await sql<{ kind: string; verdict: string | null; address: string }>`
    select r.kind, r.verdict, s.address from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    order by s.address, r.id`.execute(database.db)
  return rows.map(
    ({ kind, verdict, address }) => `${address} ${kind}${verdict === null ? '' : ` ${verdict}`}`,
  )
}

describeWithPostfix('a relay that takes every letter and tells by mail what became of it', () => {
  it('is heard at the door: dead, full, refused, put off and given up', async () => {
    database = await testDatabase()
    varDir = mkdtempSync(join(tmpdir(), 'feuilleton-returned-'))
    sink = await startSink((verb, recipient) => (verb === 'rcpt' ? REPLIES[recipient] : undefined))
    const door = await lastingPort()
    postfix = await startPostfix([], { 'lointain.example': sink.port, 'bounce.cours.example': door })
    await scheduleToday()
    service = await startServiceProcess({
      DATABASE_URL: database.url,
      VAR_DIR: varDir,
      SMTP_URL: `smtp://127.0.0.1:${postfix.port}`,
      PUBLIC_URL: 'https://cours.example',
      MAIL_DOMAIN: 'cours.example',
      BOUNCE_LISTEN: `smtp://127.0.0.1:${door}`,
      LOG_LEVEL: 'info',
    })
    await until(async () => ((await returned()).length >= 5 ? true : undefined))
    expect(await returned()).toEqual([
      'busy@lointain.example delayed',
      'busy@lointain.example soft passing',
      'full@lointain.example soft passing',
      'gone@lointain.example hard gone',
      'spam@lointain.example soft policy',
    ])
    const states = (await ledgerRows(database.db)).map(({ address, state, reason }) => [
      address,
      state,
      reason,
    ])
    expect(states).toEqual([
      ['gone@lointain.example', 'returned', 'gone'],
      ['full@lointain.example', 'returned', 'passing'],
      ['spam@lointain.example', 'returned', 'policy'],
      ['busy@lointain.example', 'returned', 'passing'],
      ['zoe@lointain.example', 'submitted', null],
    ])
    const { rows } = await sql`select address_key, reason from feuilleton.suppressions`.execute(database.db)
    expect(rows).toEqual([
      { addressKey: 'gone@lointain.example', reason: expect.stringMatching(/^550 5\.1\.1 /) },
    ])
  })
})
