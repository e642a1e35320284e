import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { auditLedger } from '../../src/actions/cohorts/audit-ledger.ts'
import { findingLine } from '../../src/domain/finding-words.ts'
import { readToken, type TokenPurpose } from '../../src/domain/tokens.ts'
import { addRequest, type RequestKind } from '../../src/store/requests.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerRows, ledgerWords } from '../support/ledger-rows.ts'
import { type Answer, type SmtpSink, startSink, type Verb } from '../support/smtp-sink.ts'
import { unsubscribe } from '../support/unsubscribe.ts'

const KEYS = ['k'.repeat(32)] as const
const ADDRESS = 'ana@example.org'
const JOINED = new Date('2027-02-20T10:00:00Z')
const DAY_MS = 86_400_000
/** A lesson that tells whose it is, and the date. */
const LESSON = lessonText(
  1,
  'Leçon du {{ date | date }}, {{ date | relative_day }}. {{ subscriber.first_name }}',
)

let database: TestDatabase
let sink: SmtpSink
let answer: (verb: Verb) => Answer
let course: Course
let enrolmentId: number

beforeEach(async () => {
  database = await testDatabase()
  answer = () => undefined
  sink = await startSink((verb) => answer(verb))
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2, { lessons: { 'jour-01': LESSON } }),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: JOINED.toISOString(),
    people: [ADDRESS],
  })
  const { rows } = await sql<{ id: number }>`select id from feuilleton.enrolments`.execute(database.db)
  enrolmentId = rows[0]!.id
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function setEnrolment(state: string, { language = 'fr', firstName = 'Zoé' } = {}) {
  await sql`update feuilleton.enrolments set state = ${state}, language = ${language},
    joined_at = case when ${state} = 'pending' then null else joined_at end`.execute(database.db)
  await sql`update feuilleton.subscribers set first_name = ${firstName}`.execute(database.db)
}

async function ask(kind: RequestKind, detail: { letter?: string } = {}): Promise<number> {
  const now = course.clock.now()
  const expiresAt = new Date(now.getTime() + 7 * DAY_MS)
  return addRequest(database.db, { enrolmentId, kind, detail, now, expiresAt })
}

const mails = (): Promise<ParsedMail[]> => Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))

/** The id in the only token of a page that both parts of a letter have. */
function linkOf(mail: ParsedMail, page: string, purpose: TokenPurpose): number | undefined {
  const pattern = new RegExp(`https://cours\\.example/${page}/([\\w-]+)`, 'g')
  const found = [mail.text ?? '', String(mail.html)].map((part) =>
    [...part.matchAll(pattern)].map(([, t]) => t),
  )
  const tokens = new Set(found.flat())
  expect(found.every((inPart) => inPart.length > 0)).toBe(true)
  expect(tokens.size).toBe(1)
  return readToken(KEYS, purpose, [...tokens][0]!)
}

async function brokenPromises(): Promise<string[]> {
  const { invariants } = await auditLedger(database.db, { now: course.clock.now(), isAtRest: true })
  return invariants.flatMap(({ id, broken }) => broken.map((finding) => `${id} ${findingLine(finding)}`))
}

