import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readLogo } from '../../src/actions/brand/read-logo.ts'
import { setBrand } from '../../src/actions/brand/set-brand.ts'
import type { Brand } from '../../src/domain/brand.ts'
import { keepLogo } from '../../src/store/brands.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { ledgerWords } from '../support/ledger-rows.ts'
import { pngOf } from '../support/pictures.ts'
import { type AnswerOf, type SmtpSink, startSink } from '../support/smtp-sink.ts'

const DAY_ONE = new Date('2027-03-01T06:30:00Z')
const JOINED = new Date('2027-02-20T10:00:00Z')
const later = (minutes: number) => new Date(DAY_ONE.getTime() + minutes * 60_000)

let database: TestDatabase
let sink: SmtpSink
let course: Course
let answer: AnswerOf
let seen: number

beforeEach(async () => {
  database = await testDatabase()
  ;[answer, seen] = [() => undefined, 0]
  sink = await startSink((...asked) => answer(...asked))
  course = await openCourse({
    db: database.db,
    edition: courseEdition(2),
    port: sink.port,
    dayOne: '2027-03-01',
    joined: JOINED.toISOString(),
    people: ['ana@example.org'],
  })
})
afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function set(name: string, now: Date, png: Brand['png'] = null): Promise<void> {
  const brand = { name, accent: '#1a4585', logo: png, png }
  seen = await setBrand(database.db, { programme: null, brand, seen, by: { name: 'root' }, now })
}

async function play(at: Date): Promise<void> {
  course.clock.set(at)
  await course.run()
}

const htmlOf = async (index: number) => String((await simpleParser(sink.taken[index]!.bytes)).html)

it('a letter has the logo of whoever sends it, or its name where there is none', async () => {
  const read = readLogo(pngOf(480, 96))
  if (!read.ok) expect.fail()
  await keepLogo(database.db, read.logo, JOINED)
  const { bytes: _, ...png } = read.logo
  await set('Petit & cycle', JOINED, png)
  await play(DAY_ONE)
  expect(await htmlOf(0)).toMatch(
    new RegExp(`alt="Petit &amp; cycle" src="https://cours.example/brand/${png.hash}.png"`),
  )
  await set('Petit & cycle', later(60))
  await play(later(24 * 60))
  expect(await htmlOf(1)).toContain('Petit &amp; cycle</div>')
})

it('a letter that is tried again has the brand of its first try, and is not held', async () => {
  await set('Petit cycle', JOINED)
  let refusals = 1
  answer = (verb) => (verb === 'dot' && refusals-- > 0 ? '451 4.3.0 try again later' : undefined)
  await play(DAY_ONE)
  await set('Grand cycle', later(2))
  await play(later(30))
  expect((await ledgerWords(database.db))[0]).toContain('submitted')
  const [first, second] = sink.taken
  expect(first!.bytes.equals(second!.bytes)).toBe(true)
  expect(await htmlOf(1)).toContain('Petit cycle')
})

it('a brand that was set in the last minute waits for the next letters', async () => {
  await set('Petit cycle', JOINED)
  await set('Grand cycle', new Date(DAY_ONE.getTime() - 30_000))
  await play(DAY_ONE)
  expect(await htmlOf(0)).toContain('Petit cycle')
})
