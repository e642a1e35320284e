import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileDraft } from '../../../src/domain/programme-file.ts'
import { fileDraftsOf } from '../../../src/store/file-drafts.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'
import { type WrittenFolder, writtenFolder } from '../../support/written-programme.ts'

const HOME = '/o/programmes/essai'
const FORM = `${HOME}/schedule`
const TEXT = `${FORM}/text`
const LAYOUT = `${HOME}/layout`
const PUBLISH = `${HOME}/publish`
const SCHEDULE = 'schedules/essai.yaml'
const LIVE = { 'HX-Request': 'true' }
const edition = courseEdition(3)

let database: TestDatabase
let course: Course
let folder: WrittenFolder

beforeEach(async () => {
  database = await testDatabase()
  folder = await writtenFolder(edition)
  course = await openCourse({
    ...{ db: database.db, edition, port: 9, slug: 'mars', dayOne: '2027-03-01' },
    ...{ joined: '2027-02-20T10:00:00Z', people: ['ana@example.org'] },
  })
})

afterEach(async () => {
  course.close()
  await folder.remove()
  await database.close()
})

const pages = () => organiserPages({ db: database.db, clock: course.clock }, { root: folder.root })
const send = (browser: Browser, form: Record<string, string>) => browser.submit(FORM, form, FORM)

async function drafts(name = 'Luc'): Promise<FileDraft[]> {
  const found = (await listOrganisers(database.db)).find((organiser) => organiser.name === name)
  return fileDraftsOf(database.db, { organiserId: found?.id ?? 0, programme: 'essai' })
}

const draftOf = async (path: string) => (await drafts()).find((draft) => draft.path === path)?.text ?? ''
const letters = async () =>
  [...(await draftOf(SCHEDULE)).matchAll(/day: (\d+)[\s,]+letter: (\S+)/g)].map(
    ([, day, letter]) => `${day} ${letter}`,
  )

describe('the schedule of a programme in the browser', () => {
  it('is changed by a form, value by value', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    const { text } = await send(browser, { title: 'Essai : deux', 'section.tout': '#9c2f45', at: '08:15' })
    expect(words(text)).toContain('Your draft is kept')
    expect(text).toContain('value="Essai : deux"')
    const draft = await draftOf(SCHEDULE)
    expect(draft).toContain('title: "Essai : deux"')
    expect(draft).toMatch(/colour: "#9c2f45"/)
    expect(draft).toMatch(/^at: "08:15"$/m)
  })

  it('has lessons renamed, added, moved and dropped, each written in the browser at once', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    await send(browser, { 'title.jour-02': 'Mieux dit', then: 'keep' })
    expect(await draftOf('templates/essai/lessons/jour-02.md')).toContain('title: Mieux dit\nsection: tout')
    await send(browser, { newTitle: 'La suite', then: 'add' })
    expect(await letters()).toEqual(['1 jour-01', '2 jour-02', '3 jour-03', '4 jour-04'])
    expect((await browser.get(`${HOME}/lessons/4`)).text).toContain('title: La suite')
    expect((await browser.get(HOME)).text).toContain(`href="${HOME}/lessons/4"`)
    await send(browser, { then: 'up:4' })
    await send(browser, { then: 'drop:1' })
    expect(await letters()).toEqual(['1 jour-02', '2 jour-04', '3 jour-03'])
    await send(browser, { then: 'drop:2' })
    expect((await drafts()).map(({ path }) => path)).not.toContain('templates/essai/lessons/jour-04.md')
  })

  it('is not changed over what another page of its author did meanwhile', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    const { text } = await browser.get(FORM)
    const hidden = Object.fromEntries(
      [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    )
    await send(browser, { title: 'Autre' })
    const late = await browser.post(FORM, { ...hidden, title: 'Trop tard', then: 'keep' }, null)
    expect(late.status).toBe(409)
    expect(words(late.text)).toContain('another page of yours changed this draft meanwhile')
    expect(late.text).toContain('value="Trop tard"')
    expect(await draftOf(SCHEDULE)).toContain('title: Autre')
  })

  it('is written as text, with what is wrong at its line', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    const published = /<textarea id="text"[^>]*>\n([^<]*)/.exec((await browser.get(TEXT)).text)?.[1] ?? ''
    const plain = published.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&gt;', '>')
    const wrong = await browser.post(
      TEXT,
      { text: plain.replace('title: Essai', 'titel: Essai') },
      TEXT,
      LIVE,
    )
    expect(words(wrong.text)).toMatch(/Line 2 titel: Essai unknown key ’titel’/)
    expect(words(wrong.text)).toContain('shown again once the mistakes are mended')
    const gap = await browser.post(TEXT, { text: plain.replace('day: 3', 'day: 5') }, TEXT, LIVE)
    expect(words(gap.text)).toContain('days 3 to 4 are missing')
    const mended = await browser.post(
      TEXT,
      { text: plain.replace('title: Essai', 'title: Mieux') },
      TEXT,
      LIVE,
    )
    expect(mended.text).toContain('<iframe')
    expect(mended.text).not.toContain('<textarea')
  })

  it('is published with its lessons, and cohorts that run are told to be behind', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    await send(browser, { newTitle: 'La suite', then: 'add' })
    const whole = (await browser.get(`${HOME}/lessons/2`)).text
    const lesson = /<textarea id="text"[^>]*>\n([^<]*)/.exec(whole)?.[1] ?? ''
    await browser.post(
      `${HOME}/lessons/4`,
      { text: lesson.replaceAll('&quot;', '"').replace('Leçon 2', 'La suite') },
      `${HOME}/lessons/4`,
    )
    const shown = await browser.get(PUBLISH)
    expect(words(shown.text)).toContain('La suite')
    const done = words((await browser.submit(PUBLISH, { message: 'Une leçon de plus' }, PUBLISH)).text)
    expect(done).toContain('Published.')
    expect(done).toMatch(/has other words: 1 lesson changed/)
    expect(await drafts()).toEqual([])
  })

  it('is written by who may write', async () => {
    const observer = await pages().as('observer')
    for (const path of [FORM, TEXT, LAYOUT]) expect((await observer.get(path)).status).toBe(403)
  })
})

describe('the layout of a programme in the browser', () => {
  it('is written as text, with what is wrong at its line, and given up', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    expect((await browser.get(LAYOUT)).text).toContain('mj-section')
    const text = edition.files['layout.mjml'] ?? ''
    const wrong = await browser.post(
      LAYOUT,
      { text: text.replace('<mj-column>', '<mj-colum>') },
      LAYOUT,
      LIVE,
    )
    expect(words(wrong.text)).toMatch(/Line \d+/)
    const right = await browser.post(
      LAYOUT,
      { text: text.replace('</mj-title>', '</mj-title><mj-preview>Tiens</mj-preview>') },
      LAYOUT,
      LIVE,
    )
    const frame = /<iframe sandbox src="([^"]*)"/.exec(right.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await browser.get(frame)).text).toContain('Tiens')
    await browser.submit(`${LAYOUT}/discard`, {}, LAYOUT)
    expect(await drafts()).toEqual([])
  })

  it('is the one that comes with the service until one of its own is begun', async () => {
    const { 'layout.mjml': _, ...files } = edition.files
    await folder.remove()
    folder = await writtenFolder({ ...edition, files })
    const browser = await pages().as('writer', { name: 'Luc' })
    expect(words((await browser.get(LAYOUT)).text)).toContain('the layout that comes with Feuilleton')
    const begun = await browser.submit(`${LAYOUT}/begin`, {}, LAYOUT)
    expect(begun.text).toContain('&lt;mjml')
  })
})
