import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { describeWithDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts'
import { IMPORTED } from '../support/imported.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { type ServiceRun, startRun, until } from '../support/service-process.ts'
import { type Talk, talkTo } from '../support/smtp-talk.ts'

const KEY = 'a key of thirty-two characters, or more'
const READERS = Array.from({ length: 12 }, (_, at) => `reader-${at}@example.org`)
const KILLED_AFTER = 5

let database: TestDatabase
let addresses: string[]
let service: ServiceRun | undefined
let dovecot: TestDovecot | undefined

beforeEach(async () => {
  database = await testDatabase()
  const edition = courseEdition(2)
  const now = new Date('2027-02-20T10:00:00Z')
  const cohort = await scheduleCohort(database.db, { edition, dayOne: '2027-03-01' }, now)
  const people = READERS.map((address) => ({ address: address as Address }))
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => now })
  const { rows } = await sql<{ id: number }>`select id from feuilleton.enrolments order by id`.execute(
    database.db,
  )
  addresses = rows.map(({ id }) => unsubscribeAddress([KEY], id, 'cours.example'))
})

afterEach(async () => {
  await service?.end('SIGTERM')
  await dovecot?.stop()
  dovecot = undefined
  await database.close()
})

async function start(door: Record<string, string>): Promise<ServiceRun> {
  const run = startRun('receive', { DATABASE_URL: database.url, SECRET_KEY: KEY, ...door })
  await run.ready()
  return run
}

async function send(talk: Talk, to: string): Promise<string> {
  await talk.say('MAIL FROM:<>')
  await talk.say(`RCPT TO:<${to}>`)
  await talk.say('DATA')
  return talk.say(`${mailTo(to)}.`)
}

const mailTo = (to: string) => `Message-ID: <${to}>\r\nTo: ${to}\r\nSubject: unsubscribe\r\n\r\n`

async function talkWith(door: number): Promise<Talk> {
  const talk = await talkTo(door)
  await talk.say('LHLO relais.example')
  return talk
}

const left = async () => {
  const { rows } = await sql<{ id: number; n: number }>`
    select e.id, count(*)::int as n from feuilleton.enrolments e join feuilleton.consents c on c.enrolment_id = e.id
    where e.state = 'unsubscribed' and c.event = 'left' group by e.id order by e.id`.execute(database.db)
  return rows
}

it('has done what it answered 250 to, though it is killed right after, and does it once when mails come again', async () => {
  const door = await lastingPort()
  const way = { BOUNCE_LISTEN: `lmtp://127.0.0.1:${door}` }
  service = await start(way)
  const talk = await talkWith(door)
  for (const to of addresses.slice(0, KILLED_AFTER)) expect(await send(talk, to)).toMatch(/^250 /)
  const killed = service.end('SIGKILL')
  await send(talk, addresses[KILLED_AFTER]!)
  await killed
  expect((await left()).length).toBeGreaterThanOrEqual(KILLED_AFTER)

  service = await start(way)
  const again = await talkWith(door)
  for (const to of addresses) expect(await send(again, to)).toMatch(/^250 /)
  again.end()
  expect(await left()).toEqual(READERS.map(() => ({ id: expect.any(Number), n: 1 })))
})

describeWithDovecot('a mailbox that mail comes back to', () => {
  it('is emptied of it, each once, though who reads it is killed in the middle', async () => {
    dovecot = await startDovecot()
    const { port, user, password } = dovecot
    const way = { BOUNCE_IMAP_URL: `imap://${user}:${password}@127.0.0.1:${port}/INBOX` }
    for (const to of addresses) dovecot.deliver(Buffer.from(mailTo(to)))
    dovecot.deliver(Buffer.from('From: zoe@lointain.example\r\nSubject: Bonjour\r\n\r\nMerci !\r\n'))
    service = startRun('receive', { DATABASE_URL: database.url, SECRET_KEY: KEY, ...way })
    await until(async () => ((await left()).length > 0 ? true : undefined))
    await service.end('SIGKILL')

    service = await start(way)
    await until(() => (dovecot!.count('Feuilleton') === READERS.length ? true : undefined))
    expect(await left()).toEqual(READERS.map(() => ({ id: expect.any(Number), n: 1 })))
    expect(dovecot.count('INBOX')).toBe(1)
  })
})
