import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { createCluster, EMBEDDED_USER } from './embedded-cluster.ts'
import { type EmbeddedHome, embeddedHome } from './embedded-home.ts'
import { program } from './embedded-program.ts'
import { freePort, freePortFrom, listens } from './free-port.ts'
import { isProcessAlive } from './process-alive.ts'
import { WORKER_SESSION } from './worker-slot.ts'

/**
 * A PostgreSQL of our own. `stop` shuts it down unless another process still uses it. `leave` does the same for a command:
 * where a service is at work it goes at once, as the service stops the server at its own end.
 */
export type EmbeddedPostgres = {
  url: string
  isUsedByOthers(): Promise<boolean>
  stop(): Promise<void>
  leave(): Promise<void>
}

export type EmbeddedOptions = {
  /** Folder that holds the data, the password and the log. */
  directory: string
  /** False gives up safety against power loss for speed: for data that is thrown away. */
  durable: boolean
  /** The port that others know it by: on another it is of no use. */
  port?: number
  /** Called before a new one is made where none is, which may take a quarter of a minute. */
  onNew?: (directory: string) => void
}

type Sessions = { all: number; ofWorkers: number }

const DATABASE = 'feuilleton'
const ATTEMPTS = 3
const READY_WITHIN_MS = 60_000
const STALE_AFTER_MS = 5_000
const CLOSING_CHECKS = 5

/**
 * Starts the embedded PostgreSQL of a folder, or takes over the one that a killed service left running.
 * Processes that start at the same moment share one server.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = embeddedHome(options.directory)
  await createCluster(home, options)
  const url = (await findRunning(home)) ?? (await start(home, options))
  if (options.port !== undefined && Number(new URL(url).port) !== options.port) throw elsewhere(options.port)
  return {
    url,
    isUsedByOthers: () => isUsedByOthers(url),
    stop: () => stop(home, url),
    async leave() {
      if ((await otherSessions(url)).ofWorkers === 0) await stop(home, url)
    },
  }
}

/** Ends the embedded PostgreSQL of a folder, whoever uses it, and removes its data: for data made to be thrown away. */
export async function removeEmbeddedPostgres(directory: string): Promise<void> {
  const home = embeddedHome(directory)
  if (runningServer(home)) {
    await program(home, 'pg_ctl', ['stop', '-w', '-s', '-m', 'immediate', '-D', join(home.directory, 'data')])
  }
  rmSync(home.directory, { recursive: true, force: true })
}

/** The URL of the server that runs in this folder, waiting for one that is starting; undefined when none runs. */
async function findRunning(home: EmbeddedHome): Promise<string | undefined> {
  const began = performance.now()
  while (performance.now() - began < READY_WITHIN_MS) {
    const server = runningServer(home)
    if (!server) return undefined
    const url = urlOf(home, server.port)
    if (server.ready && (await answers(url))) return url
    // Process numbers come round after a reboot. PostgreSQL itself refuses a folder that is really in use.
    if (performance.now() - began > STALE_AFTER_MS && !(await listens(server.port))) return undefined
    await pause(100)
  }
  throw new Error(
    `the embedded PostgreSQL in ${home.directory} runs but does not answer: see its postgres.log`,
  )
}

/** Reads `postmaster.pid`: line 1 is the process, line 4 the port, line 8 the status. */
function runningServer(home: EmbeddedHome): { port: number; ready: boolean } | undefined {
  const file = join(home.directory, 'data', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isProcessAlive(pid)) return undefined
  return { port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

async function start(home: EmbeddedHome, options: EmbeddedOptions): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      await startServer(home, await portFor(home, options.port), options)
    } catch (error) {
      if (attempt === ATTEMPTS) throw error
    }
    const url = await findRunning(home)
    if (!url) continue
    await ensureDatabase(url)
    return url
  }
}

/** The port of the last time while it is free, so that whoever knows the address finds the server again; or another. */
async function portFor(home: EmbeddedHome, only?: number): Promise<number> {
  if (only !== undefined) return freePort(only)
  const file = join(home.directory, 'data', 'feuilleton.port')
  const port = await freePortFrom(existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined)
  writeFileSync(file, String(port))
  return port
}

async function startServer(home: EmbeddedHome, port: number, { durable }: EmbeddedOptions): Promise<void> {
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=80',
    ...(durable ? [] : ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off']),
  ].join(' ')
  const log = join(home.directory, 'postgres.log')
  await program(home, 'pg_ctl', [
    'start',
    '-w',
    '-s',
    '-D',
    join(home.directory, 'data'),
    '-l',
    log,
    '-o',
    settings,
  ])
}

async function stop(home: EmbeddedHome, url: string): Promise<void> {
  if (await isUsedByOthers(url)) return
  await program(home, 'pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-D', join(home.directory, 'data')])
}

/** Whether another service or command has a session; one that is just closing is given a moment. */
async function isUsedByOthers(url: string): Promise<boolean> {
  for (let asked = 1; ; asked++) {
    const others = await otherSessions(url)
    if (others.all === 0) return false
    if (asked === CLOSING_CHECKS) return true
    await pause(100)
  }
}

/** Client sessions beside the one that asks. */
async function otherSessions(url: string): Promise<Sessions> {
  const others = `select count(*)::int as all, (count(*) filter (where application_name = $1))::int as "ofWorkers"
    from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query<Sessions>(others, [WORKER_SESSION])
    return rows[0] ?? { all: 0, ofWorkers: 0 }
  } finally {
    await client.end()
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    const duplicate =
      (error as { code?: string }).code === '42P04' || (error as { code?: string }).code === '23505'
    if (!duplicate) throw error
  } finally {
    await client.end()
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, '/postgres') })
  try {
    await client.connect()
    return true
  } catch {
    return false // not ready yet: the caller asks again until its deadline
  } finally {
    await client.end().catch(() => undefined)
  }
}

function urlOf(home: EmbeddedHome, port: number): string {
  const password = readFileSync(join(home.directory, 'data', 'feuilleton.password'), 'utf8')
  return `postgres://${EMBEDDED_USER}:${password}@127.0.0.1:${port}/${DATABASE}`
}

function elsewhere(port: number): Error {
  return new Error(`the embedded PostgreSQL is not at port ${port} any more: start this service again`)
}
