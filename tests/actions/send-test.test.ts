import { randomUUID } from 'node:crypto'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sampleOfLetter } from '../../src/actions/letters/sample-of-letter.ts'
import { sendTest, type TestRequest } from '../../src/actions/letters/send-test.ts'
import type { Address } from '../../src/domain/address.ts'
import { attempt } from '../../src/domain/refusal.ts'
import { readToken } from '../../src/domain/tokens.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import type { WireMessage } from '../../src/mail/envelope-commands.ts'
import { addOrganiser } from '../../src/store/organisers.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows } from '../support/ledger-rows.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const KEYS = ['k'.repeat(32)] as const
const BODY = `{{ subscriber.first_name | default: "Vous" }}, le webinaire est {{ events.webinaire.start | relative_day }}. [Ma page]({{ me_url }}), [cette leçon]({{ read_url }}).`
const WEBINAR = { kind: 'webinar', title: 'Le webinaire', start: { day: 2, at: '13:00' }, minutes: 60 }

let database: TestDatabase
let sink: SmtpSink
let course: Course
let sent: WireMessage[]

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  sent = []
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2, {
      lessons: { 'jour-01': lessonText(1, BODY) },
      schedule: { events: { webinaire: WEBINAR } },
    }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const parts = () => ({
  db: database.db,
  letters: createLetterCache({ most: 10 }),
  keys: KEYS,
  publicUrl: 'https://cours.example',
  mailDomain: undefined,
  uniqueId: randomUUID,
  async post(message: WireMessage) {
    sent.push(message)
    return { kind: 'submitted', reply: '250 2.0.0 Ok' } as const
  },
})

const test = (request: Partial<TestRequest> = {}) =>
  sendTest(parts(), {
    cohort: course.cohort,
    letter: 'jour-01',
    to: ['lea@association.example' as Address],
    by: { name: 'Léa' },
    now: course.clock.now(),
    ...request,
  })

describe('a test letter', () => {
  it('reads as its reader will read it on its day, marked, to each address, with what the relay answers', async () => {
    const to = ['lea@association.example', 'luc@association.example'] as Address[]
    const results = await test({ to, as: 2 })
    expect(results.map(({ to, outcome }) => [to, outcome.kind])).toEqual(
      to.map((each) => [each, 'submitted']),
    )
    const mails = await Promise.all(sent.map(({ bytes }) => simpleParser(bytes)))
    expect(mails.map(({ subject }) => subject)).toEqual(['[Essai] Leçon 1', '[Essai] Leçon 1'])
    expect(mails[0]?.text).toContain('le webinaire est demain')
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2)
  })

  it('is in no ledger and names no delivery', async () => {
    await test({ letter: 'webinaire.day-before' })
    expect(await ledgerRows(database.db)).toEqual([])
    expect(sent[0]?.bytes.toString()).not.toMatch(/^(X-Delivery-Id|Feedback-ID):/im)
  })

  it('has no link or return path that acts for the person it is written as', async () => {
    await test()
    const { text = '', headers } = await simpleParser(sent[0]?.bytes ?? '')
    const all = `${text} ${JSON.stringify([...headers])} ${sent[0]?.envelopeFrom}`
    const own = [...all.matchAll(/https:\/\/cours\.example(\/[^\s"<>)\]]*)/g)].map(([, path = '']) => path)
    expect(own.length).toBeGreaterThan(3)
    expect(own.filter((path) => !path.startsWith('/sample/'))).toEqual([])
    const tokens = all.match(/[\w-]{31,40}/g) ?? []
    const purposes = ['me', 'read', 'unsubscribe', 'bounce'] as const
    expect(tokens.length).toBeGreaterThan(3)
    expect(tokens.flatMap((token) => purposes.map((each) => readToken(KEYS, each, token)))).toEqual(
      tokens.flatMap(() => purposes.map(() => undefined)),
    )
  })

  it('goes to fifty addresses of one organiser in an hour at most', async () => {
    const { db } = database
    const lea = {
      address: 'lea@association.example' as Address,
      name: 'Léa',
      role: 'writer',
      mayExport: false,
    } as const
    const { id } = await addOrganiser(db, lea, course.clock.now())
    const by = { name: 'Léa', organiserId: id }
    const to = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@association.example` as Address)
    for (let times = 0; times < 10; times++) await test({ by, to })
    expect(await attempt(test({ by }))).toEqual({ refused: 'tests-used-up', most: 50 })
    course.clock.set(new Date(course.clock.now().getTime() + 60 * 60_000 + 1))
    expect(await test({ by })).toHaveLength(1)
  })

  it('is refused for a letter or a reader that the cohort has not', async () => {
    expect(await attempt(test({ letter: 'jour-09' }))).toMatchObject({ refused: 'no-such-letter' })
    expect(await attempt(test({ as: 99 }))).toMatchObject({ refused: 'no-such-reader' })
    expect(sent).toEqual([])
  })
})

describe('a letter shown before', () => {
  it('is what was mailed, once it has left', async () => {
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
    course.clock.set(new Date('2027-03-09T06:30:00Z'))
    const sample = await sampleOfLetter(parts(), {
      cohort: course.cohort,
      letter: 'jour-01',
      as: 2,
      now: course.clock.now(),
    })
    const mailed = await simpleParser(sink.taken.find(({ to }) => to.startsWith('bob'))?.bytes ?? '')
    const plain = (text = '') =>
      text
        .replace(/https:\S+/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    expect(sample).toMatchObject({ isOut: true, reader: { address: 'bob@example.org' } })
    expect('filled' in sample.written && plain(sample.written.filled.text)).toBe(plain(mailed.text))
  })
})
