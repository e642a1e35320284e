import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { bounceAddress } from '../../src/domain/token-addresses.ts'
import { startCommand } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { describeWithDovecot, startDovecot, type TestDovecot } from '../support/dovecot.ts'
import { commitsAfter, type HeldLine, type Step, says, startHeldLine } from '../support/held-line.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { openPipeDoor, type PipeDoor } from '../support/pipe-door.ts'
import { describeWithPostfix, startPostfix, type TestPostfix } from '../support/postfix.ts'
import { type Env, type Role, type ServiceRun, startRun, until } from '../support/service-process.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { talkTo } from '../support/smtp-talk.ts'
import { record } from './record.ts'
import { ALL, heard, KEY, REPLIES, scheduleToday, sendFrom, WAYS, type Way } from './reports-by-mail.ts'

/** The mailbox of whoever sends the course. */
const SENDER = '@essai.example'

/** Steps of whoever takes a report, as the lines to its servers tell them. Each is a moment for a kill. */
const READ = says('is_erased')
const HALF_WRITTEN = says('insert into feuilleton.suppressions')
const COMMITTED = commitsAfter('insert into feuilleton.returned_mail')

let database: TestDatabase
let postfix: TestPostfix | undefined
let dovecot: TestDovecot | undefined
let pipe: PipeDoor | undefined
let sink: SmtpSink | undefined
let lines: HeldLine[]
let runs: ServiceRun[]
let varDir: string
let kills: number

