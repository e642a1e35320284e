import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctCohort } from '../../../src/actions/cohorts/correct-cohort.ts'
import { planCorrection, writtenEdition } from '../../../src/actions/cohorts/plan-correction.ts'
import { openWebCopies } from '../../../src/actions/readers/web-copy.ts'
import { deliverChunk } from '../../../src/delivery/deliver.ts'
import type { Edition } from '../../../src/domain/edition.ts'
import { attempt } from '../../../src/domain/refusal.ts'
import { createLetterCache } from '../../../src/letters/letter-cache.ts'
import { rowsOf } from '../../../src/store/database.ts'
import { expectCleanAudit } from '../../support/clean-audit.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { ledgerRows } from '../../support/ledger-rows.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

const WRONG = { 'jour-03': lessonText(3, 'Une fote.'), 'jour-05': lessonText(5, 'Encore une fote.') }
const RIGHT = { 'jour-03': lessonText(3, 'Une faute.'), 'jour-05': lessonText(5, 'Encore une faute.') }
const edition = courseEdition(6, { lessons: WRONG })
const corrected = courseEdition(6, { lessons: RIGHT })

let database: TestDatabase
let sink: SmtpSink
let course: Course
let folder: WrittenFolder

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  folder = await writtenFolder(edition)
  course = await openCourse({
    ...{ db: database.db, edition, port: sink.port, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org', 'bob@example.org'] },
  })
})

afterEach(async () => {
  course.close()
  await sink.close()
  await folder.remove()
  await database.close()
})

const shelf = () => ({ db: database.db, root: folder.root })
const morning = (day: number) => new Date(`2027-03-0${day}T06:30:00Z`)

/** Plays the mornings of some days. */
async function play(...days: number[]): Promise<void> {
  for (const day of days) {
    course.clock.set(morning(day))
    await course.run()
  }
}

const plan = async () => {
  const after = await writtenEdition(shelf(), 'mars')
  return planCorrection(database.db, { cohort: 'mars', after }, course.clock)
}

async function correct(to: Edition, correctsCopies = false) {
  await folder.write(to)
  const { hash } = await plan()
  return correctCohort(shelf(), { cohort: 'mars', hash, by: ORGANISER, correctsCopies }, course.clock)
}

/** What the last mail says. */
async function lastMail(): Promise<string> {
  return (await simpleParser(sink.accepted.at(-1)?.bytes ?? '')).text ?? ''
}

function copies() {
  const letters = createLetterCache({ most: 20 })
  const { db } = database
  const { clock } = course
  return openWebCopies({ db, letters, keys: IMPORTED.keys, clock, publicUrl: 'https://cours.example' })
}

const copyOf = async (letter: string) => {
  const found = (await ledgerRows(database.db)).find((row) => row.letter === letter)
  return (await copies().ofReader(found!.id))!.lesson.html
}

