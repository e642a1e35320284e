import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { openOutbox } from '../../src/mail/outbox.ts'
import { type Database, openDatabase } from '../../src/store/database.ts'
import { embeddedHome } from '../../src/store/embedded-home.ts'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { seedPostgres } from '../support/postgres-seed.ts'
import { describeWithRedis, startRedis } from '../support/redis.ts'
import { type ServiceProcess, startServiceProcess, until } from '../support/service-process.ts'

const PEOPLE = ['ana@example.org', 'bob@example.org']

let varDir: string
let service: ServiceProcess | undefined

beforeEach(() => {
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-serve-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await service?.end('SIGKILL')
  await removeEmbeddedPostgres(join(varDir, 'postgres'))
  rmSync(varDir, { recursive: true, force: true })
})

async function start(env: Record<string, string> = {}): Promise<ServiceProcess> {
  service = await startServiceProcess({ VAR_DIR: varDir, LOG_LEVEL: 'warn', ...env })
  const { output } = service
  onTestFailed(async () => console.error(output(), await ledger()))
  return service
}

const seed = () => seedPostgres(join(varDir, 'postgres'))

/** The server that runs or ran last: lines 1 and 4 of its `postmaster.pid`; zeros while that is not written. */
function postmaster(): { pid: number; port: number } {
  const { directory } = embeddedHome(join(varDir, 'postgres'))
  const file = join(directory, 'data', 'postmaster.pid')
  const [pid = 0, , , port = 0] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').map(Number) : []
  return { pid, port }
}

/** Opens the database of the running service, as another command would. */
async function withDatabase<T>(body: (db: Database) => Promise<T>): Promise<T> {
  const server = await startEmbeddedPostgres({ directory: join(varDir, 'postgres'), durable: true })
  const db = openDatabase(server.url, { connections: 2, onError: () => undefined })
  try {
    return await body(db)
  } finally {
    await db.destroy()
  }
}

function scheduleToday(slug: string): Promise<void> {
  return withDatabase((db) => scheduleDue(db, { people: PEOPLE, slug }))
}

async function recipients(): Promise<string[]> {
  const { mails } = await openOutbox(join(varDir, 'outbox')).list({ page: 1, size: 50 })
  return mails.map(({ to }) => to).toSorted()
}

async function lettersToBe(number: number): Promise<string[]> {
  await until(async () => ((await recipients()).length >= number ? true : undefined))
  return recipients()
}

async function ledger(): Promise<string[]> {
  return withDatabase(ledgerWords)
}

describe('the service on a PostgreSQL that it makes first', () => {
  it('delivers what is due, ends with 0 on SIGTERM, and delivers nothing again when it is back', async () => {
    const { end } = await start()
    await scheduleToday('first')
    expect(await lettersToBe(2)).toEqual(PEOPLE)
    expect(await end('SIGTERM')).toBe(0)
    await start()
    await scheduleToday('second')
    expect(await lettersToBe(4)).toEqual([...PEOPLE, ...PEOPLE].toSorted())
  })
})

describe('the service on its own PostgreSQL', () => {
  beforeEach(seed)

  it('finds its PostgreSQL again after a kill -9, with everything that was in it', async () => {
    const { end } = await start()
    await scheduleToday('first')
    await lettersToBe(2)
    await until(async () => ((await ledger()).every((row) => row.endsWith('submitted')) ? true : undefined))
    const before = await startEmbeddedPostgres({ directory: join(varDir, 'postgres'), durable: true })
    await end('SIGKILL')
    await start()
    const after = await startEmbeddedPostgres({ directory: join(varDir, 'postgres'), durable: true })
    expect(after.url, 'the same server on the same port').toBe(before.url)
    await scheduleToday('second')
    expect(await lettersToBe(4)).toEqual([...PEOPLE, ...PEOPLE].toSorted())
    expect(await ledger()).toHaveLength(4)
  })

  it('brings its PostgreSQL back when that is killed, and goes on', async () => {
    const { url, end } = await start()
    const { pid } = postmaster()
    process.kill(pid, 'SIGKILL')
    await until(() => (postmaster().pid === pid ? undefined : true))
    await until(async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined))
    await scheduleToday('first')
    expect(await lettersToBe(2)).toEqual(PEOPLE)
    expect(await end('SIGTERM')).toBe(0)
  })

  it('waits for the port of its PostgreSQL when another programme took it, as its connections know no other', async () => {
    const { url, output } = await start()
    const { pid, port } = postmaster()
    process.kill(pid, 'SIGKILL')
    const other = createServer()
    await until(
      () =>
        new Promise<true | undefined>((done) => {
          other.once('error', () => done(undefined)).listen(port, '127.0.0.1', () => done(true))
        }),
    )
    await until(() => (output().includes('EADDRINUSE') ? true : undefined))
    expect((await fetch(`${url}/readyz`)).status).toBe(503)
    other.close()
    await until(async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined))
    expect(postmaster().port).toBe(port)
  })

  it('ends on SIGTERM though a client holds a half-sent request open', async () => {
    const { url, end } = await start()
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write('GET /aide HTTP/1.1\r\nHost: x\r\n')
    expect(await end('SIGTERM')).toBe(0)
    socket.destroy()
  })

  it('unsubscribes with one POST, and changes nothing for a scanner that fetches the link', async () => {
    const { url } = await start()
    await scheduleToday('first')
    await lettersToBe(2)
    const outbox = openOutbox(join(varDir, 'outbox'))
    const { mails } = await outbox.list({ page: 1, size: 10 })
    const letter = await outbox.read(mails.find(({ to }) => to === 'ana@example.org')?.id ?? '')
    const link = /^List-Unsubscribe:\s+<(\S+?)>/m.exec(letter?.source.toString() ?? '')?.[1] ?? ''
    expect(link).toMatch(`${url}/u/`)
    const state = () =>
      withDatabase(async (db) => {
        const { sql } = await import('kysely')
        const { rows } = await sql<{ state: string }>`
          select e.state from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
          order by s.address`.execute(db)
        return rows.map((row) => row.state)
      })
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200)
    expect(await state()).toEqual(['active', 'active'])
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const answer = await fetch(link, { method: 'POST', body, redirect: 'manual' })
    expect(answer.status).toBe(200)
    expect(await state()).toEqual(['unsubscribed', 'active'])
    expect(
      (await fetch(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, { method: 'POST' })).status,
    ).toBe(404)
  })
})

describeWithRedis('the service with Redis', () => {
  beforeEach(seed)

  it('delivers what is due', async () => {
    const redis = await startRedis()
    try {
      const { end } = await start({ REDIS_URL: redis.url })
      await scheduleToday('first')
      expect(await lettersToBe(2)).toEqual(PEOPLE)
      expect(await end('SIGTERM')).toBe(0)
    } finally {
      await redis.stop()
    }
  })

  it('delivers what falls due after Redis was emptied', async () => {
    const redis = await startRedis()
    try {
      await start({ REDIS_URL: redis.url })
      const client = new Redis(redis.url)
      await client.flushall()
      client.disconnect()
      await scheduleToday('first')
      expect(await lettersToBe(2)).toEqual(PEOPLE)
    } finally {
      await service?.end('SIGKILL')
      await redis.stop()
    }
  })

  it('says so and ends when no Redis answers', async () => {
    const nowhere = { REDIS_URL: 'redis://127.0.0.1:1', START_WITHIN: '1' }
    await expect(start(nowhere)).rejects.toThrow(/no Redis answers .+ECONNREFUSED/)
  })
})
