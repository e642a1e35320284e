import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeWebhook } from '../../src/actions/alerts/change-webhook.ts'
import { lookAfterAlerts } from '../../src/delivery/alerts/look-after-alerts.ts'
import { postWebhook } from '../../src/delivery/alerts/post-webhook.ts'
import { openPost } from '../../src/mail/post.ts'
import { lastToWebhook } from '../../src/store/alert-messages.ts'
import { findWebhook, keepWebhook } from '../../src/store/webhook.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'
import { FIRST_DAY, joined, troubledCohort } from '../support/troubled-cohort.ts'

const MINUTE = 60_000

type Received = { path: string; headers: Record<string, unknown>; body: string }

let database: TestDatabase
let stage: Awaited<ReturnType<typeof troubledCohort>>
let sink: SmtpSink
let hook: Server
let received: Received[]
/** What the webhook answers. */
let answers: { status: number; location?: string }
let relay: ReturnType<typeof openPost>

const hookUrl = () => `http://127.0.0.1:${(hook.address() as AddressInfo).port}/alerts`
const setHook = (allowsPrivate: boolean) =>
  changeWebhook(database.db, { url: hookUrl(), allowsPrivate, by: { name: 'Ana' }, now: FIRST_DAY })
const look = () =>
  lookAfterAlerts({
    ...{ db: database.db, clock: stage.clock, post: relay.post },
    ...{ publicUrl: 'https://cours.example', mailDomain: undefined },
  })
const goOn = (minutes: number) => stage.clock.set(new Date(stage.clock.now().getTime() + minutes * MINUTE))

beforeEach(async () => {
  received = []
  answers = { status: 200 }
  database = await testDatabase()
  stage = await troubledCohort(database.db)
  sink = await startSink()
  const settings = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
  relay = openPost(settings, { name: 'test.localhost', sign: undefined })
  hook = createServer(async (request, response) => {
    const body = await text(request)
    received.push({ path: request.url ?? '', headers: request.headers, body })
    response.writeHead(answers.status, answers.location ? { location: answers.location } : {}).end()
  }).listen(0, '127.0.0.1')
  await once(hook, 'listening')
})

afterEach(async () => {
  relay.close()
  hook.close()
  await sink.close()
  await database.close()
})

describe('an alert by mail', () => {
  it('leaves once, says what is wrong in the language of its organiser, and where to mend it', async () => {
    await joined(database.db, 'ana', 'owner')
    await stage.end('held', { from: 1, to: 3 })
    await look()
    await look()
    expect(sink.taken.map(({ to }) => to)).toEqual(['ana@association.example'])
    const mail = await simpleParser(sink.taken[0]!.bytes)
    expect(mail.subject).toBe('Des lettres sont retenues')
    expect(mail.text).toContain('3 lettres sont retenues et attendent une décision (jour-01, cohorte mars)')
    expect(mail.text).toContain('https://cours.example/o/settings/alerts')
  })
})

describe('an alert by webhook', () => {
  it('is signed with its time, carries what is wrong, and tells nobody of an address', async () => {
    await keepWebhook(database.db, await setHook(true))
    await stage.end('unknown', { from: 1, to: 2 })
    await look()
    const [{ path, headers, body }] = received as [Received]
    expect(path).toBe('/alerts')
    const { secret } = (await findWebhook(database.db))!
    const signed = `${headers['webhook-id']}.${FIRST_DAY.getTime() / 1000}.${body}`
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    expect(headers['webhook-signature']).toBe(
      `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
    )
    expect(JSON.parse(body)).toMatchObject({
      type: 'alert.unknown',
      data: { troubles: [{ subject: 'mars jour-01', cohort: 'mars', letter: 'jour-01', n: 2 }], more: 0 },
    })
    expect(body).not.toContain('@')
  })

  it('is tried again, less and less often, until it is taken, and for a day at most', async () => {
    await setHook(true)
    answers = { status: 500 }
    await stage.end('held', { from: 1 })
    await look()
    for (const minutes of [0.5, 0.6, 1, 1.1]) {
      goOn(minutes)
      await look()
    }
    expect(received).toHaveLength(3)
    expect(await lastToWebhook(database.db)).toMatchObject({
      fault: 'the webhook answered 500',
      sentAt: null,
    })
    answers = { status: 204 }
    goOn(5)
    await look()
    goOn(60)
    await look()
    expect(received).toHaveLength(4)
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('follows no redirect, and asks no address of a private network unless that is allowed', async () => {
    const request = { id: 'alert_1', at: FIRST_DAY, body: '{}' }
    const secret = 'whsec_c2VjcmV0'
    answers = { status: 302, location: '/elsewhere' }
    const allowed = { url: hookUrl(), secret, allowsPrivate: true }
    await expect(postWebhook(allowed, request)).rejects.toThrow('the webhook answered 302')
    expect(received.map(({ path }) => path)).toEqual(['/alerts'])
    const closed = { ...allowed, allowsPrivate: false }
    await expect(postWebhook(closed, request)).rejects.toThrow('not-https')
    const named = { ...closed, url: 'https://private.test.invalid/' }
    await expect(
      postWebhook(named, request, (_, options, done) =>
        done(null, options.all ? [{ address: '127.0.0.1', family: 4 }] : '127.0.0.1', 4),
      ),
    ).rejects.toThrow('private.test.invalid is at 127.0.0.1, in a private network')
  })
})
