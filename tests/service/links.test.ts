import { sql } from 'kysely'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askLink } from '../../src/actions/enrolments/ask-link.ts'
import { confirmSignUp } from '../../src/actions/enrolments/confirm-sign-up.ts'
import { signUp } from '../../src/actions/enrolments/sign-up.ts'
import { askLessonAgain } from '../../src/actions/readers/ask-lesson-again.ts'
import { readConfig } from '../../src/config.ts'
import type { Address } from '../../src/domain/address.ts'
import { consentWording } from '../../src/domain/consent-wording.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { play } from '../../src/rehearsal/play.ts'
import { pagesOf } from '../../src/site.ts'
import type { Database } from '../../src/store/database.ts'
import { type Course, openCourse } from '../support/course.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { realEdition } from '../support/real-programme.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const SITE = 'https://cours.example'
const READER = 'camille@lecteurs.example'
const KEYS = ['k'.repeat(32)] as const

let database: TestDatabase
let sink: SmtpSink
let course: Course
let edition: Edition

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink(() => undefined)
  edition = await realEdition()
  course = await openCourse({
    ...{ db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01', people: [] },
    joined: '2027-02-20T10:00:00Z',
  })
  await sql`update feuilleton.cohorts set sign_up = 'open', archive = 'open'`.execute(database.db)
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

/** Signs up or asks again, as the form of the programme page does. */
async function ask(): Promise<void> {
  const { cohort, clock } = course
  const { programme } = edition
  const typed = { address: READER, firstName: 'Camille', zone: 'Europe/Paris', at: '07:30' }
  const wording = consentWording(programme, 'fr')
  await signUp(database.db, { cohort, programme, typed, language: 'fr', wording, ip: '192.0.2.7' }, clock)
  await course.run()
}

/** A reader's whole course: a confirmation, a second sign-up, 21 lessons, one of them again, the lost link. */
async function wholeCourse(): Promise<ParsedMail[]> {
  const { db } = database
  const { clock } = course
  await ask()
  await confirmSignUp(db, { requestId: 1, ip: '192.0.2.7', keys: KEYS }, clock)
  await ask()
  const end = new Date('2027-03-22T12:00:00Z')
  await play({ ...course.deliverer, clock }, { until: end })
  clock.set(end)
  await askLessonAgain(db, { enrolmentId: 1, letter: 'jour-05' }, clock)
  await askLink(db, READER as Address, clock)
  await course.run()
  return Promise.all(sink.accepted.map(({ bytes }) => simpleParser(bytes)))
}

/** Every address of our own in a letter: in its words, behind them, and in its header. */
function linksOf(mail: ParsedMail): string[] {
  const header = mail.headerLines.map(({ line }) => line).join('\n')
  const all = [header, mail.text ?? '', typeof mail.html === 'string' ? mail.html : ''].join('\n')
  return all.match(/https:\/\/cours\.example[^\s<>"')\]]*/g) ?? []
}

/** Every row of every table. */
async function everything(db: Database): Promise<string[]> {
  const tables = sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'feuilleton' and table_type = 'BASE TABLE' order by table_name`
  const rows: string[] = []
  for (const { name } of (await tables.execute(db)).rows) {
    const found = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(`feuilleton.${name}`)} t`.execute(db)
    rows.push(...found.rows.map(({ row }) => `${name} ${row}`))
  }
  return rows.toSorted()
}

it('changes no row when every link of every letter is fetched, with GET and HEAD, twice', async () => {
  const { db } = database
  const mails = await wholeCourse()
  expect(mails.map(({ subject }) => subject)).toHaveLength(25)
  const { clock } = course
  const pages = pagesOf({
    db,
    clock,
    keys: KEYS,
    config: readConfig({}),
    publicUrl: SITE,
    outbox: undefined,
    post: undefined,
    onError: () => undefined,
  })
  const links = [...new Set(mails.flatMap(linksOf))]
  expect(new Set(links.map((link) => link.split('/')[3]))).toEqual(
    new Set(['aide', 'confirm', 'me', 'read', 'u']),
  )
  const before = await everything(db)
  for (const link of [...links, ...links]) {
    for (const method of ['GET', 'HEAD']) {
      const { status } = await pages.request(link, { method })
      expect([link, method, status]).toEqual([link, method, 200])
    }
  }
  expect(await everything(db)).toEqual(before)
})
