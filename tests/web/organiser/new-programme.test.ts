import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginProgramme } from '../../../src/actions/programmes/begin-programme.ts'
import { programmeFolder } from '../../../src/actions/programmes/programme-folder.ts'
import { loadProgramme } from '../../../src/programme/load-programme.ts'
import { newProgramme } from '../../../src/programme/new-programme.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { listCohorts } from '../../../src/store/cohorts.ts'
import { publishedFiles } from '../../../src/store/published-files.ts'
import { writeProject } from '../../programme/small-programme.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { ORGANISER } from '../../support/organiser.ts'
import { organiserPages } from '../../support/organiser-pages.ts'

const NEW = '/o/programmes/new'
const NOW = new Date('2027-02-20T10:00:00Z')
const TYPED = {
  ...{ title: 'Mieux se réunir', name: '', language: 'fr', days: '3', rhythm: 'weekdays', colour: '#7a1d4c' },
  webinar: '« Questions » : et réponses',
  ...{ organisation: 'Les « Amis »', address: 'cours@lesamis.fr', postal: '1 rue de la Paix, 75002 Paris' },
  site: 'https://lesamis.fr/',
}

let database: TestDatabase
let root: string

beforeEach(async () => {
  database = await testDatabase()
  root = await writeProject({ 'templates/service/note.md': '' })
})
afterEach(() => database.close())

const shelf = () => ({ db: database.db, root })
const pages = () => organiserPages({ db: database.db, clock: virtualClock(NOW) }, { root })

const checked = async (name: string) => loadProgramme(await programmeFolder(shelf()), name)

