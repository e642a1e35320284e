import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeWebhook } from '../../src/actions/alerts/change-webhook.ts'
import { chooseAlerts } from '../../src/actions/alerts/choose-alerts.ts'
import { raiseAlerts } from '../../src/actions/alerts/raise-alerts.ts'
import { writeSummaries } from '../../src/actions/alerts/write-summaries.ts'
import { decideLetters } from '../../src/actions/decisions/decide-letters.ts'
import type { AlertKind } from '../../src/domain/alert.ts'
import { messageWords } from '../../src/domain/alert-words.ts'
import { attempt } from '../../src/domain/refusal.ts'
import { type AlertMessage, takeAlertMessages } from '../../src/store/alert-messages.ts'
import { pauseDomain } from '../../src/store/domain-pauses.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal.ts'
import { FIRST_DAY, joined, troubledCohort } from '../support/troubled-cohort.ts'

const BY = { name: 'Ana' }
const MINUTE = 60_000

let database: TestDatabase
let stage: Awaited<ReturnType<typeof troubledCohort>>

const raise = () => raiseAlerts(database.db, stage.clock.now())
const later = (minutes: number) => new Date(stage.clock.now().getTime() + minutes * MINUTE)
const choose = (organiserId: number, kinds: AlertKind[], summaryAt: string | null = null) =>
  chooseAlerts(database.db, {
    ...{ organiserId, choice: { kinds, summaryAt, zone: 'Europe/Paris' } },
    ...{ by: BY, now: stage.clock.now() },
  })
const messages = (): Promise<AlertMessage[]> =>
  takeAlertMessages(database.db, { now: stage.clock.now(), patience: 0 })
const recipients = async () => (await messages()).map(({ organiserId, kind }) => `${organiserId} ${kind}`)

beforeEach(async () => {
  database = await testDatabase()
  stage = await troubledCohort(database.db)
})
afterEach(() => database.close())

describe('an alert', () => {
  it('is raised once, however many processes look, and again after an hour if there is more to tell', async () => {
    await stage.end('held', { from: 1 })
    const looks = await Promise.all([raise(), raise(), raise()])
    expect(looks.flat()).toEqual(['held'])
    await sql`update feuilleton.deliveries set letter = 'jour-02', state = 'held', reason = 'x', settled_at = now()
      where id = 2`.execute(database.db)
    stage.clock.set(later(59))
    expect(await raise()).toEqual([])
    stage.clock.set(later(1))
    expect(await raise()).toEqual(['held'])
    stage.clock.set(later(600))
    expect(await raise()).toEqual([])
  })

  it('is raised anew when what was over has come again', async () => {
    await stage.end('unknown', { from: 1 })
    expect(await raise()).toEqual(['unknown'])
    const leave = { state: 'unknown', decision: 'leave', ids: [1], note: undefined, by: BY } as const
    await decideLetters(database.db, { ...leave, now: stage.clock.now() })
    stage.clock.set(later(61))
    expect(await raise()).toEqual([])
    await stage.end('unknown', { from: 2 })
    expect(await raise()).toEqual(['unknown'])
  })

  it('tells of bounces when more than one letter in twenty bounced, and at least five', async () => {
    await stage.end('submitted', { from: 1, to: 95 })
    await stage.end('bounced', { from: 1, to: 4 })
    expect(await raise()).toEqual([])
    await stage.end('bounced', { from: 5 })
    expect(await raise()).toEqual(['bounces'])
    await joined(database.db, 'ana', 'owner')
    await sql`delete from feuilleton.alerts_raised`.execute(database.db)
    await raise()
    const [message] = await messages()
    expect(messageWords(message!, 'en').paragraphs).toEqual(['5 of 95 bounced (jour-01, cohort mars)'])
  })

  it('reaches those who chose it, or whose role can act on it, and no address in it is anybody’s', async () => {
    const ana = await joined(database.db, 'ana', 'owner')
    const bob = await joined(database.db, 'bob', 'organiser')
    const eve = await joined(database.db, 'eve', 'observer')
    await joined(database.db, 'wu', 'writer')
    await choose(bob, [])
    await choose(eve, ['paused'])
    const reason = '550 5.7.1 <reader-1@example.org>: blocked'
    const now = stage.clock.now()
    await pauseDomain(database.db, {
      ...{ cohortId: stage.cohort.id, domain: 'example.org', why: 'policy', reason, now, nextTryAt: now },
    })
    await raise()
    const sent = await messages()
    expect(sent.map(({ organiserId }) => organiserId)).toEqual([ana, eve])
    expect(sent[0]!.facts.troubles[0]!.facts.reason).toBe('550 5.7.1 <…>: blocked')
  })

  it('that could not be sent gives way to the next of its kind', async () => {
    const ana = await joined(database.db, 'ana', 'owner')
    await stage.end('held', { from: 1 })
    await raise()
    await sql`update feuilleton.deliveries set letter = 'jour-02', state = 'held', reason = 'x', settled_at = now()
      where id = 2`.execute(database.db)
    stage.clock.set(later(60))
    await raise()
    expect(await recipients()).toEqual([`${ana} held`])
  })
})

