import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeToken } from '../../src/domain/tokens.ts'
import { dropEverything } from '../../src/store/drop.ts'
import { answerOf, feuilleton, startCommand } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { scheduleDue } from '../support/due-cohort.ts'
import { type Fleet, type Member, startFleet } from '../support/fleet.ts'
import { lastingPort } from '../support/lasting-port.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.ts'
import { until } from '../support/service-process.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts'

const SECRET_KEY = 'k'.repeat(40)
const RELAY = { SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'https://cours.example.org' }

let database: TestDatabase
let varDir: string
let fleet: Fleet | undefined
let redis: TestRedis | undefined
let sink: SmtpSink | undefined
let proxy: TcpProxy | undefined

beforeEach(async () => {
  database = await testDatabase()
  varDir = mkdtempSync(join(tmpdir(), 'feuilleton-roles-'))
  chmodSync(varDir, 0o711)
})

afterEach(async () => {
  await fleet?.end()
  await proxy?.close()
  await redis?.stop()
  await sink?.close()
  fleet = proxy = redis = sink = undefined
  await database.close()
  rmSync(varDir, { recursive: true, force: true })
})

const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: database.url,
  VAR_DIR: varDir,
  LOG_LEVEL: 'warn',
  ...RELAY,
  ...more,
})

const scheduleToday = (people: readonly string[]) => scheduleDue(database.db, { people })

/** The way to the database, closed at first. */
async function closedWay(): Promise<{ url: string; open(): void }> {
  const at = new URL(database.url)
  const way = await startProxy(Number(at.port))
  proxy = way
  way.refuse(true)
  at.port = `${way.port}`
  return { url: at.href, open: () => way.refuse(false) }
}

describe('a role that cannot do its work', () => {
  const refusal = async (role: string, more: Record<string, string>) => {
    const { code, err, trace } = await feuilleton([role], env({ PORT: '0', ...more }))
    expect([code, trace]).toEqual([1, undefined])
    return err.trim()
  }

  it.each(['web', 'worker'])('%s says that it needs a DATABASE_URL', async (role) => {
    expect(await refusal(role, { DATABASE_URL: '' })).toMatch(/^feuilleton \w+ needs DATABASE_URL: .+$/)
  })

  it('receive says that it needs a BOUNCE_LISTEN', async () => {
    expect(await refusal('receive', {})).toMatch(/^feuilleton receive needs BOUNCE_LISTEN, such as smtp:/)
  })

  it('worker says that it needs an SMTP_URL', async () => {
    expect(await refusal('worker', { SMTP_URL: '' })).toMatch(/^feuilleton worker needs SMTP_URL: .+$/)
  })

  it.each(['web', 'worker'])('%s says that its database is not migrated, and leaves it so', async (role) => {
    await dropEverything(database.db)
    expect(await refusal(role, {})).toMatch(
      /^the database is at step 0, this Feuilleton needs step \d+: run `feuilleton migrate` first$/,
    )
    const { rows } = await sql`select to_regnamespace('feuilleton') as schema`.execute(database.db)
    expect(rows).toEqual([{ schema: null }])
  })

  it('starts once the database is migrated', async () => {
    await dropEverything(database.db)
    expect(await feuilleton(['migrate'], env())).toMatchObject({
      code: 0,
      out: 'The database is up to date.\n',
    })
    fleet = await startFleet({ env: env(), roles: ['web', 'worker'] })
  })
})

describe('a database that comes up later', () => {
  it('is waited for by migrate', async () => {
    const way = await closedWay()
    const child = startCommand(['migrate'], env({ DATABASE_URL: way.url }))
    child.stderr?.once('data', way.open)
    const { code, out, err } = await answerOf(child)
    expect(err).toMatch(/^waiting: no database answers at 127\.0\.0\.1:\d+\/\S+ \(DATABASE_URL\): .+$/m)
    expect([code, out]).toEqual([0, 'The database is up to date.\n'])
  })

  it.each(['web', 'worker'] as const)(
    'finds %s alive, not ready and saying why; then it is',
    async (role) => {
      const way = await closedWay()
      const port = await lastingPort()
      const url = `http://127.0.0.1:${port}`
      const late = { role, env: { PORT: `${port}`, DATABASE_URL: way.url } }
      fleet = await startFleet({ env: env(), roles: [late], wait: 'nothing' })
      const reason = await until(async () => {
        const answer = await fetch(`${url}/readyz`).catch(() => undefined)
        const text = await answer?.text()
        return text?.startsWith('no database') ? `${answer?.status} ${text}` : undefined
      })
      expect(reason).toMatch(/^503 no database answers at 127\.0\.0\.1:\d+\/\S+ \(DATABASE_URL\): .+$/m)
      expect((await fetch(`${url}/healthz`)).status).toBe(200)
      way.open()
      expect(await fleet.members[0]?.ready()).toBe(url)
    },
  )
})

