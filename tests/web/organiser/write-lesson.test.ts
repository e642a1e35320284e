import { strToU8, unzipSync, zipSync } from 'fflate'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packProgramme } from '../../../src/actions/programmes/archive.ts'
import { planPublication } from '../../../src/actions/programmes/plan-publication.ts'
import { publishDrafts } from '../../../src/actions/programmes/publish-drafts.ts'
import { fileDraftsOf } from '../../../src/store/file-drafts.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { publishedFiles } from '../../../src/store/published-files.ts'
import { picturesRouter } from '../../../src/web/pictures-router.ts'
import type { Course } from '../../support/course.ts'
import { courseEdition, lessonText } from '../../support/course-edition.ts'
import type { TestDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { ORGANISER } from '../../support/organiser.ts'
import type { Browser } from '../../support/organiser-pages.ts'
import { type WrittenCourse, writtenCourse } from '../../support/written-course.ts'
import type { WrittenFolder } from '../../support/written-programme.ts'

const HOME = '/o/programmes/essai'
const LESSON = `${HOME}/lessons/2`
const PUBLISH = `${HOME}/publish`
const PATH = 'templates/essai/lessons/jour-02.md'
const LIVE = { 'HX-Request': 'true' }
const edition = courseEdition(3, { lessons: { 'jour-02': lessonText(2, 'Une fote de plus.') } })
const withBody = (body: string) => courseEdition(3, { lessons: { 'jour-02': lessonText(2, body) } })
const corrected = lessonText(2, 'Une faute de plus.')

let database: TestDatabase
let course: Course
let folder: WrittenFolder
let pages: WrittenCourse['pages']
let close: WrittenCourse['close']

beforeEach(async () => {
  ;({ database, course, folder, pages, close } = await writtenCourse(edition))
})
afterEach(() => close())

const keep = (browser: Browser, text: string, from = LESSON) => browser.post(LESSON, { text }, from)
const publish = async (browser: Browser, message = 'Une faute') =>
  words((await browser.submit(PUBLISH, { message }, PUBLISH)).text)

async function draftOf(name: string): Promise<string | undefined> {
  const found = (await listOrganisers(database.db)).find((organiser) => organiser.name === name)
  const wanted = { organiserId: found?.id ?? 0, programme: 'essai' }
  return (await fileDraftsOf(database.db, wanted))[0]?.text
}

/** A page that is loaded, and sends its fields as they were then, whatever happens elsewhere. */
async function opened(
  browser: Browser,
): Promise<(text: string, live?: boolean) => ReturnType<Browser['post']>> {
  const { text } = await browser.get(LESSON)
  const hidden = Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="(page|seen|began)" value="([^"]*)"/g)].map(
      ([, name, value]) => [name ?? '', value ?? ''],
    ),
  )
  const guard = /action="[^"]*lessons\/2">\s*<input type="hidden" name="([^"]+)" value="([^"]+)"/.exec(text)
  const form = { ...hidden, [guard?.[1] ?? '']: guard?.[2] ?? '' }
  return (typed, live = false) => browser.post(LESSON, { ...form, text: typed }, null, live ? LIVE : {})
}

