// What a letter costs from the ledger to the relay, beside what others do with as many bytes and the same relay, in turns:
// Postfix's smtp-source, nodemailer that builds each message, nodemailer with the bytes ready, and ours.
//   node bench/wire.ts [letters a round] [rounds of each] [SMTP connections]
// It needs Linux and Debian's package postfix. CPU counts, in milliseconds a letter: it holds on a busy machine too.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../src/store/database.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { startSink } from '../tests/support/smtp-sink.ts'
import { buildEach, sendReady } from './nodemailer-senders.ts'
import { median, playDispatch, prepareCourse, report } from './one-dispatch.ts'
import { postgresCpuMs } from './postgres-cpu.ts'

const LETTERS = Number(process.argv[2] ?? 2_000)
const ROUNDS = Number(process.argv[3] ?? 3)
const SMTP_CONNECTIONS = Number(process.argv[4] ?? 16)
/** The connections of the service (`src/app.ts`). */
const CONNECTIONS = 12
/** The days of a lesson that greets its reader by name, and of one that does not. */
const NAMED = 1
const UNNAMED = 2

/** CPU in milliseconds a letter: of the sender alone, and of PostgreSQL alone. */
type Figures = { perSecond: number; cpuMs: number; postgresMs: number }
type Sender = { name: string; run: () => Figures | Promise<Figures> }

process.env.PATH += ':/usr/sbin' // where Debian has smtp-sink
const folder = mkdtempSync(join(tmpdir(), 'feuilleton-bench-'))
chmodSync(folder, 0o711)
const directory = join(folder, 'postgres')
const port = 20_000 + (process.pid % 10_000)
const asNobody = process.getuid?.() === 0 ? ['-u', 'nobody'] : []
const relay = spawn('smtp-sink', [...asNobody, `127.0.0.1:${port}`, '500'], { stdio: 'inherit' })
try {
  const { url } = await startEmbeddedPostgres({ directory, durable: true })
  const db = openDatabase(url, { connections: CONNECTIONS, onError: report })
  await prepareCourse(db, { readers: LETTERS, days: [NAMED, UNNAMED] })
  await compare(await sendersOf(db, url))
  await db.destroy()
} finally {
  relay.kill()
  await removeEmbeddedPostgres(directory)
  rmSync(folder, { recursive: true, force: true })
}

async function sendersOf(db: Database, url: string): Promise<Sender[]> {
  const ours = (day: number, to = port) => playOurs({ db, url, port: to, day })
  const message = await letterOf((to) => ours(NAMED, to))
  await ours(UNNAMED)
  console.log(`letters of ${message.length} bytes; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`)
  const sending = { port, connections: SMTP_CONNECTIONS, letters: LETTERS }
  return [
    { name: 'smtp-source (C)', run: () => playSource(message.length) },
    { name: 'nodemailer, built', run: () => timed(() => buildEach(message, sending)) },
    { name: 'nodemailer, bytes ready', run: () => timed(() => sendReady(message, sending)) },
    { name: 'ours, without a name', run: () => ours(UNNAMED) },
    { name: 'ours, with a name', run: () => ours(NAMED) },
  ]
}

/** One of our letters, from a round that fills caches. */
async function letterOf(play: (port: number) => Promise<unknown>): Promise<Buffer> {
  let message: Buffer = Buffer.alloc(0)
  const sink = await startSink((verb, _, { mail }) => {
    if (verb === 'dot' && mail) message = mail.bytes
    sink.taken.length = 0
    sink.accepted.length = 0
    return undefined
  })
  await play(sink.port)
  await sink.close()
  return message
}

type Ours = { db: Database; url: string; port: number; day: number }

async function playOurs(ours: Ours): Promise<Figures> {
  const before = postgresCpuMs(directory)
  const round = await playDispatch({ ...ours, connections: `${SMTP_CONNECTIONS}`, letters: LETTERS })
  return { ...round, postgresMs: (postgresCpuMs(directory) - before) / LETTERS }
}

function playSource(bytes: number): Figures {
  const sending = `-s ${SMTP_CONNECTIONS} -m ${LETTERS} -l ${bytes} -d -f a@cours.example -t b@lecteurs.example`
  const began = performance.now()
  const { stderr } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='%U %S'; time smtp-source ${sending} 127.0.0.1:${port}`],
    { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  )
  const seconds = stderr.trim().split(/\s+/).slice(-2).map(Number)
  const cpuMs = (seconds.reduce((one, other) => one + other, 0) * 1_000) / LETTERS
  return { perSecond: perSecond(began), cpuMs, postgresMs: 0 }
}

async function timed(run: () => Promise<void>): Promise<Figures> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  await run()
  const { user, system } = process.cpuUsage(cpu)
  return { perSecond: perSecond(began), cpuMs: (user + system) / 1_000 / LETTERS, postgresMs: 0 }
}

function perSecond(began: number): number {
  return (LETTERS / (performance.now() - began)) * 1_000
}

async function compare(senders: readonly Sender[]): Promise<void> {
  const rounds = new Map<string, Figures[]>(senders.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, run } of senders) rounds.get(name)?.push(await run())
  const medianOf = (name: string, figure: keyof Figures) =>
    median((rounds.get(name) ?? []).map((figures) => figures[figure]))
  const naive = medianOf('nodemailer, built', 'perSecond')
  const ready = medianOf('nodemailer, bytes ready', 'perSecond')
  console.log(`medians of ${ROUNDS} rounds of ${LETTERS} letters, ${SMTP_CONNECTIONS} connections`)
  for (const { name } of senders) {
    const speed = medianOf(name, 'perSecond')
    console.log(
      `${name.padEnd(24)} sender ${medianOf(name, 'cpuMs').toFixed(2)} ms, PostgreSQL ${medianOf(name, 'postgresMs').toFixed(2)} ms, ` +
        `${speed.toFixed(0)} a second: ${(speed / naive).toFixed(2)} of nodemailer built, ${(speed / ready).toFixed(2)} of ready`,
    )
  }
}
