import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { letterAgain } from '../../src/cli/letters/letter-again.ts'
import { testLetter } from '../../src/cli/letters/test-letter.ts'
import { readConfig } from '../../src/config.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalLines } from '../support/journal.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

let database: TestDatabase
let sink: SmtpSink
let course: Course
let said: string[]

const output = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
const config = () =>
  readConfig({
    DATABASE_URL: database.url,
    SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    PUBLIC_URL: 'https://cours.example',
  })

beforeEach(async () => {
  said = []
  database = await testDatabase()
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to.startsWith('bob') ? '550 5.2.1 mailbox disabled' : undefined,
  )
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: '2027-02-20T10:00:00Z',
    people: ['ana@example.org', 'bob@example.org'],
    slug: 'mars',
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

describe('feuilleton letter test', () => {
  const wanted = (...addresses: string[]) => ({ cohort: 'mars', letter: 'jour-01', addresses })

  it('sends a letter at once and says what the relay answered, and the journal says who', async () => {
    const code = await testLetter(config(), wanted('lea@association.example'), { by: 'Léa' }, output)
    expect(code).toBe(0)
    expect(said[0]).toMatch(/^lea@association\.example taken: 250/)
    expect(sink.accepted.map(({ to }) => to)).toEqual(['lea@association.example'])
    expect(await journalLines(database.db)).toEqual([
      'Léa: letter-tested mars {"letter": "jour-01", "addresses": 1}',
    ])
  })

  it('fails aloud for an address that the relay refuses', async () => {
    expect(await testLetter(config(), wanted('bob@example.org'), {}, output)).toBe(1)
    expect(said[0]).toContain('bob@example.org not taken (bounced): 550 5.2.1')
  })

  it('refuses what is no address, or too many, or nobody of the cohort, before anything is sent', async () => {
    await expect(testLetter(config(), wanted('lea'), {}, output)).rejects.toThrow('"lea" is not an address')
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}@example.org`)
    await expect(testLetter(config(), wanted(...six), {}, output)).rejects.toThrow('at most 5 addresses')
    const asDan = testLetter(config(), wanted('lea@example.org'), { as: 'dan@example.org' }, output)
    await expect(asDan).rejects.toThrow('dan@example.org is not in this cohort')
    expect(sink.taken).toEqual([])
  })
})

describe('feuilleton letter again', () => {
  it('says who did not get a lesson, and sends it with --yes, once', async () => {
    course.clock.set(new Date('2027-03-01T06:30:00Z'))
    await course.run()
    const wanted = { cohort: 'mars', letter: 'jour-01' }
    await letterAgain(config(), wanted, {}, output)
    expect(said).toEqual(['bob@example.org (bounced)', 'Nothing was sent: add --yes to send it to them.'])
    await letterAgain(config(), wanted, { yes: true }, output)
    expect(said.at(-1)).toBe('It leaves in 60 seconds, to one person.')
    await letterAgain(config(), wanted, { yes: true }, output)
    expect(said.at(-1)).toBe('Everybody who can get it has got it, or is getting it.')
  })
})