afterEach(async () => {
  for (const run of runs) await run.end('SIGKILL')
  await dovecot?.stop()
  await postfix?.stop()
  await pipe?.close()
  for (const line of lines) await line.close()
  await sink?.close()
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

async function lineTo(port: number): Promise<HeldLine> {
  const line = await startHeldLine(port)
  lines.push(line)
  return line
}

/** A line to the database, and what leads there by it. */
async function databaseLine(): Promise<{ line: HeldLine; env: Env }> {
  const url = new URL(database.url)
  const line = await lineTo(Number(url.port))
  url.port = String(line.port)
  return { line, env: { DATABASE_URL: url.href, SECRET_KEY: KEY } }
}

/** Starts it, and does not wait until it answers: held at its database, it may not. */
function start(role: Role, env: Env): ServiceRun {
  const run = startRun(role, env)
  runs.push(run)
  return run
}

/** What is written down about the letter of the reader who is gone: nothing, or all of it, once. */
async function aboutGone(way: Way): Promise<'nothing' | 'all'> {
  const { noted, states, suppressed } = await heard(database.db, way)
  const facts = [noted, states, suppressed].flat().filter((fact) => fact.startsWith('gone'))
  if (facts.length === 1 && facts[0] === 'gone submitted') return 'nothing'
  expect(facts).toEqual(['gone hard gone', 'gone returned gone', `gone.${way}@lointain.example`])
  return 'all'
}

type Killing = { way: Way; run: ServiceRun | { end(signal: 'SIGKILL'): Promise<unknown> }; line: HeldLine }

/** Kills whoever takes reports at a step, and looks at what it left. */
async function killAt(step: Step, { way, run, line }: Killing, left: 'nothing' | 'all' | 'either') {
  await line.held(step)
  if (left === 'all') await until(async () => ((await aboutGone(way)) === 'all' ? true : undefined))
  await run.end('SIGKILL')
  line.goOn()
  kills++
  const found = await aboutGone(way)
  if (left !== 'either') expect(found).toBe(left)
}

/** As Postfix brings reports to the door: each kill has it come again. */
async function throughDoor(door: number, brought: HeldLine, serving: Env): Promise<void> {
  const { line, env } = await databaseLine()
  const way = 'door' as const
  const all = { ...serving, ...env, BOUNCE_LISTEN: `smtp://127.0.0.1:${door}` }
  const halfWritten = line.held(HALF_WRITTEN)
  let run = start('serve', all)
  await halfWritten
  await run.end('SIGKILL')
  line.goOn()
  kills++
  expect(await aboutGone(way)).toBe('nothing')
  for (const [step, at, left] of [
    [READ, line, 'nothing'],
    [says('DATA'), brought, 'nothing'],
    [COMMITTED, line, 'either'],
  ] as const) {
    run = start('receive', all)
    await killAt(step, { way, run, line: at }, left)
  }
  start('receive', all)
}

/** As somebody's mail server puts them into a mailbox: what was not moved is read again. */
async function throughMailbox(): Promise<void> {
  const way = 'box' as const
  const { line, env } = await databaseLine()
  const { port, user, password } = dovecot!
  const box = await lineTo(port)
  const all = { ...env, BOUNCE_IMAP_URL: `imap://${user}:${password}@127.0.0.1:${box.port}/INBOX` }
  for (const [step, at, left] of [
    [HALF_WRITTEN, line, 'nothing'],
    [READ, line, 'either'],
    [COMMITTED, line, 'either'],
    [says(' MOVE '), box, 'either'],
  ] as const) {
    await killAt(step, { way, run: start('receive', all), line: at }, left)
  }
  start('receive', all)
}

/** Commands that a pipe starts. The first is killed before it has read anything. */
function commandsOf(env: Env) {
  const running = new Set<ChildProcess>()
  let isFirst = true
  const start = (recipient: string) => {
    const child = startCommand(['returned', '--recipient', recipient], env, { input: 'pipe' })
    running.add(child)
    if (isFirst) {
      child.kill('SIGKILL')
      kills++
    }
    isFirst = false
    return child.once('close', () => running.delete(child))
  }
  const end = async () => {
    // The pipe may start one more meanwhile, which would wait at the held line for ever.
    await until(() => {
      for (const child of running) child.kill('SIGKILL')
      return running.size === 0 ? true : undefined
    })
  }
  return { start, end }
}

/** As the pipe of Postfix starts a process for each: what ends by a signal is started again. */
async function throughPipe(line: HeldLine, run: { end(): Promise<void> }): Promise<void> {
  const way = 'pipe' as const
  await killAt(HALF_WRITTEN, { way, run, line }, 'nothing')
  await killAt(READ, { way, run, line }, 'nothing')
  await killAt(COMMITTED, { way, run, line }, 'either')
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

/** Has the relay give up what it put off, once it has told of all three. */
async function giveUp(): Promise<void> {
  await until(() => {
    const told = postfix!.log().match(/sender delay notification/g) ?? []
    return told.length === WAYS.length ? true : undefined
  })
  postfix!.expire()
}

/** Puts each mail of a mailbox of the relay into the Dovecot, as it comes. */
async function fillMailbox(): Promise<void> {
  let given = 0
  await until(() => {
    const mails = postfix!.mailbox('@bounce.box.example')
    for (const mail of mails.slice(given)) dovecot!.deliver(Buffer.from(mail))
    given = mails.length
    return given >= ALL.noted.length ? true : undefined
  })
}

describeWithPostfix('a relay that takes every letter and tells by mail what became of it', () => {
  describeWithDovecot('and a mailbox', () => {
    it('is heard at the door, in the mailbox and by a pipe, though who reads is killed at each step: dead, full, refused, put off and given up; and passes a reply on', async () => {
      runs = []
      lines = []
      kills = 0
      database = await testDatabase()
      varDir = mkdtempSync(join(tmpdir(), 'feuilleton-returned-'))
      sink = await startSink((verb, to) => (verb === 'rcpt' ? REPLIES[to.split('.')[0] ?? ''] : undefined))
      const door = await lastingPort()
      const brought = await lineTo(door)
      const piped = await databaseLine()
      const commands = commandsOf(piped.env)
      pipe = await openPipeDoor(commands.start)
      const routes = { 'lointain.example': sink.port, 'bounce.door.example': brought.port }
      const piping = { domain: 'bounce.pipe.example', command: pipe.command }
      postfix = await startPostfix(['@bounce.box.example', SENDER], routes, piping)
      dovecot = await startDovecot()
      const fromThePipe = throughPipe(piped.line, commands) // from the first report on
      for (const way of ['pipe', 'box'] as const) await sendFrom(database.db, way, postfix.port)
      await scheduleToday(database.db)
      const serving = {
        ...{ VAR_DIR: varDir, SMTP_URL: `smtp://127.0.0.1:${postfix.port}`, LOG_LEVEL: 'info' },
        ...{ PUBLIC_URL: 'https://cours.example', MAIL_DOMAIN: 'door.example' },
      }
      await Promise.all([
        throughDoor(door, brought, serving),
        throughMailbox(),
        fillMailbox(),
        giveUp(),
        fromThePipe,
      ])
      for (const way of WAYS) {
        await until(async () => {
          const { noted } = await heard(database.db, way)
          return noted.length >= ALL.noted.length ? true : undefined
        })
        expect(await heard(database.db, way)).toEqual({
          ...ALL,
          suppressed: [`gone.${way}@lointain.example`],
        })
      }
      await until(() => (dovecot!.count('INBOX') === 0 ? true : undefined))
      expect(dovecot.count('Feuilleton')).toBe(ALL.noted.length)
      record({ fault: 'kill -9 of who takes reports', backend: 'postgres', rounds: kills, figures: {} })
      await reply(door)
      const passedOn = await until(() => postfix!.mailbox(SENDER)[0])
      expect(passedOn).toContain('Return-Path: <>')
      expect(passedOn).toContain('Reply-To: zoe@lointain.example')
    })
  })
})
