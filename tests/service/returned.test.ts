import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import { deliverChunk } from '../../src/delivery/deliver.ts'
import type { Address } from '../../src/domain/address.ts'
import { localDate } from '../../src/domain/local-time.ts'
import { bounceAddress } from '../../src/domain/token-addresses.ts'
import { morningEdition } from '../faults/stage.ts'
import { answerOf, startCommand } from '../support/command.ts'
import { openCourse } from '../support/course.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { describeWithDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts'
import { IMPORTED } from '../support/imported.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { describeWithPostfix, startPostfix, type TestPostfix } from '../support/postfix.ts'
import { type Env, type ServiceRun, startRun, until } from '../support/service-process.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { talkTo } from '../support/smtp-talk.ts'

const KEY = 'k'.repeat(32)
/** The mailbox of whoever sends the course. */
const SENDER = '@essai.example'
/** What the server of the readers says to each at RCPT, by the beginning of their addresses. */
const REPLIES: Readonly<Record<string, string>> = {
  gone: '550 5.1.1 User unknown',
  full: '552 5.2.2 Mailbox full',
  spam: '554 5.7.1 Client host blocked using zen.spamhaus.org',
  busy: '450 4.3.2 Try again later',
}
/** The three ways by which reports come in; each has readers, and a sending domain, of its own. */
const WAYS = ['door', 'box', 'pipe'] as const
type Way = (typeof WAYS)[number]
const readersBy = (way: Way) =>
  [...Object.keys(REPLIES), 'zoe'].map((name) => `${name}.${way}@lointain.example`)

let database: TestDatabase
let postfix: TestPostfix | undefined
let dovecot: TestDovecot | undefined
let runs: ServiceRun[]
let sink: SmtpSink | undefined
let varDir: string