describe('a programme that is begun on a page', () => {
  it('goes from its form to a scheduled cohort, with nothing left to fill in', async () => {
    const ana = await pages().as('organiser', { name: 'Ana' })
    const begun = await ana.post(NEW, TYPED, NEW)
    const home = '/o/programmes/mieux-se-reunir'
    expect([begun.status, begun.headers.get('location')]).toEqual([303, `${home}/lessons/1`])
    expect(words((await ana.get(`${home}/lessons/1`)).text)).toContain(
      '“Mieux se réunir” is begun: here is its first lesson',
    )
    for (const day of [1, 2, 3]) {
      const lesson = `${home}/lessons/${day}`
      const text = `---\ntitle: Leçon ${day}\n---\n\nVoici ce que nous avons à dire.\n`
      expect(words((await ana.submit(lesson, { text }, lesson)).text)).toMatch(
        /No mistake found\. It takes 1 minute to read\. The letter weighs \d+ kB\./,
      )
    }
    await ana.submit(`${home}/publish`, { message: 'Trois leçons' }, `${home}/publish`)
    expect(await checked('mieux-se-reunir')).toMatchObject({
      ...{ ok: true, warnings: [] },
      edition: {
        programme: {
          ...{ zone: 'Europe/Paris', calendar: { days: 'weekdays' }, look: { colour: '#7a1d4c' } },
          events: { webinaire: { title: '« Questions » : et réponses', start: { day: 3 } } },
        },
      },
    })
    const { text } = await ana.get(home)
    const [, draft = ''] = /href="(\/o\/cohorts\/new\?programme=[^"]+)"/.exec(text) ?? []
    const fields = { name: 'Mars', dayOne: '2027-03-01', zone: 'Europe/Paris', at: '07:30', then: 'schedule' }
    const days = Object.fromEntries(['monday', 'tuesday'].map((day) => [`days.${day}`, 'on']))
    const rules = { offDay: 'shift', lateJoiners: 'next-lesson' }
    const scheduled = await ana.submit('/o/cohorts/draft', { ...fields, ...days, ...rules }, draft)
    expect(words(scheduled.text)).toContain('“Mars” is scheduled')
    expect(await listCohorts(database.db)).toMatchObject([{ state: 'running' }])
    expect((await journalLines(database.db)).filter((line) => line.includes('published'))).toEqual([
      expect.stringContaining('Ana published 4 files of the programme “mieux-se-reunir”: Begun'),
      expect.stringContaining('Ana published 3 files of the programme “mieux-se-reunir”: Trois leçons'),
    ])
  })

  it('has the files that the command writes', async () => {
    const wanted = { name: 'own', title: 'Own', language: 'en', days: 2, zone: 'Europe/London' } as const
    const clock = virtualClock(NOW)
    await beginProgramme(shelf(), { ...wanted, by: ORGANISER, message: 'x' }, clock)
    const published = await publishedFiles(database.db)
    expect(Object.fromEntries(published.map(({ path, text }) => [path, text]))).toEqual(
      newProgramme({ ...wanted, dayOne: '2027-03-01' }),
    )
  })

  it('has no webinar, and no lesson that speaks of one, where it gets no title', async () => {
    const ana = await pages().as('writer', { name: 'Ana' })
    await ana.post(NEW, { ...TYPED, webinar: ' ' }, NEW)
    const { ok, ...loaded } = await checked('mieux-se-reunir')
    expect([ok, loaded]).toMatchObject([true, { edition: { programme: { events: {} } } }])
    const texts = (await publishedFiles(database.db)).map(({ text }) => text).join('\n')
    expect(texts).not.toMatch(/webinaire/i)
  })

  it('has its sender known from another programme, once there is one', async () => {
    const ana = await pages().as('writer', { name: 'Ana' })
    expect((await ana.get(NEW)).text).not.toContain('lesamis.fr')
    await ana.post(NEW, TYPED, NEW)
    const { text } = await ana.get(NEW)
    expect(text).toContain('value="cours@lesamis.fr"')
    expect(text).toContain('value="1 rue de la Paix, 75002 Paris"')
  })

  it.each<[string, Partial<typeof TYPED>, string, string?]>([
    ['no title', { title: ' ' }, 'Write a title, on one line'],
    ['a title of which no name can be made', { title: '読書' }, 'Write lower-case letters', 'name'],
    ['characters that no name has', { name: 'Mieux se réunir' }, 'Write lower-case letters'],
    ['the name of this page', { name: 'new' }, 'Write lower-case letters'],
    ['the name of another folder', { name: 'service' }, 'There is something called “service” already'],
    ['no lesson', { days: '0' }, 'Write a whole number from 1 to 365'],
    ['too many lessons', { days: '366' }, 'Write a whole number from 1 to 365'],
    ['half a lesson', { days: '2.5' }, 'Write a whole number from 1 to 365'],
    ['another language', { language: 'de' }, 'Choose one of these'],
    ['a pale colour', { colour: '#ffeeaa' }, 'Too pale to be read. The nearest that can be is #'],
    [
      'a title of a webinar that is too long',
      { webinar: 'x'.repeat(201) },
      'Write a title on one line of at most 200',
    ],
    ['a colour by name', { colour: 'red' }, 'Write a colour such as'],
    ['an address that stands in for another', { address: 'cours@example.org' }, 'Write a whole address'],
    ['a site that stands in for another', { site: 'https://example.org/' }, 'that begins with https://'],
    ['no postal address', { postal: '' }, 'Write the postal address'],
  ])('is refused with %s, at the field', async (_, typed, said, field = Object.keys(typed)[0]) => {
    const ana = await pages().as('writer', { name: 'Ana' })
    const { status, text } = await ana.post(NEW, { ...TYPED, ...typed }, NEW)
    expect(status).toBe(422)
    expect(words(text)).toContain(said)
    expect(text).toContain(`<a href="#${field}">`)
    expect(await publishedFiles(database.db)).toEqual([])
  })

  it('is begun once under a name', async () => {
    const ana = await pages().as('writer', { name: 'Ana' })
    await ana.post(NEW, TYPED, NEW)
    const before = await publishedFiles(database.db)
    const { status, text } = await ana.post(NEW, { ...TYPED, days: '9' }, NEW)
    expect(status).toBe(422)
    expect(words(text)).toContain('There is something called “mieux-se-reunir” already')
    expect(text).toContain('value="mieux-se-reunir"')
    expect(await publishedFiles(database.db)).toEqual(before)
  })

  it('is not begun by who may only look, nor by a form of somebody else', async () => {
    const olga = await pages().as('observer', { name: 'Olga' })
    expect((await olga.get('/o/programmes')).text).not.toContain(NEW)
    expect((await olga.get(NEW)).status).toBe(403)
    const ana = await pages().as('writer', { name: 'Ana' })
    expect((await ana.post(NEW, TYPED, null)).status).toBe(403)
    expect(await publishedFiles(database.db)).toEqual([])
  })
})