describe('a correction of the words of a cohort that runs', () => {
  it('says which letters change, for whom they still leave, and to whom they have left', async () => {
    await play(1, 2, 3)
    await folder.write(corrected)
    const { letters, difference } = await plan()
    expect(letters).toMatchObject([
      { letter: 'jour-03', day: 3, change: 'words', toCome: 0, left: 2, fields: [{ field: 'body' }] },
      {
        letter: 'jour-05',
        day: 5,
        change: 'words',
        toCome: 2,
        left: 0,
        fields: [{ after: 'Encore une faute.' }],
      },
    ])
    expect(difference.structure).toEqual([])
  })

  it('gives what has still to leave the new words, and leaves as they were those that have left', async () => {
    await play(1, 2, 3, 4)
    expect((await correct(corrected)).made).toBe('corrected')
    await play(5)
    expect(await lastMail()).toContain('Encore une faute.')
    expect(await copyOf('jour-05')).toContain('Encore une faute.')
    expect(await copyOf('jour-03')).toContain('Une fote.')
    await sql`update feuilleton.cohorts set archive = 'open'`.execute(database.db)
    expect((await copies().ofArchive('mars', 'jour-03'))!.lesson.html).toContain('Une fote.')
    await expectCleanAudit(database.db, course.clock)
    expect((await journalLines(database.db)).at(-1)).toBe(
      `Camille corrected the words of 2 letters of “Essai” (edition ${edition.hash} → ${corrected.hash})`,
    )
  })

  it('keeps the edition of each letter over several corrections, there and back', async () => {
    await play(1, 2)
    await correct(corrected)
    await play(3)
    await correct(edition)
    await play(4, 5)
    expect(await copyOf('jour-03')).toContain('Une faute.')
    expect(await copyOf('jour-05')).toContain('Encore une fote.')
    await expectCleanAudit(database.db, course.clock)
  })

  it('corrects the web copies of what has left where that is chosen, and says since when', async () => {
    await play(1, 2, 3, 4)
    await correct(corrected, true)
    const again = morning(4)
    course.clock.set(new Date(again.getTime() + 3_600_000))
    const other = courseEdition(6, { lessons: { ...RIGHT, 'jour-01': lessonText(1, 'Un ajout.') } })
    await correct(other, true)
    await correct(courseEdition(6, { lessons: { ...RIGHT, 'jour-03': lessonText(3, 'Tout autre chose.') } }))
    const found = (await ledgerRows(database.db)).find(({ letter }) => letter === 'jour-03')
    const copy = await copies().ofReader(found!.id)
    expect([copy?.lesson.html, copy?.correctedAt]).toEqual([expect.stringContaining('Une faute.'), again])
    const second = (await ledgerRows(database.db)).find(({ letter }) => letter === 'jour-02')
    expect((await copies().ofReader(second!.id))?.correctedAt).toBeUndefined()
    await sql`update feuilleton.cohorts set archive = 'open'`.execute(database.db)
    expect((await copies().ofArchive('mars', 'jour-03'))?.correctedAt).toEqual(again)
    expect((await journalLines(database.db)).find((line) => line.includes(corrected.hash))).toMatch(
      /corrected the words of 2 letters of “Essai”, on the web too \(edition/,
    )
  })

  it('lets no letter leave that was written before it, and none with words of both', async () => {
    await play(1, 2)
    course.clock.set(morning(3))
    const [dispatch = 0] = await course.tick()
    const worker = course.worker()
    const { ledger } = worker
    const handed: typeof ledger.handed = async (...args) => {
      if ((await journalLines(database.db)).every((line) => !line.includes('corrected')))
        await correct(corrected)
      return ledger.handed(...args)
    }
    const before = sink.accepted.length
    while (await deliverChunk({ ...worker, ledger: { ...ledger, handed } }, dispatch));
    await course.run()
    const mails = await Promise.all(sink.accepted.slice(before).map(({ bytes }) => simpleParser(bytes)))
    expect(mails).toHaveLength(2)
    for (const { text, messageId } of mails) {
      expect(text).toContain('Une faute.')
      expect(messageId).toContain(corrected.hash)
    }
    expect(await copyOf('jour-03')).toContain('Une faute.')
    await expectCleanAudit(database.db, course.clock)
  })

  it('changes nothing when the cohort or its files are others than what was shown, and shows what it would do', async () => {
    await folder.write(corrected)
    const { hash } = await plan()
    await folder.write(courseEdition(6, { lessons: { ...RIGHT, 'jour-03': lessonText(3, 'Un oubli.') } }))
    const before = await stateOfCohort()
    const outcome = await correctCohort(shelf(), { cohort: 'mars', hash, by: ORGANISER }, course.clock)
    expect(outcome).toMatchObject({
      made: 'stale',
      plan: { letters: [{ fields: [{ after: 'Un oubli.' }] }, {}] },
    })
    expect(await stateOfCohort()).toEqual(before)
    const again = { cohort: 'mars', hash: outcome.plan.hash, by: ORGANISER }
    expect((await correctCohort(shelf(), again, course.clock)).made).toBe('corrected')
    expect(await attempt(correctCohort(shelf(), again, course.clock))).toMatchObject({
      refused: 'nothing-to-correct',
    })
  })

  it('is made whole or not at all', async () => {
    await sql`drop table feuilleton.journal cascade`.execute(database.db)
    const before = await stateOfCohort()
    await expect(correct(corrected)).rejects.toThrow(/journal/)
    expect(await stateOfCohort()).toEqual(before)
  })

  it('is refused where more than words changed, where files have mistakes, and where there are none', async () => {
    const later = courseEdition(6, { lessons: RIGHT, schedule: { at: '08:00' } })
    expect(await attempt(correct(later))).toMatchObject({ refused: 'structure-changed', parts: ['hours'] })
    const broken = courseEdition(6, { lessons: { 'jour-05': lessonText(5, '{{ nobody.knows }}') } })
    expect(await attempt(correct(broken))).toMatchObject({
      refused: 'programme-mistaken',
      mistake: expect.stringContaining('jour-05.md'),
    })
    await folder.write(edition)
    expect(await attempt(correct(edition))).toMatchObject({ refused: 'nothing-to-correct' })
    const elsewhere = writtenEdition({ db: database.db, root: 'tests' }, 'mars')
    expect(await attempt(elsewhere)).toMatchObject({ refused: 'programme-unwritten' })
  })
})

/** What a correction writes. */
async function stateOfCohort(): Promise<unknown[]> {
  return rowsOf(
    database.db,
    sql`
    select c.edition_hash, c.events_version,
      (select count(*) from feuilleton.editions) as editions, (select count(*) from feuilleton.corrections) as corrections
    from feuilleton.cohorts c`,
  )
}