afterEach(async () => {
  for (const run of runs) await run.end('SIGTERM')
  await dovecot?.stop()
  await postfix?.stop()
  await sink?.close()
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

/** Of a cohort that everybody joined yesterday, with its first lesson due since the start of this day. */
function today() {
  const edition = morningEdition()
  const now = new Date()
  const joined = new Date(now.getTime() - 86_400_000)
  return { edition, now, joined, dayOne: localDate(now, edition.programme.zone) }
}

async function scheduleToday(): Promise<void> {
  const { edition, joined, dayOne } = today()
  const cohort = await scheduleCohort(database.db, { edition, dayOne }, joined)
  const people = readersBy('door').map((address) => ({ address: address as Address }))
  await enrol(
    database.db,
    { ...IMPORTED, cohort, programme: edition.programme, people },
    { now: () => joined },
  )
}

/** The letters of a cohort, handed to the relay from this process; reports go to a mailbox of the relay. */
async function sendFrom(way: 'box' | 'pipe', port: number): Promise<void> {
  const { edition, now, joined, dayOne } = today()
  const people = readersBy(way)
  const course = await openCourse({
    ...{ db: database.db, edition, port, slug: way, dayOne, joined: joined.toISOString(), people },
  })
  course.clock.set(now)
  const worker = course.worker({ mailDomain: `${way}.example` })
  for (const id of await course.tick()) while (await deliverChunk(worker, id));
  course.close()
}

/** What is noted, and what became of the letters, of the readers of one way. */
async function heard(way: Way): Promise<{ noted: string[]; states: string[] }> {
  const { rows } = await sql<{ kind: string; verdict: string | null; address: string }>`
    select r.kind, r.verdict, s.address from feuilleton.returned_mail r
    join feuilleton.enrolments e on e.id = r.enrolment_id join feuilleton.subscribers s on s.id = e.subscriber_id
    where s.address like ${`%.${way}@%`} order by s.address, r.id`.execute(database.db)
  const noted = rows.map(({ kind, verdict, address }) =>
    [address.split('.')[0], kind, verdict ?? ''].join(' ').trim(),
  )
  const letters = (await ledgerRows(database.db)).filter(({ address }) => address.includes(`.${way}@`))
  const states = letters.map(({ address, state, reason }) =>
    `${address.split('.')[0]} ${state} ${reason ?? ''}`.trim(),
  )
  return { noted, states: states.toSorted() }
}

const ALL = {
  noted: ['busy delayed', 'busy soft passing', 'full soft passing', 'gone hard gone', 'spam soft policy'],
  states: [
    'busy returned passing',
    'full returned passing',
    'gone returned gone',
    'spam returned policy',
    'zoe submitted',
  ],
}

async function start(role: 'serve' | 'receive', env: Env): Promise<ServiceRun> {
  const run = startRun(role, { DATABASE_URL: database.url, SECRET_KEY: KEY, ...env })
  runs.push(run)
  await run.ready()
  return run
}

/** Kills what reads reports once it has noted one, and starts it again. */
async function killOnce(way: Way, run: ServiceRun, again: () => Promise<ServiceRun>): Promise<void> {
  await until(async () => ((await heard(way)).noted.length > 0 ? true : undefined))
  await run.end('SIGKILL')
  await again()
}

/** Gives each mail of a mailbox to something, as it comes, until all is heard. */
async function handOn(
  way: 'box' | 'pipe',
  give: (mail: string, nth: number) => Promise<void> | void,
): Promise<void> {
  let given = 0
  await until(async () => {
    const mails = postfix!.mailbox(`@bounce.${way}.example`)
    for (const mail of mails.slice(given)) await give(mail, given++)
    return given >= ALL.noted.length ? true : undefined
  })
}

/** As a mail server pipes it: with the first try killed, at another moment for each mail, and until it ends well. */
async function pipe(mail: string, nth: number): Promise<void> {
  const started = () => {
    const to = /^Delivered-To: (\S+)|^X-Original-To: (\S+)/m.exec(mail)
    const recipient = to?.[1] ?? to?.[2] ?? ''
    const env = { DATABASE_URL: database.url, SECRET_KEY: KEY }
    const child = startCommand(['returned', '--recipient', recipient], env, { input: 'pipe' })
    child.stdin?.on('error', () => undefined).end(mail)
    return child
  }
  const killed = started()
  const ended = answerOf(killed)
  await pause(nth * 250)
  killed.kill('SIGKILL')
  await ended
  expect(await answerOf(started())).toMatchObject({ code: 0, err: '' })
}

/** A reader’s reply, at the door, to the return path of a letter. */
async function reply(door: number): Promise<void> {
  const letter = (await ledgerRows(database.db)).find(
    ({ address }) => address === 'zoe.door@lointain.example',
  )
  const talk = await talkTo(door)
  await talk.say('EHLO relais.example')
  await talk.say('MAIL FROM:<zoe@lointain.example>')
  await talk.say(`RCPT TO:<${bounceAddress([KEY], letter!.id, 'door.example')}>`)
  await talk.say('DATA')
  expect(await talk.say('From: zoe@lointain.example\r\nSubject: Re: Jour 1\r\n\r\nMerci !\r\n.')).toMatch(
    /^250 /,
  )
  talk.end()
}

describeWithPostfix('a relay that takes every letter and tells by mail what became of it', () => {
  describeWithDovecot('and a mailbox', () => {
    it('is heard at the door, in the mailbox and by a pipe, though who reads is killed: dead, full, refused, put off and given up; and passes a reply on', async () => {
      runs = []
      database = await testDatabase()
      varDir = mkdtempSync(join(tmpdir(), 'feuilleton-returned-'))
      sink = await startSink((verb, to) => (verb === 'rcpt' ? REPLIES[to.split('.')[0] ?? ''] : undefined))
      const door = await lastingPort()
      const routes = { 'lointain.example': sink.port, 'bounce.door.example': door }
      postfix = await startPostfix(['@bounce.box.example', '@bounce.pipe.example', SENDER], routes)
      dovecot = await startDovecot()
      for (const way of ['box', 'pipe'] as const) await sendFrom(way, postfix.port)
      await scheduleToday()
      const serving = {
        ...{
          VAR_DIR: varDir,
          SMTP_URL: `smtp://127.0.0.1:${postfix.port}`,
          PUBLIC_URL: 'https://cours.example',
        },
        ...{ MAIL_DOMAIN: 'door.example', BOUNCE_LISTEN: `smtp://127.0.0.1:${door}`, LOG_LEVEL: 'info' },
      }
      const { port, user, password } = dovecot
      const reading = { BOUNCE_IMAP_URL: `imap://${user}:${password}@127.0.0.1:${port}/INBOX` }
      await Promise.all([
        killOnce('door', await start('serve', serving), () => start('serve', serving)),
        killOnce('box', await start('receive', reading), () => start('receive', reading)),
        handOn('box', (mail) => dovecot!.deliver(Buffer.from(mail))),
        handOn('pipe', pipe),
      ])
      for (const way of WAYS) {
        await until(async () => ((await heard(way)).noted.length >= ALL.noted.length ? true : undefined))
        expect(await heard(way)).toEqual(ALL)
      }
      const { rows } = await sql<{ addressKey: string }>`
        select address_key from feuilleton.suppressions order by 1`.execute(database.db)
      expect(rows.map(({ addressKey }) => addressKey)).toEqual([
        'gone.box@lointain.example',
        'gone.door@lointain.example',
        'gone.pipe@lointain.example',
      ])
      expect(dovecot.count('INBOX')).toBe(0)
      await reply(door)
      const passedOn = await until(() => postfix!.mailbox(SENDER)[0])
      expect(passedOn).toContain('Return-Path: <>')
      expect(passedOn).toContain('Reply-To: zoe@lointain.example')
    })
  })
})