describe('the summary of a day', () => {
  it('is written once a day, at the hour of each organiser, and says what left and what leaves next', async () => {
    const ana = await joined(database.db, 'ana', 'owner')
    await stage.end('submitted', { from: 1, to: 98 })
    await stage.end('bounced', { from: 99, to: 99 })
    await choose(ana, [], '09:30')
    const write = () => writeSummaries(database.db, stage.clock.now())
    expect(await write()).toBe(0)
    stage.clock.set(later(30))
    expect((await Promise.all([write(), write()])).toSorted()).toEqual([0, 1])
    const [message] = await messages()
    expect(messageWords(message!, 'fr').paragraphs).toEqual([
      'Ces dernières 24 heures\u00a0: 98 lettres remises au relais, 1 rejetée, 0 désinscription.',
      'Dans les prochaines 24 heures\u00a0: 100 lettres à envoyer.',
    ])
    stage.clock.set(later(24 * 60 - 1))
    expect(await write()).toBe(0)
    stage.clock.set(later(1))
    expect(await write()).toBe(1)
  })

  it('begins tomorrow when its hour has passed today', async () => {
    await choose(await joined(database.db, 'ana', 'owner'), [], '08:59')
    expect(await writeSummaries(database.db, stage.clock.now())).toBe(0)
    expect(await writeSummaries(database.db, later(24 * 60))).toBe(1)
  })
})

describe('the webhook', () => {
  const change = (url: string | undefined, allowsPrivate = false) =>
    changeWebhook(database.db, { url, allowsPrivate, by: BY, now: FIRST_DAY })

  it('gets alerts beside the mail, and another secret with another address', async () => {
    const first = await change('https://alerts.example/a')
    expect((await change('https://alerts.example/a'))!.secret).toBe(first!.secret)
    expect((await change('https://alerts.example/b'))!.secret).not.toBe(first!.secret)
    await stage.end('held', { from: 1 })
    await raise()
    expect(await recipients()).toEqual(['null held'])
    await change(undefined)
    expect(await journalLines(database.db)).toEqual([
      ...Array(3).fill('Ana: webhook-changed {"host": "alerts.example"}'),
      'Ana: webhook-changed {"host": null}',
    ])
  })

  it.each([
    ['alerts', 'no-url'],
    ['ftp://alerts.example', 'no-url'],
    ['http://alerts.example/a', 'not-https'],
    ['https://ana:secret@alerts.example', 'credentials'],
    ['https://127.0.0.1/a', 'private'],
    ['https://0x7f.1/a', 'private'],
    ['https://[::ffff:10.0.0.1]/a', 'private'],
    ['https://169.254.169.254/latest', 'private'],
    ['https://localhost/a', 'private'],
  ])('refuses %s: %s', async (url, why) => {
    expect(await attempt(change(url))).toEqual({ refused: 'webhook-unusable', why })
  })
})
