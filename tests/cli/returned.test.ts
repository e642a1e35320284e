import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import { plainMail, statusReport } from '../returned/reports.ts'
import { answerOf, startCommand } from '../support/command.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const KEY = 'a key of thirty-two characters, or more'

let database: TestDatabase
let unsubscribe: string

beforeEach(async () => {
  database = await testDatabase()
  const edition = courseEdition(2)
  const now = new Date('2027-02-20T10:00:00Z')
  const cohort = await scheduleCohort(database.db, { edition, dayOne: '2027-03-01' }, now)
  const people = [{ address: 'ana@example.org' as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => now })
  const { rows } = await sql<{ id: number }>`select id from feuilleton.enrolments`.execute(database.db)
  unsubscribe = unsubscribeAddress([KEY], rows[0]!.id, 'essai.example')
})

afterEach(() => database.close())

/** Gives the command this mail, as a mail server does. */
function returned(mail: Uint8Array, args: string[], env: Record<string, string> = {}) {
  const usual = { DATABASE_URL: database.url, SECRET_KEY: KEY }
  const child = startCommand(['returned', ...args], { ...usual, ...env }, { input: 'pipe' })
  child.stdin?.end(mail)
  return answerOf(child)
}

const states = async () => {
  const { rows } = await sql<{ state: string }>`select state from feuilleton.enrolments`.execute(database.db)
  return rows.map(({ state }) => state)
}

it('explains a mail as JSON and changes nothing, then does what it calls for, once', async () => {
  const mail = plainMail('', ['Message-ID: <1@icloud>', 'X-Apple-Unsubscribe: true'], 'unsubscribe')
  const explained = await returned(mail, ['--explain', '--recipient', unsubscribe])
  expect(explained).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(explained.out)).toEqual({
    ...{ kind: 'unsubscribe', token: 'valid', enrolment: expect.any(Number), words: 'unsubscribe' },
  })
  expect(await states()).toEqual(['active'])
  expect(await returned(mail, ['--recipient', unsubscribe])).toMatchObject({
    code: 0,
    out: 'unsubscribe: acted\n',
  })
  expect(await states()).toEqual(['unsubscribed'])
  expect(await returned(mail, ['--recipient', unsubscribe])).toMatchObject({
    code: 0,
    out: 'unsubscribe: seen\n',
  })
})

it('takes a mail of 20 MB without a word about a broken pipe', async () => {
  const long = Buffer.concat([statusReport({ status: '5.1.1' }), Buffer.alloc(20 * 1024 * 1024, 'a\n')])
  expect(await returned(long, [])).toMatchObject({ code: 0, out: 'hard: ignored\n', err: '' })
})

it('has a mail come again when the database does not answer or the environment is wrong', async () => {
  const mail = plainMail('STOP')
  const unreachable = await returned(mail, [], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(unreachable).toMatchObject({ code: 75, trace: undefined })
  expect(unreachable.err).toMatch(/^no database answers at 127\.0\.0\.1:1/)
  expect(await returned(mail, [], { PORT: 'many' })).toMatchObject({ code: 75, trace: undefined })
})
