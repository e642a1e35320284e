import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeEvent } from '../../src/actions/events/change-event.ts'
import { register } from '../../src/actions/events/register.ts'
import { sendTest } from '../../src/actions/letters/send-test.ts'
import { lookAfterAlerts } from '../../src/delivery/alerts/look-after-alerts.ts'
import type { Address } from '../../src/domain/address.ts'
import { createLetterCache } from '../../src/letters/letter-cache.ts'
import { openSigner } from '../../src/mail/dkim/sign-message.ts'
import { openPost } from '../../src/mail/post.ts'
import { addRequest } from '../../src/store/requests.ts'
import { writeToOrganiser } from '../../src/web/organiser/write-to-organiser.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { describeWithDkimpy, type Verdict, verified } from '../support/dkimpy.ts'
import { ORGANISER } from '../support/organiser.ts'
import { describeWithPostfix, startPostfix } from '../support/postfix.ts'
import { until } from '../support/service-process.ts'
import { signingKeys } from '../support/signing-keys.ts'
import { type SmtpSink, startSink, type TakenMail } from '../support/smtp-sink.ts'
import { joined } from '../support/troubled-cohort.ts'

const WEBINAR = {
  kind: 'webinar' as const,
  title: 'Transformer son modèle',
  start: { day: 5, at: '13:00' },
  minutes: 90,
  join: 'https://salle.example/rejoindre',
}
const WEEK_MS = 7 * 86_400_000

const { keys, records } = signingKeys()
const sign = openSigner(keys)

let database: TestDatabase
let sink: SmtpSink
let course: Course
let office: ReturnType<typeof openPost>

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  course = await openCourse({
    db: database.db,
    edition: courseEdition(7, { schedule: { events: { webinaire: WEBINAR } } }),
    port: sink.port,
    slug: 'mars',
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'ben@example.org'],
    sign,
  })
  const relay = { host: '127.0.0.1', port: sink.port, secure: false, requireTls: false }
  office = openPost(relay, { name: 'test.localhost', sign })
})

afterEach(async () => {
  office.close()
  course.close()
  await sink.close()
  await database.close()
})

/** Lessons, a reminder, an answer, a note, a lesson once more, and the notice that the webinar is on another day. */
async function ofTheCourse(): Promise<void> {
  const { db } = database
  const { clock } = course
  const play = async (...instants: string[]) => {
    for (const instant of instants) {
      clock.set(new Date(`2027-03-${instant}Z`))
      await course.run()
    }
  }
  const ask = (kind: 'link' | 'lesson', detail: { letter?: string }) => {
    const now = clock.now()
    return addRequest(db, {
      enrolmentId: 1,
      kind,
      detail,
      now,
      expiresAt: new Date(now.getTime() + WEEK_MS),
    })
  }
  await play('01T06:30:00')
  await register(db, { enrolmentId: 1, event: 'webinaire' }, clock)
  await ask('link', {})
  await ask('lesson', { letter: 'jour-01' })
  await play('01T10:00:00', '02T06:30:00', '03T06:30:00', '04T06:30:00', '04T08:00:00')
  const to = { date: '2027-03-06', at: '13:00' }
  const move = { by: ORGANISER, cohort: 'mars', event: 'webinaire', move: { moment: undefined, to } }
  await changeEvent(db, move as never, clock)
  await play('04T12:00:00')
}

/** A test letter, a mail to an organiser, and an alert. */
async function ofTheOffice(): Promise<void> {
  const { db } = database
  const { clock, cohort } = course
  const shared = { db, clock, post: office.post, publicUrl: 'https://cours.example', mailDomain: undefined }
  const letters = createLetterCache({ most: 10 })
  await sendTest(
    { ...shared, letters, keys: ['k'.repeat(32)], uniqueId: randomUUID },
    {
      cohort,
      letter: 'jour-02',
      to: ['lea@association.example' as Address],
      by: ORGANISER,
      now: clock.now(),
    },
  )
  const to = 'luc@association.example' as Address
  await writeToOrganiser(shared, { to, subject: 'Bonjour', before: ['Un mot.'], language: 'fr' })
  await joined(db, 'zoe', 'owner')
  await sql`update feuilleton.deliveries set state = 'held', reason = 'no such link' where id = 1`.execute(db)
  await lookAfterAlerts(shared)
}

