import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { pagesOf } from '../../src/site.ts'
import { setArchive } from '../../src/store/archives.ts'
import { type Course, openCourse } from '../support/course.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { words } from '../support/event-stage.ts'
import { type OneOffs, oneOffsOf } from '../support/one-off.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const URL = 'https://cours.example'
const KEYS = ['k'.repeat(32)] as const
const BODY = 'Le <b>bon</b> lien : [le guide]({{ links.guide }}).\n\n[Votre page]({{ me_url }}).'
const edition = courseEdition(2)

let database: TestDatabase
let sink: SmtpSink
let course: Course
let letters: OneOffs

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  const people = ['ana@example.org', 'bob@example.org']
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({ db: database.db, edition, port: sink.port, people, slug: 'mars', ...dates })
  await sql`update feuilleton.subscribers set first_name = 'Zoé' where id = 1`.execute(database.db)
  letters = oneOffsOf(database.db, course, edition)
  course.clock.set(new Date('2027-03-01T11:00:00Z'))
  await course.run()
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

async function get(path: string): Promise<{ status: number; text: string }> {
  const { db } = database
  const config = { ...readConfig({ PUBLIC_URL: URL }) }
  const rest = { outbox: undefined, post: undefined, onError: () => undefined }
  const site = pagesOf({ ...rest, db, clock: course.clock, config, keys: [...KEYS], publicUrl: URL })
  const answer = await site.request(`${URL}${path}`, { headers: { 'Accept-Language': 'en' } })
  return { status: answer.status, text: await answer.text() }
}

async function leave(written: Parameters<OneOffs['sent']>[0]): Promise<string> {
  sink.accepted.length = 0
  await letters.sent(written)
  course.clock.set(new Date(course.clock.now().getTime() + 120_000))
  await course.run()
  const { text = '' } = await simpleParser(sink.accepted.find(({ to }) => to.startsWith('ana'))?.bytes ?? '')
  return text
}

describe('a one-off letter on the web', () => {
  it('reads as it was mailed, and is listed on the page of its reader', async () => {
    const text = await leave({ words: { subject: 'Pardon {{ first_name }}', body: BODY } })
    const read = /\/read\/[\w-]+/.exec(text)?.[0] ?? ''
    const page = await get(read)
    expect(words(page.text)).toContain('Pardon Zoé')
    expect(page.text).toContain(
      'Le &lt;b&gt;bon&lt;/b&gt; lien\u00A0: <a href="https://essai.example/guide">le guide</a>',
    )
    expect(page.text).toContain('<p>Bonjour Zoé,</p>')
    const me = /\/me\/[\w-]+/.exec(text)?.[0] ?? ''
    const mine = await get(me)
    expect(words(mine.text)).toContain('Other letters Pardon …')
    expect(mine.text).toContain(`href="${read}`)
    expect((await get(read.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')))).status).not.toBe(200)
  })

  it('is in an archive that is open when it went to everybody, without a name or a personal link', async () => {
    await setArchive(database.db, course.cohort.id, 'open')
    await leave({ words: { subject: 'Pardon {{ first_name }}', body: BODY } })
    await leave({ readers: { who: 'got', lesson: 'jour-01' }, words: { subject: 'Pour certains' } })
    const archive = await get('/c/mars')
    expect(words(archive.text)).toContain('Other letters Pardon …')
    expect(archive.text).not.toContain('Pour certains')
    const page = await get('/c/mars/one-off.1')
    expect(page.text).toContain('<p>Bonjour,</p>')
    expect(page.text).toContain(`href="${URL}/link"`)
    expect(page.text).not.toContain('Zoé')
    expect((await get('/c/mars/one-off.2')).status).toBe(404)
  })
})