describe('a lesson that is written in the browser', () => {
  it('is kept for its author while it is typed, with what is wrong at its line', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    const send = await opened(browser)
    const { text } = await send(corrected.replace('theme: essai', 'themes: essai'), true)
    expect(words(text)).toMatch(/Line 4 themes: essai unknown key ’themes’ \(did you mean ’theme’\?\)/)
    expect(words(text)).toContain('shown again once the mistakes are mended')
    expect(text).not.toContain('<textarea')
    const mended = await send(corrected, true)
    expect(words(mended.text)).toContain('Your draft is kept')
    expect(mended.text).toContain('<iframe')
    expect(await draftOf('Luc')).toBe(corrected)
    expect(await publishedFiles(database.db)).toEqual([])
    expect(words((await browser.get(HOME)).text)).toContain('Your draft')
  })

  it('is not kept over what another page of its author has kept: both are shown', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    const [first, second] = [await opened(browser), await opened(browser)]
    await first(lessonText(2, 'Une faute de moins.'), true)
    await first(lessonText(2, 'Une faute de moins, ici.'), true)
    const { text } = await second(lessonText(2, 'Une faute de trop.'), true)
    expect(words(text)).toContain('This is not kept')
    expect(text).toContain('<del>moins, ici.</del> <ins>trop.</ins>')
    expect(await draftOf('Luc')).toContain('de moins, ici.')
    const page = await second(lessonText(2, 'Une faute de trop.'))
    expect(page.status).toBe(409)
    expect(page.text).toMatch(/<textarea[^>]*>[^<]*Une faute de trop\./)
    const over = /name="over" value="(\d+)"/.exec(page.text)?.[1] ?? ''
    await browser.post(LESSON, { text: lessonText(2, 'Une faute de trop.'), over }, LESSON)
    expect(await draftOf('Luc')).toContain('de trop.')
  })

  it('is published with a message; new cohorts, the cohorts that run and the journal know of it', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    expect((await keep(browser, corrected)).status).toBe(303)
    const shown = await browser.get(PUBLISH)
    expect(shown.text).toContain('<del>fote</del> <ins>faute</ins>')
    const without = await browser.post(PUBLISH, { message: ' ' }, PUBLISH)
    expect(without.status).toBe(422)
    const done = await publish(browser)
    expect(done).toContain('Published.')
    expect(done).toContain('Essai has other words: 1 lesson changed Correct “Essai”')
    expect(done).toMatch(/Luc, Saturday 20 February .*, 1 file: Une faute/)
    expect(await draftOf('Luc')).toBeUndefined()
    expect((await journalLines(database.db)).at(-1)).toMatch(
      /^Luc published 1 file of the programme “essai”: Une faute/,
    )
    const correct = await browser.get('/o/cohorts/mars/correct')
    expect(words(correct.text)).toMatch(/Day 2 – Leçon 2 It still leaves for 2 people\./)
    await browser.submit('/o/cohorts/mars/correct', {}, '/o/cohorts/mars/correct')
    expect(words((await browser.get(HOME)).text)).toContain('Essai has these words')
  })

  it('is not published over what somebody else has published meanwhile', async () => {
    const [luc, ana] = [
      await pages().as('organiser', { name: 'Luc' }),
      await pages().as('writer', { name: 'Ana' }),
    ]
    await keep(luc, corrected)
    await keep(ana, lessonText(2, 'Une coquille de plus.'))
    await publish(ana, 'Mieux dit')
    const shown = await luc.get(PUBLISH)
    expect(words(shown.text)).toContain(`Somebody else has changed this meanwhile: ${PATH}`)
    expect(shown.text).not.toContain('name="seen"')
    const refused = await luc.post(PUBLISH, { message: 'Une faute' }, LESSON)
    expect(refused.status).not.toBe(303)
    const organiserId = (await listOrganisers(database.db)).find(({ name }) => name === 'Luc')?.id ?? 0
    const shelf = { db: database.db, root: folder.root }
    const plan = await planPublication(shelf, { programme: 'essai', organiserId })
    const wanted = { programme: 'essai', organiserId, by: ORGANISER, message: 'x', hash: plan?.hash ?? '' }
    await expect(publishDrafts(shelf, wanted, course.clock)).rejects.toThrow('files-changed-meanwhile')
    const lesson = await luc.get(LESSON)
    expect(words(lesson.text)).toContain('Somebody else has published this lesson since you began.')
    expect(lesson.text).toContain('<del>coquille</del> <ins>faute</ins>')
    await luc.submit(LESSON, { text: corrected, then: 'compared' }, LESSON)
    expect(await publish(luc)).toContain('Published.')
  })

  it('is not published otherwise than it was shown', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    await keep(browser, corrected)
    const send = await opened(browser)
    const seen = /name="seen" value="([0-9a-f]+)"/.exec((await browser.get(PUBLISH)).text)?.[1] ?? ''
    await send(lessonText(2, 'Une faute de trop.'))
    const { status, text } = await browser.post(PUBLISH, { message: 'Une faute', seen }, PUBLISH)
    expect(status).toBe(409)
    expect(text).toContain('<ins>trop.</ins>')
    expect(await publishedFiles(database.db)).toEqual([])
  })

  it('is not published with a mistake in the programme', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    await keep(browser, lessonText(2, 'Voir {{ links.nulle }}.'))
    const { text } = await browser.get(PUBLISH)
    expect(words(text)).toContain('templates/essai/lessons/jour-02.md:11:')
    expect(text).not.toContain('name="seen"')
  })

  it('is shown as somebody of a cohort reads it on its day, and as nobody of none', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    const asBob = await browser.post(
      LESSON,
      {
        text: lessonText(2, 'Le {{ date | date }}.'),
        cohort: 'mars',
        reader: 'bob@example.org',
        look: 'text',
      },
      LESSON,
      LIVE,
    )
    expect(words(asBob.text)).toContain('bob@example.org')
    expect(words(asBob.text)).toContain('Le mardi 2 mars')
    const frame = await browser.get(`${LESSON}/frame?cohort=none&look=dark`)
    expect(frame.status).toBe(200)
    expect(frame.headers.get('content-security-policy')).toContain('sandbox')
    expect(words(frame.text)).toContain('Le mardi 2 mars')
  })

  it('that was changed in the folder, too, stays as it was published until somebody chooses', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    await keep(browser, corrected)
    await publish(browser)
    await folder.write(withBody('Une erreur de plus.'))
    const { text } = await browser.get(HOME)
    expect(words(text)).toContain('Changed in the folder, too')
    expect(text).toContain('<del>faute</del> <ins>erreur</ins>')
    expect((await browser.get(LESSON)).text).toContain('Une faute de plus.')
    const taken = await browser.submit(`${HOME}/folder`, { then: 'take' }, HOME)
    expect(taken.text).toContain('<del>faute</del> <ins>erreur</ins>')
    expect(await publish(browser)).not.toContain('Changed in the folder')
    expect(await publishedFiles(database.db)).toEqual([])
  })

  it('has a picture with its words, served for a year and shown in the preview', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#1d4f91' } })
      .jpeg()
      .toBuffer()
    const form = (alt: string) => {
      const data = new FormData()
      data.set('alt', alt)
      data.set('file', new File([new Uint8Array(bytes)], 'plan.jpg'))
      return data
    }
    const wordless = await browser.post(`${LESSON}/picture`, form(' '), LESSON)
    expect(wordless.status).toBe(422)
    expect(words(wordless.text)).toContain('Say in a sentence what it shows')
    const { text } = await browser.submit(`${LESSON}/picture`, form('Le plan [2027]'), LESSON)
    expect(words(text)).toContain('The picture stands at the end of your text.')
    const line =
      /!\[Le plan \\\[2027\\\]\]\((https:\/\/cours\.example(\/pictures\/[0-9a-f]{32}\.jpg))#60x40\)/
    const [, address = '', path = ''] = line.exec((await draftOf('Luc')) ?? '') ?? []
    const frame = await browser.get(`${LESSON}/frame?cohort=none`)
    expect(frame.text).toContain(`src="${address}"`)
    expect(frame.text).toContain('alt="Le plan [2027]"')
    const served = await picturesRouter({ db: database.db }).request(path.replace('/pictures', ''))
    expect(served.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(served.headers.get('content-type')).toBe('image/jpeg')
    expect((await sharp(await served.arrayBuffer()).metadata()).width).toBe(60)
  })

  it('is taken along in an archive, and what it brings back becomes drafts', async () => {
    const browser = await pages().as('writer', { name: 'Luc' })
    expect((await browser.get(`${HOME}/programme.zip`)).headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(await packProgramme(folder.root, 'essai'))
    await keep(browser, corrected)
    await publish(browser)
    const brought = {
      [PATH]: strToU8(lessonText(2, 'Une erreur de plus.')),
      'templates/essai/lessons/jour-03.md': strToU8(lessonText(3, 'Mieux dit.')),
    }
    const form = new FormData()
    form.set('file', new File([new Uint8Array(zipSync({ ...files, ...brought }))], 'essai.zip'))
    const { status, text } = await browser.post(`${HOME}/files`, form, `${HOME}/files`)
    expect(status).toBe(200)
    expect(words(text)).toContain('1 file of 5 is your draft now')
    expect(words(text)).toContain(`${PATH} Changed in both places: left out`)
    expect(text).toContain('<del>faute</del> <ins>erreur</ins>')
    expect(await draftOf('Luc')).toBe(lessonText(3, 'Mieux dit.'))
    const hostile = new FormData()
    hostile.set('file', new File([new Uint8Array(zipSync({ '../x.md': strToU8('x') }))], 'x.zip'))
    const refused = await browser.post(`${HOME}/files`, hostile, `${HOME}/files`)
    expect(refused.status).toBe(422)
    expect(words(refused.text)).toContain('“../x.md” is no file of this programme')
  })

  it('is written by who may write, and looked at by no observer', async () => {
    const observer = await pages().as('observer')
    expect((await observer.get(LESSON)).status).toBe(403)
    const list = await observer.get(HOME)
    expect(list.status).toBe(200)
    expect(list.text).not.toContain(`href="${LESSON}"`)
  })
})