const KINDS = ['answer', 'lesson', 'note', 'notice', 'reminder']

/** A mail of every kind that leaves. */
async function everyKind(): Promise<TakenMail[]> {
  await ofTheCourse()
  await ofTheOffice()
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from feuilleton.deliveries where state = 'submitted' order by kind`.execute(
    database.db,
  )
  expect(rows.map(({ kind }) => kind)).toEqual(KINDS)
  const ids = sink.accepted.map(({ messageId = '' }) => /^<?(\w)\./.exec(messageId)?.[1])
  expect(new Set(ids), 'deliveries, tests, and mail to organisers').toEqual(new Set(['d', 't', 'o']))
  return sink.accepted
}

/** What a relay does that another relay was handed the message by: one more field, and lines folded its own way. */
function relayed(mail: Buffer): Buffer {
  const text = mail.toString('latin1')
  const end = text.indexOf('\r\n\r\n')
  const fields = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const folded = fields.replace(
    /^(?!DKIM)([\w-]+): (.*)$/gm,
    (_, name, value) => `${name}:${value.replace(/, | (?=<)/g, '$&\r\n\t')}`,
  )
  const received =
    'Received: from a.example (a.example [192.0.2.1])\r\n\tby b.example; Mon, 1 Mar 2027 06:30:01 +0000'
  return Buffer.from(`${received}\r\n${folded}${text.slice(end)}`, 'latin1')
}

const expectGood = (verdicts: readonly Verdict[][], among: number) =>
  expect(verdicts.map((each) => each.map(({ selector, isGood }) => `${selector} ${isGood}`))).toEqual(
    Array.from({ length: among }, () => ['rsa2027 true', 'ed2027 true']),
  )

describeWithDkimpy('letters that leave signed', () => {
  it('hold for another program, of every kind, and once a relay has folded them anew', async () => {
    const mails = (await everyKind()).map(({ bytes }) => bytes)
    expectGood(verified([...mails, ...mails.map(relayed)], records), 2 * mails.length)
    const [[lesson]] = verified([mails[0]!], records) as [[Verdict]]
    const twice = ['From', 'Subject', 'Date', 'To', 'Message-ID', 'MIME-Version', 'Content-Type']
    const ofLists = ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted']
    for (const name of [...twice, ...ofLists])
      expect(
        lesson.fields.filter((field) => field === name),
        name,
      ).toHaveLength(2)
    expect(lesson.fields).toContain('Reply-To')
  })

  describeWithPostfix('through a Postfix', () => {
    it('hold there too', async () => {
      const mails = await everyKind()
      const addresses = [...new Set(mails.map(({ to }) => to))].map((to) => to.replace(/@.*/, '@example.org'))
      const postfix = await startPostfix(addresses)
      const relay = {
        host: '127.0.0.1',
        port: postfix.port,
        secure: false,
        requireTls: false,
        ignoreTls: true,
      }
      const { post, close } = openPost(relay, { name: 'test.localhost', sign: undefined })
      try {
        for (const [index, { bytes, from, to }] of mails.entries()) {
          const envelope = {
            envelopeFrom: from,
            to: to.replace(/@.*/, '@example.org'),
            envelopeId: `${index}`,
          }
          expect(await post({ ...envelope, bytes })).toMatchObject({ kind: 'submitted' })
        }
        const kept = () => addresses.flatMap((address) => postfix.mailbox(address))
        await until(() => (kept().length === mails.length ? true : undefined))
        const arrived = kept().map((mail) => Buffer.from(mail.replaceAll('\n', '\r\n')))
        expect(arrived.every((mail) => mail.includes('by relay.example.org (Postfix)'))).toBe(true)
        expectGood(verified(arrived, records), mails.length)
      } finally {
        close()
        await postfix.stop()
      }
    })
  })
})
