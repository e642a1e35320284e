import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { feuilleton, processesWith } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { endAtExit } from '../support/end-at-exit.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type ServiceRun, startRun, until } from '../support/service-process.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const BIN = fileURLToPath(new URL('../../bin/feuilleton.js', import.meta.url))

let database: TestDatabase
let varDir: string
let sink: SmtpSink | undefined
let run: ServiceRun | undefined
let other: ChildProcess | undefined

beforeEach(async () => {
  database = await testDatabase()
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-processes-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await run?.end('SIGKILL')
  other?.kill('SIGKILL')
  await until(async () => ((await processesWith(varDir)).length === 0 ? true : undefined))
  await sink?.close()
  run = sink = undefined
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

const env = (port = 1) => ({
  DATABASE_URL: database.url,
  VAR_DIR: varDir,
  PUBLIC_URL: 'https://cours.example',
  LOG_LEVEL: 'warn',
  SMTP_URL: `smtp://127.0.0.1:${port}`,
  SMTP_CONNECTIONS: '4',
  LEASE_SECONDS: '10',
})

async function startTwo(answer: AnswerOf = () => undefined): Promise<ServiceRun> {
  sink = await startSink(answer)
  run = startRun('worker', env(sink.port), ['--processes', '2'])
  await run.ready()
  return run
}

function scheduleToday(people: number): Promise<void> {
  return scheduleDue(database.db, { people: Array.from({ length: people }, (_, n) => `p${n}@example.org`) })
}

/** The processes that have a slot among the workers and live. */
async function workerPids(): Promise<number[]> {
  const { rows } = await sql<{ name: string }>`
    select w.name from feuilleton.workers w
    join pg_locks l on l.locktype = 'advisory' and l.objid = w.id::oid and l.granted
      and l.database = (select oid from pg_database where datname = current_database())
    order by w.id`.execute(database.db)
  return rows.map(({ name }) => Number(name.split(':').at(-1)))
}

async function states(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { state } of await ledgerRows(database.db)) counts[state] = (counts[state] ?? 0) + 1
  return counts
}

it('two workers share the letters; one that is killed is replaced, and every reader has one letter', async () => {
  await scheduleToday(400)
  const dots = { before: 0 }
  const gate = Promise.withResolvers<undefined>()
  await startTwo((verb) => (verb === 'dot' && ++dots.before > 40 ? gate.promise : undefined))
  const pids = await workerPids()
  expect(pids).toHaveLength(2)
  await until(() => dots.before > 40 || undefined)
  process.kill(pids[0]!, 'SIGKILL')
  const replaced = await until(async () => {
    const now = await workerPids()
    return now.length === 2 && !now.includes(pids[0]!) ? now : undefined
  })
  expect(replaced).toContain(pids[1])
  gate.resolve(undefined)
  await until(async () => {
    const { due = 0, claimed = 0, handed = 0 } = await states()
    return due + claimed + handed === 0 ? true : undefined
  })
  const { submitted = 0, unknown = 0 } = await states()
  expect(submitted + unknown).toBe(400)
  expect(unknown, 'one for each connection of the one that was killed').toBeLessThanOrEqual(4)
  const readers = sink!.taken.map(({ to }) => to)
  expect(new Set(readers).size).toBe(readers.length)
  expect(run!.output()).toContain('a worker ended by itself')
  expect(await run!.end('SIGTERM')).toBe(0)
  expect(await processesWith(varDir)).toEqual([])
})

it('SIGTERM ends all of them, and what they had is given back', async () => {
  await scheduleToday(400)
  let dots = 0
  const gate = Promise.withResolvers<undefined>()
  const two = await startTwo((verb) => (verb === 'dot' && ++dots ? gate.promise : undefined))
  await until(() => dots > 0 || undefined)
  const ended = two.end('SIGTERM')
  await until(() => two.output().includes('SIGTERM: finishing') || undefined)
  gate.resolve(undefined)
  expect(await ended).toBe(0)
  expect(await processesWith(varDir)).toEqual([])
  const { submitted = 0, due = 0, ...other } = await states()
  expect([submitted + due, other]).toEqual([400, {}])
  expect(sink!.accepted).toHaveLength(submitted)
})

it('they end in order when what keeps them is killed', async () => {
  const two = await startTwo()
  expect(await processesWith(varDir)).toHaveLength(3)
  await two.end('SIGKILL')
  await until(async () => ((await processesWith(varDir)).length === 0 ? true : undefined))
  expect(await workerPids()).toEqual([])
  const { rows } = await sql`select from feuilleton.workers`.execute(database.db)
  expect(rows, 'each gave its slot back').toEqual([])
})

it('one address tells whether all of them do their work', async () => {
  const two = await startTwo((verb) => (verb === 'connect' ? '421 4.3.2 not now' : undefined))
  const url = two.url() ?? ''
  const ready = async (path: string) => {
    const answer = await fetch(`${url}${path}`)
    return `${answer.status} ${await answer.text()}`
  }
  expect(await ready('/healthz')).toBe('200 ok\n')
  expect(await ready('/readyz')).toBe('200 ready\n')
  process.kill((await workerPids())[1]!, 'SIGKILL')
  const fault = await until(async () => {
    const said = await ready('/readyz?exclude=relay')
    return said.startsWith('503') ? said : undefined
  })
  expect(fault).toMatch(/^503 process 2 of 2: it (?:is starting|does not answer: .+)\n$/)
  await until(async () => ((await ready('/readyz')).startsWith('200') ? true : undefined))
})

it('what keeps them from starting is said once, and the command ends with 1', async () => {
  const wrong = { ...env(), PORT: '0', SMTP_URL: '' }
  const { code, err, trace } = await feuilleton(['worker', '--processes', '3'], wrong)
  expect([code, trace]).toEqual([1, undefined])
  expect(err.trim()).toMatch(/^feuilleton worker needs SMTP_URL: [^\n]+$/)
})

it('a worker that another program keeps is at its own address, as ever', async () => {
  const port = await lastingPort()
  const child = spawn(process.execPath, [BIN, 'worker'], {
    env: { ...env(), PATH: process.env.PATH ?? '', PORT: `${port}` },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  endAtExit(child)
  other = child
  const [said] = await once(child.stderr!, 'data')
  expect(String(said)).toContain(`serves at http://127.0.0.1:${port}`)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

it.each(['0', '65', '1.5', 'many'])('%s is no number of processes', async (number) => {
  const { code, err, trace } = await feuilleton(['worker', '--processes', number], env())
  expect([code, trace]).toEqual([1, undefined])
  expect(err).toContain('expected auto, or a number from 1 to 64')
})
