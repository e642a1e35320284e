import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CaughtMail, startCatcher } from '../src/mail/catcher.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../src/store/embedded-postgres.ts'
import { type ComposeService, readComposeFile, serviceNamed } from './compose-file.ts'
import { type Env, type OwnProcess, startOwn, waitUntil } from './own-processes.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = join(ROOT, 'bin', 'feuilleton.js')

/** What docker-compose.yml describes, as processes of this machine. */
export type Stack = {
  pagesUrl: string
  /** Workers at the start. */
  replicas: number
  /** Starts `web` or a `worker` with the command and the environment of the file, and waits until it is ready. */
  start(service: string): Promise<OwnProcess>
  /** Runs a command to its end, with the environment of `web`; its output. Throws when it fails. */
  command(...words: string[]): Promise<string>
  end(): Promise<void>
}

/**
 * Starts PostgreSQL, Redis and a relay, and brings the database up to date. Hosts become ports of the loopback; all
 * else is as the file says. `onMail` sees what the relay gets, before it answers.
 */
export async function startStack(onMail: (mail: CaughtMail) => Promise<void>): Promise<Stack> {
  const services = readComposeFile(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'feuilleton-stack-'))
  chmodSync(folder, 0o711)
  const closers: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })]
  const end = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  try {
    const postgres = join(folder, 'postgres')
    closers.push(() => removeEmbeddedPostgres(postgres))
    const { url: databaseUrl } = await startEmbeddedPostgres({ directory: postgres, durable: true })
    const redisPort = await startRedis(serviceNamed(services, 'redis'), folder, closers)
    const catcher = await startCatcher(onMail)
    closers.push(() => catcher.close())
    const pagesPort = await freePort()
    const hosts = { databaseUrl, redisPort, smtpPort: catcher.port, pagesPort, folder }
    const stack = openStack(services, hosts, closers)
    await stack.command(...serviceNamed(services, 'migrate').command)
    return { ...stack, end }
  } catch (error) {
    await end()
    throw error
  }
}

async function startRedis(
  { command }: ComposeService,
  folder: string,
  closers: (() => Promise<unknown>)[],
): Promise<number> {
  const port = await freePort()
  const dir = join(folder, 'redis')
  mkdirSync(dir)
  const here = ['--bind', '127.0.0.1', '--port', `${port}`, '--dir', dir]
  const redis = startOwn('redis', [...command, ...here], { env: {}, cwd: folder })
  closers.push(redis.stop)
  await waitUntil('redis takes connections', () => redis.output().includes('Ready to accept connections'), 20)
  return port
}

type Hosts = { databaseUrl: string; redisPort: number; smtpPort: number; pagesPort: number; folder: string }

function openStack(
  services: Record<string, ComposeService>,
  hosts: Hosts,
  closers: (() => Promise<unknown>)[],
): Omit<Stack, 'end'> {
  const pagesUrl = `http://127.0.0.1:${hosts.pagesPort}`
  const envOf = (name: string) => onLoopback(serviceNamed(services, name).environment, hosts, pagesUrl)
  const launch = (name: string, words: readonly string[], more: Env = {}) =>
    startOwn(name, [process.execPath, BIN, ...words], { env: { ...envOf(name), ...more }, cwd: ROOT })
  return {
    pagesUrl,
    replicas: serviceNamed(services, 'worker').deploy?.replicas ?? 1,
    async start(name) {
      const port = name === 'web' ? hosts.pagesPort : await freePort()
      const own = launch(name, serviceNamed(services, name).command, { PORT: `${port}` })
      closers.push(own.stop)
      await waitUntil(`${name} is ready\n${own.output()}`, () => isReady(port))
      return own
    },
    async command(...words) {
      const own = launch('web', words)
      if ((await own.ended()) !== 0) throw new Error(`feuilleton ${words.join(' ')}:\n${own.output()}`)
      return own.output().trim()
    },
  }
}

/** The environment of the file with its hosts on this machine. */
function onLoopback(
  environment: Env,
  { databaseUrl, redisPort, smtpPort, folder }: Hosts,
  publicUrl: string,
): Env {
  return {
    ...environment,
    DATABASE_URL: databaseUrl,
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    PUBLIC_URL: publicUrl,
    HOST: '127.0.0.1',
    FEUILLETON_ROOT: ROOT,
    VAR_DIR: folder,
  }
}

async function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false, // it does not listen yet
  )
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : failed(new Error('no port')),
      )
    })
  })
}
