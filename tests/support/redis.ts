import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { describe, it } from 'vitest'
import { endAtExit } from './end-at-exit.ts'
import { lastingPort } from './lasting-port.ts'

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** Tests that need a real Redis: skipped aloud where there is none, and a failure there in continuous integration. */
export function describeWithRedis(name: string, tests: () => void): void {
  if (hasRedis) {
    describe(name, tests)
  } else if (process.env.CI === 'true') {
    describe(name, () => {
      it('needs redis-server', () => {
        throw new Error('no redis-server on the PATH')
      })
    })
  } else {
    console.info(`skipped, as this machine has no redis-server: ${name}`)
    describe.skip(name, tests)
  }
}

export type RedisOptions = {
  /** On unless said otherwise; without it a Redis that ends forgets everything. */
  appendonly?: boolean
  /** `noeviction` unless said otherwise. */
  policy?: string
  /** As redis-server takes it, such as `20mb`; no limit unless said otherwise. */
  maxmemory?: string
}

export type TestRedis = {
  url: string
  port: number
  /** What a client of ioredis needs. */
  settings: { host: string; port: number }
  directory: string
  /** Of the server that runs now, or ran last. */
  readonly pid: number
  /** `kill -9`; resolves once it is dead. */
  kill(): Promise<void>
  /** Starts it again on its port and in its directory, ending it in order first if it runs. */
  restart(): Promise<void>
  flushAll(): Promise<void>
  /** From here on; 0 for no limit. */
  limitMemory(bytes: number): Promise<void>
  setPolicy(policy: string): Promise<void>
  /** Copies the append-only files as they are now, and answers with the folder of the copy. */
  snapshot(): string
  /** Puts a copy back in the place of the append-only files; throws while the server runs. */
  restore(snapshot: string): void
  /** Ends it in order, and removes its directory. */
  stop(): Promise<void>
}

const APPEND_ONLY = 'appendonlydir'

/** A Redis of its own on loopback, set as the service asks for unless `options` say otherwise. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const directory = mkdtempSync(join(tmpdir(), 'feuilleton-redis-'))
  const settings = { host: '127.0.0.1', port: await lastingPort() }
  const files = join(directory, APPEND_ONLY)
  const run = () => spawnRedis(['--port', String(settings.port), '--dir', directory, ...argumentsOf(options)])
  let child = run()
  let snapshots = 0
  const ask = (...command: [string, ...string[]]) => askRedis(settings, command)
  await ask('ping')
  return {
    url: `redis://127.0.0.1:${settings.port}`,
    port: settings.port,
    settings,
    directory,
    get pid() {
      return child.pid ?? 0
    },
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      await end(child, 'SIGTERM')
      child = run()
      await ask('ping')
    },
    flushAll: () => ask('flushall'),
    limitMemory: (bytes) => ask('config', 'set', 'maxmemory', String(bytes)),
    setPolicy: (policy) => ask('config', 'set', 'maxmemory-policy', policy),
    snapshot() {
      const copy = join(directory, `snapshot-${++snapshots}`)
      cpSync(files, copy, { recursive: true })
      return copy
    },
    restore(snapshot) {
      if (!hasEnded(child)) throw new Error('this Redis still runs, and would write over what is put back')
      rmSync(files, { recursive: true, force: true })
      cpSync(snapshot, files, { recursive: true })
    },
    async stop() {
      await end(child, 'SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function argumentsOf({ appendonly = true, policy = 'noeviction', maxmemory = '0' }: RedisOptions): string[] {
  const memory = ['--maxmemory-policy', policy, '--maxmemory', maxmemory]
  return ['--bind', '127.0.0.1', '--save', '', '--appendonly', appendonly ? 'yes' : 'no', ...memory]
}

function spawnRedis(settings: readonly string[]): ChildProcess {
  const child = spawn('redis-server', settings, { stdio: 'ignore' })
  endAtExit(child)
  return child
}

/** Sends one command, as soon as there is a server that has read its files. */
async function askRedis(
  settings: TestRedis['settings'],
  [command, ...args]: [string, ...string[]],
): Promise<void> {
  const client = new Redis({ ...settings, retryStrategy: () => 100, maxRetriesPerRequest: 100 })
  client.on('error', () => undefined) // until it listens
  try {
    await client.call(command, ...args)
  } finally {
    client.disconnect()
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
