import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, it } from 'vitest'
import { readCourse } from '../../src/documents/course.ts'
import { courseDates, type Run } from '../../src/documents/course-dates.ts'
import { type PrintedProgramme, programmePdf } from '../../src/documents/programme-pdf.ts'
import type { Edition } from '../../src/domain/edition.ts'
import { courseEdition, lessonText } from '../support/course-edition.ts'
import { frenchDate, later } from '../support/french-days.ts'
import { realEdition } from '../support/real-programme.ts'

const WRITTEN = new Date('2027-01-01T08:00Z')
const RUN: Run = { rule: { days: 'every-day' }, dayOne: '2027-01-11', zone: 'Europe/Paris', at: '07:30' }

async function print(edition: Edition, run?: Partial<Run>, more: Partial<PrintedProgramme> = {}) {
  const course = readCourse(edition)
  const dates = run && courseDates(course, { ...RUN, ...run })
  const bytes = await programmePdf({ course, ...(dates && { dates }), written: WRITTEN, ...more })
  const pdf = await getDocumentProxy(bytes)
  const { text } = await extractText(pdf, { mergePages: false })
  return { pdf, pages: text.map(plain), text: plain(text.join(' ')) }
}

/** Words with one kind of space, as narrow ones do not all survive being read back. */
function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]+/g, ' ')
}

it('has every lesson of the real programme under its true date, and every event, on one page', async () => {
  const { pages, text } = await print(await realEdition(), { dayOne: '2027-01-11' })
  expect(pages).toHaveLength(1)
  const dates = Array.from({ length: 21 }, (_, day) => frenchDate(later('2027-01-11', day), '2027-01-01'))
  let from = 0
  for (const date of dates) {
    from = text.indexOf(date, from)
    expect([date, from]).not.toEqual([date, -1])
  }
  expect(text).toContain('21 leçons par courriel, du lundi 11 au dimanche 31 janvier 2027.')
  expect(text).toContain('Chaque leçon part à 7 h 30 (fuseau horaire : Paris).')
  expect(text).toContain('Les nouvelles alliances')
  expect(text).toContain('Lundi 25 janvier, de 13 h à 14 h 30')
  expect(text).toContain('Ouverture des inscriptions et début : lundi 11 janvier')
  expect(text).toContain('1 / 1')
})

it('keeps the marks of French, its ligatures, and letters from elsewhere', async () => {
  const title = 'Cœur, « œuvre » ! À qui l’été ? Žižek, Łódź, αβ'
  const lessons = { 'jour-01': lessonText(1).replace('title: Leçon 1', `title: "${title}"`) }
  const { text } = await print(courseEdition(2, { lessons }), {})
  expect(text).toContain(title)
})

it('prints titles and names of other scripts, and cuts none that is long', async () => {
  const title = '课程 «דוד» Курс'
  const long = 'Ce que deux associations peuvent apprendre l’une de l’autre, et de leurs adhérents. '
    .repeat(4)
    .trim()
  const lessons = {
    'jour-01': lessonText(1).replace('title: Leçon 1', `title: "${title}"`),
    'jour-02': lessonText(2).replace('title: Leçon 2', `title: "${long}"`),
  }
  const { text } = await print(
    courseEdition(2, { lessons, schedule: { title: '講座' } }),
    {},
    { name: '渡辺さん' },
  )
  for (const words of ['课程', 'דוד', 'Курс', '講座', '渡辺さん', long]) expect(text).toContain(words)
})

it('tells a reader that speaks what it is: title, language, headings and a list', async () => {
  const { pdf } = await print(courseEdition(2), {}, { name: 'Session d’hiver' })
  const { info } = await getMeta(pdf)
  expect(info).toMatchObject({ Title: 'Essai – Session d’hiver', Author: 'Essai', Language: 'fr' })
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
  const roles = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
  for (const role of ['H1', 'L', 'LI', 'LBody']) expect(roles).toContain(`"role":"${role}"`)
})

it('tells the hours of the zone of the cohort, and moves an hour that a change of clocks leaves out', async () => {
  const events = { soir: { kind: 'webinar', title: 'Nuit', start: { day: 1, at: '02:30' }, minutes: 90 } }
  const edition = courseEdition(2, { schedule: { events } })
  expect((await print(edition, { dayOne: '2027-03-28' })).text).toContain('Dimanche 28 mars, de 3 h 30 à 5 h')
  const reunion = await print(edition, { dayOne: '2027-03-28', zone: 'Indian/Reunion', at: '18:00' })
  expect(reunion.text).toContain('Dimanche 28 mars, de 2 h 30 à 4 h')
  expect(reunion.text).toContain('Chaque leçon part à 18 h (fuseau horaire : La Réunion).')
})

it('says why no letter leaves on a public holiday', async () => {
  const rule = { days: 'every-day', holidays: { region: 'france', then: 'skip' } } as const
  const { text } = await print(courseEdition(3), { dayOne: '2027-04-30', rule })
  expect(text).toMatch(/samedi 1er mai Leçon 2 jour férié /)
})

it('counts the days of a course without dates, and gives the year of a date of its own', async () => {
  const events = {
    tard: { kind: 'release', title: 'Tard', dates: { online: { date: '2028-02-29' } } },
    tot: { kind: 'webinar', title: 'Tôt', start: { day: 2, at: '23:30' }, minutes: 60 },
  }
  const { text } = await print(courseEdition(2, { schedule: { events } }))
  expect(text).toContain('Jour 2, de 23 h 30 à 0 h 30')
  expect(text).toContain('Mise en ligne : mardi 29 février 2028')
  expect(text.indexOf('Tôt')).toBeLessThan(text.indexOf('Tard'))
  expect(text).not.toMatch(/janvier/)
})

it('is written in English for an English programme', async () => {
  const { text, pdf } = await print(courseEdition(2, { schedule: { language: 'en' } }), {})
  expect(text).toContain('2 lessons by e-mail, from Monday 11 to Tuesday 12 January 2027.')
  expect((await getMeta(pdf)).info).toMatchObject({ Language: 'en' })
})

it('goes on over as many pages as it takes, whatever the length of a title', async () => {
  const long = 'Très long titre '.repeat(200)
  const lessons = { 'jour-01': lessonText(1).replace('title: Leçon 1', `title: "${long}"`) }
  const events = Object.fromEntries(
    Array.from({ length: 60 }, (_, n) => [
      `e${n}`,
      { kind: 'release', title: `Parution ${n}, ${long}`, dates: { online: { day: 1 } } },
    ]),
  )
  const { pages } = await print(courseEdition(90, { lessons, schedule: { title: long, events } }), {})
  expect(pages.length).toBeGreaterThan(4)
  for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} / ${pages.length}`)
  expect(pages.join(' ')).toContain('Parution 59')
  expect(pages.join(' ')).toContain('Leçon 90')
})
