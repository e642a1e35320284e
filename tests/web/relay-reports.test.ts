import { createSign } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { pagesOf } from '../../src/site.ts'
import { relayReportsRouter } from '../../src/web/relay-reports/relay-reports-router.ts'
import { expectCleanAudit } from '../support/clean-audit.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { selfSigned } from '../support/self-signed.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const ANA = 'ana@example.org'
const BOB = 'bob@example.org'
const SECRET = 'a-secret-of-thirty-two-characters-or-more'
const TOPIC = 'arn:aws:sns:eu-west-3:123456789012:letters'
const CERTIFICATE = 'https://sns.eu-west-3.amazonaws.com/SimpleNotificationService-0a1b.pem'
const OWN_NAME = '0102018f-3c5e-4a77-9b1d-000000000001-000000'
const keys = selfSigned()

let database: TestDatabase
let sink: SmtpSink
let course: Course
let fetched: string[]
let errors: string[]

beforeEach(async () => {
  fetched = []
  errors = []
  database = await testDatabase()
  sink = await startSink((verb, to) => (verb === 'dot' && to === ANA ? `250 Ok ${OWN_NAME}` : undefined))
  course = await openCourse({
    ...{ db: database.db, edition: courseEdition(2), port: sink.port },
    ...{ dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z', people: [ANA, BOB] },
  })
  course.clock.set(new Date('2027-03-01T06:30:00Z'))
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

function site(topic = TOPIC) {
  return relayReportsRouter({
    ...{ db: database.db, clock: course.clock, trustedProxies: 0, secret: SECRET, topic },
    fetchText: async (url) => {
      fetched.push(url)
      return url.includes('.pem') || url.includes('/sns/') ? keys.cert : 'confirmed'
    },
    onError: ({ message }) => errors.push(message),
  })
}

const bearer = { authorization: `Bearer ${SECRET}` }
const post = async (path: string, body: unknown, headers: Record<string, string> = bearer) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (await site().request(path, { method: 'POST', body: text, headers })).status
}

const letterTo = (reader: string) => sink.accepted.findLast(({ to }) => to === reader)!
const messageId = (reader: string) => letterTo(reader).messageId!
const suppressed = async () =>
  (
    await sql<{ addressKey: string }>`select address_key from feuilleton.suppressions`.execute(database.db)
  ).rows.map(({ addressKey }) => addressKey)

/** Signed as SNS signs, by its documentation. */
function signed(message: Record<string, string>, version = '2') {
  const names =
    message.Type === 'Notification'
      ? ['Message', 'MessageId', 'Subject']
      : ['Message', 'MessageId', 'SubscribeURL']
  const rest =
    message.Type === 'Notification'
      ? ['Timestamp', 'TopicArn', 'Type']
      : ['Timestamp', 'Token', 'TopicArn', 'Type']
  const text = [...names, ...rest]
    .map((name) => (name in message ? `${name}\n${message[name]}\n` : ''))
    .join('')
  const sign = createSign(version === '2' ? 'RSA-SHA256' : 'RSA-SHA1').update(text)
  return {
    ...message,
    SignatureVersion: version,
    Signature: sign.sign(keys.key, 'base64'),
    SigningCertURL: CERTIFICATE,
  }
}

const notice = (said: object, more: Record<string, string> = {}) => ({
  ...{ Type: 'Notification', MessageId: 'one', TopicArn: TOPIC, Timestamp: '2027-03-01T06:31:00Z' },
  ...{ Message: JSON.stringify(said), ...more },
})

const bounce = (names: { messageId: string; headers?: object[] }, emailAddress = ANA) => ({
  notificationType: 'Bounce',
  mail: names,
  bounce: {
    ...{ bounceType: 'Permanent', bounceSubType: 'General', feedbackId: 'feedback-1' },
    bouncedRecipients: [
      { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ],
  },
})

describe('SES', () => {
  it('is heard when its topic signed, by its own name of the letter, once', async () => {
    const message = signed(notice(bounce({ messageId: OWN_NAME }), { Subject: 'Amazon SES' }))
    expect(await post('/ses', message, {})).toBe(200)
    expect(await post('/ses', message, {})).toBe(200)
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${ANA} returned`, `jour-01 ${BOB} submitted`])
    expect(await suppressed()).toEqual([ANA])
    const { rows } = await sql`select kind, status, acted from feuilleton.returned_mail`.execute(database.db)
    expect(rows).toEqual([{ kind: 'hard', status: '5.1.1', acted: true }])
    await expectCleanAudit(database.db, course.clock)
  })

  it('is heard by our Message-ID, where the headers of the letter are included, and with the older signature', async () => {
    const headers = [{ name: 'Message-ID', value: messageId(BOB) }]
    const said = bounce({ messageId: 'of their own, and unknown', headers }, BOB)
    expect(await post('/ses', signed(notice(said), '1'), {})).toBe(200)
    expect(await suppressed()).toEqual([BOB])
  })

  it('tells of complaints', async () => {
    const complaint = {
      feedbackId: 'c',
      complaintFeedbackType: 'abuse',
      complainedRecipients: [{ emailAddress: ANA }],
    }
    const said = { eventType: 'Complaint', mail: { messageId: OWN_NAME }, complaint }
    expect(await post('/ses', signed(notice(said)), {})).toBe(200)
    expect(await suppressed()).toEqual([ANA])
  })

  it('confirms the subscription to its topic, and goes nowhere else', async () => {
    const confirmation = (SubscribeURL: string) =>
      signed({ ...notice({}), Type: 'SubscriptionConfirmation', Token: 't', SubscribeURL })
    const there = 'https://sns.eu-west-3.amazonaws.com/?Action=ConfirmSubscription&Token=t'
    expect(await post('/ses', confirmation(there), {})).toBe(200)
    expect(await post('/ses', confirmation('https://evil.example/?x'), {})).toBe(200)
    expect(fetched.filter((url) => url !== CERTIFICATE)).toEqual([there])
  })

  it.each([
    ['is altered', { Message: JSON.stringify(bounce({ messageId: OWN_NAME }, BOB)) }],
    [
      'has a certificate from elsewhere',
      { SigningCertURL: 'https://sns.eu-west-3.amazonaws.com.evil.example/SimpleNotificationService-1.pem' },
    ],
    ['is of another topic', { TopicArn: `${TOPIC}-other` }],
    ['has no signature', { Signature: '' }],
  ])('is refused when its message %s', async (_, changed) => {
    const message = { ...signed(notice(bounce({ messageId: OWN_NAME }))), ...changed }
    expect(await post('/ses', message, {})).toBe(401)
    expect(fetched.every((url) => url === CERTIFICATE)).toBe(true)
    expect(await suppressed()).toEqual([])
  })
})

describe('who is told a secret', () => {
  const hard = () => ({
    event: 'hard_bounce',
    email: ANA,
    'message-id': messageId(ANA),
    reason: '550 5.1.1 user unknown',
    ts_event: 1,
  })

  it.each([
    ['a Bearer token', bearer, 200],
    [
      'a password of Basic',
      { authorization: `Basic ${Buffer.from(`brevo:${SECRET}`).toString('base64')}` },
      200,
    ],
    ['nothing', {}, 401],
    ['another one', { authorization: `Bearer ${SECRET}x` }, 401],
    ['a part of it', { authorization: `Bearer ${SECRET.slice(0, 10)}` }, 401],
  ])('may send %s: %s %i', async (_, headers, status) => {
    expect(await post('/brevo', hard(), headers as Record<string, string>)).toBe(status)
    expect(await suppressed()).toEqual(status === 200 ? [ANA] : [])
  })

  it('is heard as Brevo, with several events in one request', async () => {
    const others = [
      { event: 'delivered', email: BOB, 'message-id': messageId(BOB) },
      { event: 'unsubscribed', email: BOB, 'message-id': messageId(BOB), ts_event: 2 },
    ]
    expect(await post('/brevo', [hard(), ...others])).toBe(200)
    expect(await suppressed()).toEqual([ANA])
    const { rows } = await sql`select detail from feuilleton.consents where event = 'left'`.execute(
      database.db,
    )
    expect(rows).toEqual([{ detail: 'mail' }])
  })

  it('is heard as Postmark, by the report that it includes', async () => {
    const said = {
      ...{
        RecordType: 'Bounce',
        ID: 42,
        Type: 'HardBounce',
        MessageID: '883953f4-6105-42a2-a16a-77a8eac79483',
      },
      ...{
        Email: ANA,
        Description: 'The server was unable to deliver your message',
        Details: 'smtp;550 no such user',
      },
      Content: `Return-Path: <>\r\n\r\nMessage-ID: ${messageId(ANA)}\r\n`,
    }
    expect(await post('/postmark', { ...said, Content: undefined })).toBe(200)
    expect(await suppressed()).toEqual([])
    expect(await post('/postmark', said)).toBe(200)
    expect(await suppressed()).toEqual([ANA])
  })

  it('is heard as Mailjet, by the name that was in its reply', async () => {
    const said = {
      event: 'bounce',
      time: 1,
      MessageID: 1,
      Message_GUID: OWN_NAME,
      email: ANA,
      hard_bounce: true,
      error_related_to: 'recipient',
      error: 'user unknown',
    }
    expect(await post('/mailjet', [said])).toBe(200)
    expect(await suppressed()).toEqual([ANA])
  })

  it.each([
    ['somebody else’s address', { email: 'zoe@elsewhere.example' }],
    ['the letter of another reader', { email: BOB }],
    ['a letter that is not ours', { 'message-id': '<202701010000.1@smtp-relay.mailin.fr>' }],
    ['a name so short that it stands in any reply', { 'message-id': '250' }],
  ])('changes nothing by a report on %s', async (_, changed) => {
    expect(await post('/brevo', { ...hard(), ...changed })).toBe(200)
    expect(await ledgerWords(database.db)).toEqual([`jour-01 ${ANA} submitted`, `jour-01 ${BOB} submitted`])
    expect(await suppressed()).toEqual([])
  })

  it('suppresses nobody for what is about us or passes', async () => {
    const reasons = ['550 5.7.1 blocked using zen.spamhaus.org', '552 5.2.2 mailbox full', '']
    for (const [at, reason] of reasons.entries())
      expect(
        await post('/brevo', {
          ...hard(),
          event: reason === '' ? 'soft_bounce' : 'hard_bounce',
          reason,
          ts_event: at,
        }),
      ).toBe(200)
    expect(await suppressed()).toEqual([])
    expect(await ledgerWords(database.db)).toContain(`jour-01 ${ANA} returned`)
  })

  it('has to come again while the letter is being handed over', async () => {
    await sql`update feuilleton.deliveries set state = 'handed' where id = ${letterTo(ANA).deliveryId!}`.execute(
      database.db,
    )
    expect(await post('/brevo', hard())).toBe(503)
    expect(await post('/brevo', { ...hard(), 'message-id': 'unknown by now, in no reply' })).toBe(503)
  })

  it('is refused for a while by who has tried sixty times in a minute, and heard all the same', async () => {
    const router = site()
    const ask = async (headers: Record<string, string>) =>
      (await router.request('/brevo', { method: 'POST', body: JSON.stringify(hard()), headers })).status
    for (let tries = 1; tries <= 60; tries++) expect(await ask({})).toBe(401)
    expect(await ask({})).toBe(429)
    expect(await ask(bearer)).toBe(200)
  })

  it('is bounded: large, not JSON, of another form', async () => {
    expect(await post('/brevo', 'x'.repeat(300_000))).toBe(413)
    expect(await post('/brevo', '{"event":')).toBe(200)
    expect(await post('/brevo', { event: 1 })).toBe(200)
    expect(await post('/nobody', hard())).toBe(404)
    expect(errors).toEqual([])
  })
})

it('hears Scaleway by its topic', async () => {
  const topic = 'arn:scw:sns:fr-par:project-1:letters'
  const said = {
    ...{ id: 'event-1', type: 'email_mailbox_not_found', email_id: 'e'.repeat(36), email_to: ANA },
    ...{ email_headers: [{ key: 'Message-Id', value: messageId(ANA) }] },
    ...{ email_response_code: 550, email_response_message: '5.1.1 mailbox unavailable' },
  }
  const message = signed(notice(said, { TopicArn: topic }), '1')
  const of = { ...message, SigningCertURL: 'https://messaging.s3.fr-par.scw.cloud/fr-par/sns/cert.pem' }
  const answer = await site(topic).request('/scaleway', { method: 'POST', body: JSON.stringify(of) })
  expect(answer.status).toBe(200)
  expect(await suppressed()).toEqual([ANA])
})

it('answers nobody where nothing is set', async () => {
  const closed = relayReportsRouter({
    ...{ db: database.db, clock: course.clock, trustedProxies: 0, secret: undefined, topic: undefined },
    ...{ fetchText: async () => '', onError: () => undefined },
  })
  for (const relay of ['ses', 'brevo', 'postmark'])
    expect((await closed.request(`/${relay}`, { method: 'POST', headers: bearer })).status).toBe(404)
})

it('is a part of the site, by the settings', async () => {
  const publicUrl = 'https://cours.example'
  const config = readConfig({ PUBLIC_URL: publicUrl, BOUNCE_HTTP_SECRET: SECRET, BOUNCE_HTTP_TOPIC: TOPIC })
  const keys = ['k'.repeat(32)] as const
  const parts = { db: database.db, clock: course.clock, keys, publicUrl, config }
  const app = pagesOf({ ...parts, outbox: undefined, post: undefined, onError: () => undefined })
  const said = { event: 'hard_bounce', email: ANA, 'message-id': messageId(ANA), reason: '550 5.1.1 unknown' }
  const asked = { method: 'POST', headers: bearer, body: JSON.stringify(said) }
  expect((await app.request(`${publicUrl}/returned/brevo`, asked)).status).toBe(200)
  expect(await suppressed()).toEqual([ANA])
  expect((await app.request(`${publicUrl}/returned/ses`, { method: 'POST', body: '{}' })).status).toBe(401)
})