describeWithRedis('a Redis that may lose jobs', () => {
  it.each([
    ['forgets when it ends', { appendonly: false }, 'set appendonly yes in'],
    [
      'drops what it likes when it is full',
      { policy: 'allkeys-lru' },
      'set maxmemory-policy noeviction (it is',
    ],
  ])('is refused when it %s, and taken when that is allowed', async (_, options, advice) => {
    redis = await startRedis(options)
    const unsafe = env({ REDIS_URL: redis.url, PORT: '0' })
    const { code, err, trace } = await feuilleton(['worker'], unsafe)
    expect([code, trace]).toEqual([1, undefined])
    expect(err).toContain(`the Redis of REDIS_URL may lose jobs: ${advice}`)
    expect(err.trim()).not.toContain('\n')
    fleet = await startFleet({ env: { ...unsafe, ALLOW_UNSAFE_REDIS: '1' }, roles: ['worker'] })
  })
})

describeWithRedis('web and two workers on PostgreSQL and Redis', () => {
  const people = Array.from({ length: 250 }, (_, n) => `reader-${n}@example.org`)

  /** The worker that has claimed letters, and knows how many connections it has open. */
  const busiest = async (workers: readonly (Member | undefined)[]) => {
    const { rows } = await sql<{ by: string }>`
      select claimed_by as by from feuilleton.deliveries where claimed_by is not null
      group by 1 order by count(*) desc`.execute(database.db)
    return workers.find((worker) => rows[0]?.by.endsWith(`:${worker?.pid}`))
  }

  const unsubscribe = async (web: Member | undefined, address: string) => {
    const { rows } = await sql<{ id: number }>`
      select e.id from feuilleton.enrolments e join feuilleton.subscribers s on s.id = e.subscriber_id
      where s.address = ${address}`.execute(database.db)
    const token = makeToken([SECRET_KEY], 'unsubscribe', rows[0]!.id)
    return (await fetch(`${web?.url}/u/${token}`, { method: 'POST' })).status
  }

  it('give everyone a letter once while a worker is replaced, and obey an unsubscribe in the middle', async () => {
    const gate = Promise.withResolvers<undefined>()
    redis = await startRedis()
    sink = await startSink((verb) => (verb === 'dot' ? gate.promise : undefined))
    const relay = { SMTP_URL: `smtp://127.0.0.1:${sink.port}`, SMTP_CONNECTIONS: '4' }
    await scheduleToday(people)
    const shared = env({ ...relay, REDIS_URL: redis.url, SECRET_KEY })
    fleet = await startFleet({ env: shared, roles: ['web', 'worker', 'worker'] })
    const [web, ...workers] = fleet.members
    const under = sink.taken
    await until(() => (under.length > 0 ? true : undefined))
    const leaving = people.at(-1) ?? ''
    expect(await unsubscribe(web, leaving)).toBe(200)
    const old = await busiest(workers)
    const ended = old?.stop()
    await fleet.add('worker')
    gate.resolve(undefined)
    expect(await ended, 'finishes what is under way').toBe(0)
    await until(async () => ((await open()) === 0 ? true : undefined))
    const rows = await ledgerRows(database.db)
    expect(sink.accepted.map(({ to }) => to).toSorted()).toEqual(people.slice(0, -1).toSorted())
    expect(rows.map(({ state, address, reason }) => [state, address, reason])).toEqual([
      ...people.slice(0, -1).map((address) => ['submitted', address, null]),
      ['skipped', leaving, 'unsubscribed'],
    ])
    expect(await feuilleton(['audit'], shared)).toMatchObject({ code: 0 })
  })

  const open = async () => {
    const rows = await ledgerRows(database.db)
    return rows.filter(({ state }) => ['due', 'claimed', 'handed'].includes(state)).length
  }
})
