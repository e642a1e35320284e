// Runs what docker-compose.yml describes without Docker: the same commands and environments as processes of this
// machine, on a real PostgreSQL and a real Redis. A letter falls due within the minute, and every worker is replaced
// while it leaves. `--keep` leaves all of it running until Ctrl+C.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DateTime } from 'luxon'
import { stopSignal } from '../src/cli/service/stop-signal.ts'
import type { CaughtMail } from '../src/mail/catcher.ts'
import { type OwnProcess, waitUntil } from './own-processes.ts'
import { type Stack, startStack } from './stack.ts'

const PROGRAMME = '21-jours-pour-convaincre'
const COHORT = 'stack'
const READERS = 300
/** The relay answers this late, so that the letters take a while. */
const ANSWER_AFTER_MS = 300
const LEAST_TO_PREPARE_S = 15

const readers = Array.from({ length: READERS }, (_, n) => `reader-${n}@example.org`)
const mails: CaughtMail[] = []
let failed = 0
let isHeld = false

async function onMail(mail: CaughtMail): Promise<void> {
  await pause(ANSWER_AFTER_MS)
  mails.push(mail)
}

const stopped = stopSignal()
const stack = await startStack(onMail)
try {
  await Promise.race([run(stack), stopped])
} finally {
  await stack.end()
}
const isRight = isHeld && failed === 0
say(
  `${isRight ? 'All is as it should be' : 'Not all was seen, or right'}; everything that was started has ended.`,
)
process.exit(isRight ? 0 : 1) // what was waited for may be waited for still

async function run(stack: Stack): Promise<void> {
  say('PostgreSQL, Redis and the relay answer; the database is up to date.')
  const web = await stack.start('web')
  const workers = await Promise.all(Array.from({ length: stack.replicas }, () => stack.start('worker')))
  say(`Ready: web at ${stack.pagesUrl}, workers ${workers.map(({ pid }) => pid).join(' and ')}.`)
  await schedule(stack)
  await waitUntil('the first tenth of the letters', () => mails.length >= READERS / 10)
  for (const old of workers) await replace(old, stack)
  await waitUntil('a letter for everyone', () => mails.length >= READERS)
  await waitUntil('the ledger is at rest', async () =>
    (await outcomes(stack)).includes(`${READERS} submitted`),
  )
  await hold(stack, web)
  isHeld = true
  if (!process.argv.includes('--keep')) return
  say(`Running until Ctrl+C. The pages: ${stack.pagesUrl}/aide`)
  await stopped
}

/** A cohort whose first lesson falls due at the next full minute that leaves time to enrol. */
async function schedule({ command }: Stack): Promise<void> {
  const zone = 'Europe/Paris'
  const due = DateTime.now().setZone(zone).plus({ seconds: LEAST_TO_PREPARE_S }).endOf('minute').plus(1)
  const when = ['--from', due.toISODate() ?? '', '--at', due.toFormat('HH:mm'), '--zone', zone]
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-people-'))
  const people = join(folder, 'people.csv')
  writeFileSync(people, ['adresse', ...readers].join('\n'))
  try {
    await command('cohort', 'create', PROGRAMME, ...when, '--slug', COHORT, '--with-placeholders')
    say(
      `${await command('enrol', COHORT, '--csv', people, '--basis', 'made-up readers')}; day 1 is due at ${due.toFormat('HH:mm:ss')}.`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Starts a new worker, then stops the old one: it finishes its letters and gives back the others. */
async function replace(old: OwnProcess, stack: Stack): Promise<void> {
  const next = await stack.start('worker')
  const before = mails.length
  const code = await old.stop()
  check(
    `worker ${old.pid} ended with ${code} after letter ${before} of ${READERS}, and ${next.pid} is in its place`,
    code === 0,
  )
}

async function outcomes({ command }: Stack): Promise<string> {
  return command('cohort', 'show', COHORT)
}

async function hold(stack: Stack, web: OwnProcess): Promise<void> {
  const got = mails.flatMap(({ to }) => to)
  const distinct = new Set(got).size
  check(
    `the relay took ${got.length} letters for ${distinct} readers`,
    got.length === READERS && distinct === READERS,
  )
  const audit = await stack.command('audit', COHORT) // throws when a promise is broken
  for (const line of audit.split('\n')) say(`  ${line}`)
  const link = /^List-Unsubscribe:\s+<(\S+?)>/m.exec(mails[0]?.bytes.toString() ?? '')?.[1] ?? ''
  const { status } = await fetch(link, { method: 'POST' })
  check(`web ${web.pid} takes an unsubscribe with ${status}`, status === 200)
}

function check(what: string, isRight: boolean): void {
  if (!isRight) failed++
  say(`${isRight ? 'yes ' : 'NO  '} ${what}`)
}

function say(line: string): void {
  console.log(line)
}