describe('a letter that was asked for', () => {
  it('asks somebody who signed up to confirm, with a link for that request alone', async () => {
    await setEnrolment('pending')
    const id = await ask('confirmation')
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`confirmation.${id} ${ADDRESS} submitted`])
    const [mail] = await mails()
    expect(linkOf(mail!, 'confirm', 'confirm')).toBe(id)
    expect(mail!.subject).toBe('Confirmez votre inscription à «\u202FEssai\u202F»')
    expect(mail!.text).toContain('Bonjour Zoé,')
    expect(mail!.text).toMatch(/samedi 20 février\s+à suivre ce cours/)
    expect(mail!.text).toContain('1 rue de l’Essai')
    expect(mail!.date).toEqual(JOINED)
    expect(mail!.headers.get('list')).toMatchObject({ id: { id: 'c-essai-2027-03-01.lists.essai.example' } })
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail!.headers.get('feedback-id')).toMatch(/^confirmation:/)
    expect(await brokenPromises()).toEqual([])
  })

  it.each([['already'], ['link']] as const)(
    'gives the address of their page to who has it: %s',
    async (kind) => {
      await ask(kind)
      await course.run()
      const [mail] = await mails()
      expect(linkOf(mail!, 'me', 'me')).toBe(enrolmentId)
      expect(mail!.text).not.toContain('/confirm/')
      expect(await brokenPromises()).toEqual([])
    },
  )

  it('is in the language of the enrolment when it was asked', async () => {
    await setEnrolment('pending', { language: 'en' })
    await ask('confirmation')
    await setEnrolment('pending', { language: 'fr' })
    await course.run()
    const [mail] = await mails()
    expect(mail!.subject).toBe('Confirm that you want to follow “Essai”')
    expect(String(mail!.html)).toContain('lang="en"')
  })

  it('reaches somebody who is in a pause', async () => {
    await setEnrolment('paused')
    const id = await ask('link')
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`link.${id} ${ADDRESS} submitted`])
    expect(await brokenPromises()).toEqual([])
  })

  it('does not reach somebody who has left', async () => {
    const id = await ask('link')
    await unsubscribe(database.db, enrolmentId, course.clock)
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`link.${id} ${ADDRESS} skipped(unsubscribed)`])
    expect(sink.taken).toEqual([])
    expect(await brokenPromises()).toEqual([])
  })

  it('does not reach an address that nothing is sent to', async () => {
    await sql`insert into feuilleton.suppressions values (${ADDRESS}, '550', ${JOINED})`.execute(database.db)
    const id = await ask('confirmation')
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`confirmation.${id} ${ADDRESS} skipped(suppressed)`])
    expect(sink.taken).toEqual([])
  })

  it('is not written after its link has ended', async () => {
    const id = await ask('confirmation')
    course.clock.set(new Date(JOINED.getTime() + 8 * DAY_MS))
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`confirmation.${id} ${ADDRESS} skipped(expired)`])
  })

  it('has the same bytes on every try, whatever its reader changes meanwhile', async () => {
    await setEnrolment('pending')
    const id = await ask('confirmation')
    let refused = 0
    answer = (verb) => (verb === 'dot' && refused++ === 0 ? '451 4.3.0 later' : undefined)
    await course.run()
    await setEnrolment('pending', { language: 'en', firstName: 'Léa' })
    course.clock.set(new Date(JOINED.getTime() + 3_600_000))
    await course.run()
    expect(await ledgerWords(database.db)).toEqual([`confirmation.${id} ${ADDRESS} submitted`])
    expect(new Set(sink.taken.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(sink.taken.length).toBe(2)
    expect(await brokenPromises()).toEqual([])
  })

  it('does not stand in the way of lessons, nor they in its way', async () => {
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    const id = await ask('link')
    await course.run()
    course.clock.set(new Date('2027-03-02T06:30:00Z'))
    await course.run()
    expect((await ledgerWords(database.db)).toSorted()).toEqual([
      `jour-01 ${ADDRESS} submitted`,
      `jour-02 ${ADDRESS} submitted`,
      `link.${id} ${ADDRESS} submitted`,
    ])
    expect(await brokenPromises()).toEqual([])
  })
})

describe('a lesson that is wanted once more', () => {
  beforeEach(async () => {
    await setEnrolment('active')
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
  })

  it('has the words and the addresses of its day, under a new envelope', async () => {
    await setEnrolment('active', { firstName: 'Léa' })
    course.clock.set(new Date('2027-03-05T18:00:00Z'))
    const id = await ask('lesson', { letter: 'jour-01' })
    await course.run()
    const [first, again] = await mails()
    expect(again!.subject).toBe(first!.subject)
    expect(again!.text).toBe(first!.text)
    expect(again!.html).toBe(first!.html)
    expect(again!.text).toContain('Leçon du lundi 1er mars, aujourd’hui. Zoé')
    expect(again!.date).toEqual(new Date('2027-03-05T18:00:00Z'))
    expect(again!.messageId).not.toBe(first!.messageId)
    expect(await ledgerWords(database.db)).toContain(`lesson.${id} ${ADDRESS} submitted`)
    expect(await brokenPromises()).toEqual([])
  })

  it('is the lesson of its due instant when a pause had kept it back', async () => {
    await setEnrolment('paused')
    course.clock.set(new Date('2027-03-02T09:00:00Z'))
    await course.run()
    course.clock.set(new Date('2027-03-03T09:00:00Z'))
    await ask('lesson', { letter: 'jour-02' })
    await course.run()
    const [, mail] = await mails()
    expect(mail!.subject).toBe('Leçon 2')
    expect(mail!.text).toContain('Leçon 2 du mardi 2 mars.')
  })

  it('is held when it is not out for this reader', async () => {
    const id = await ask('lesson', { letter: 'jour-02' })
    await course.run()
    const row = (await ledgerRows(database.db)).find(({ letter }) => letter === `lesson.${id}`)
    expect(row).toMatchObject({ state: 'held', reason: 'the lesson jour-02 is not out for this reader' })
  })
})
