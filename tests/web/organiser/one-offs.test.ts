import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { printFirstLink } from '../../../src/actions/organisers/print-link.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type Course, openCourse } from '../../support/course.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { journalLines } from '../../support/journal-lines.ts'
import { faultsOf } from '../../support/look-at.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { openWindow, organiserSite, sendForm } from '../../support/organiser-site.ts'
import { type SmtpSink, startSink } from '../../support/smtp-sink.ts'

const ALL = '/o/cohorts/mars/one-offs'
const ONE = `${ALL}/1`
const edition = courseEdition(7)
const SORRY = {
  readers: 'got:jour-06',
  subject: 'Un lien à corriger',
  preheader: 'Le bon lien de la leçon 6.',
  body: 'Le lien de la leçon 6 était faux.\n\n[Le voici]({{ links.guide }}).',
}

let database: TestDatabase
let sink: SmtpSink
let course: Course

/** The sixth lesson has left for ana and bob; the relay refuses carla’s. */
beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink((verb, to) =>
    verb === 'rcpt' && to.startsWith('carla') && course.clock.now() > new Date('2027-03-06T00:00:00Z')
      ? '552 5.2.2 mailbox full'
      : undefined,
  )
  const people = ['ana', 'bob', 'carla'].map((name) => `${name}@example.org`)
  const dates = { dayOne: '2027-03-01', joined: '2027-02-20T10:00:00Z' }
  course = await openCourse({ db: database.db, edition, port: sink.port, people, slug: 'mars', ...dates })
  for (const day of [1, 2, 3, 4, 5, 6]) {
    course.clock.set(new Date(`2027-03-0${day}T08:00:00Z`))
    await course.run()
  }
  sink.accepted.length = 0
})

afterEach(async () => {
  course.close()
  await sink.close()
  await database.close()
})

const pages = () => organiserPages({ db: database.db, clock: course.clock })
const pass = (minutes: number) => course.clock.set(new Date(course.clock.now().getTime() + minutes * 60_000))
const readers = () => sink.accepted.map(({ to }) => to).toSorted()

describe('one-off letters on the pages of organisers', () => {
  it('begin for the readers that a link names, and for everybody where it names none that there are', async () => {
    const browser = await pages().as('organiser')
    const asked = `${ALL}?to=got:jour-06`
    expect(words((await browser.get(asked)).text)).toContain('To those who got “Day 6 – Leçon 6”')
    expect(words((await browser.submit(ALL, {}, asked)).text)).toContain('2 people would get it now')
    for (const to of ['got', 'nobody', 'got:jour-06:x']) {
      const text = words((await browser.submit(ALL, {}, `${ALL}?to=${to}`)).text)
      expect(text).toContain('3 people would get it now')
    }
  })

  it('are written, planned and sent, and reach those whom they are for', async () => {
    const browser = await pages().as('organiser', { name: 'Luc' })
    expect((await browser.get('/o/cohorts/mars')).text).toContain(`href="${ALL}"`)
    await browser.submit(ALL, {}, ALL)
    const kept = words((await browser.submit(ONE, SORRY, ONE)).text)
    expect(kept).toContain('2 people would get it now')
    expect(kept).toContain('those who got “Day 6 – Leçon 6”')
    expect(kept).toContain('ana@example.org, bob@example.org')
    const letter = '/o/cohorts/mars/letters/one-off.1'
    expect((await browser.get(`${letter}?look=text`)).text).toContain('Le lien de la leçon 6 était faux.')
    expect(words((await browser.get(`${letter}/test`)).text)).toContain('Send a test Un lien à corriger')
    const plan = words((await browser.get(`${ONE}/send?when=later&date=2027-03-07&at=07:00`)).text)
    expect(plan).toMatch(/Paris .*7 Mar 2027, 7:00.* 2 Day 7 – Leçon 7/)
    const sent = words((await browser.submit(`${ONE}/send`, {}, `${ONE}/send`)).text)
    expect(sent).toContain('The letter leaves in 60 seconds, to 2 people.')
    pass(2)
    await course.run()
    expect(readers()).toEqual(['ana@example.org', 'bob@example.org'])
    expect(words((await browser.get(ONE)).text)).toContain('Done 2 submitted')
    const people = '/o/cohorts/mars/people?letter=one-off.1&outcome=submitted'
    expect(words((await browser.get(people)).text)).toMatch(
      /One-off letter: Un lien à corriger.*ana@example\.org/,
    )
    expect(words((await browser.get('/o/cohorts/mars')).text)).toContain('One-off letter: Un lien à corriger')
    expect((await journalLines(database.db)).at(-1)).toBe(
      'Luc sent the one-off letter “Un lien à corriger” of “Essai” to those who got “jour-06” (2 people then): at once',
    )
  })

  it('show mistakes with their lines, and are not sent with any', async () => {
    const browser = await pages().as('organiser')
    await browser.submit(ALL, {}, ALL)
    const { text } = await browser.submit(ONE, { ...SORRY, body: 'Bonjour\n\n{{ nom }}' }, ONE)
    expect(words(text)).toContain('Text, line 3 no placeholder “nom”')
    expect(text).not.toContain(`href="${ONE}/send"`)
    const send = words((await browser.get(`${ONE}/send`)).text)
    expect(send).toContain('To mend before it is sent')
    expect(send).not.toContain('Send to 2 people')
  })

  it('are called back, paused and resumed, and say what cannot be done any more', async () => {
    const browser = await pages().as('organiser')
    await browser.submit(ALL, {}, ALL)
    await browser.submit(ONE, SORRY, ONE)
    await browser.submit(`${ONE}/send`, {}, `${ONE}/send`)
    expect(words((await browser.submit(`${ONE}/call-back`, {}, ONE)).text)).toContain('it is a draft again')
    await browser.submit(`${ONE}/send`, {}, `${ONE}/send`)
    expect(words((await browser.submit(`${ONE}/pause`, {}, ONE)).text)).toContain('Paused')
    pass(5)
    await course.run()
    expect(readers()).toEqual([])
    await browser.submit(`${ONE}/resume`, {}, ONE)
    await browser.get(ONE)
    await course.run()
    expect(readers()).toHaveLength(2)
    expect(words((await browser.post(`${ONE}/call-back`, {}, ONE)).text)).not.toContain('draft again')
  })

  it('are not sent by who may only write, and begun by nobody who may only look', async () => {
    const writer = await pages().as('writer')
    await writer.submit(ALL, {}, ALL)
    expect((await writer.submit(ONE, SORRY, ONE)).text).not.toContain(`href="${ONE}/send"`)
    expect((await writer.get(`${ONE}/send`)).status).toBe(403)
    const observer = await pages().as('observer')
    expect((await observer.get(ALL)).text).not.toContain(
      '<form method="post" action="/o/cohorts/mars/one-offs"',
    )
    expect((await observer.get(ONE)).status).toBe(200)
  })
})

describeWithBrowser('a wrong link in lesson 6, in a browser', () => {
  it('is put right by a letter to those who got it, looked at while it is written', async () => {
    const chromium = await launchBrowser()
    const site = await organiserSite({ db: database.db, clock: course.clock })
    const page = await openWindow(chromium, 'en')
    const enter = `/o/enter/${await printFirstLink(database.db, course.clock.now())}`
    await page.goto(`${site.url}${enter}`)
    await sendForm(page, { action: enter, typed: { name: 'Camille', address: 'camille@example.org' } })
    const shots = process.env.SHOTS
    await page.goto(`${site.url}/o/cohorts/mars`)
    await page.getByRole('link', { name: 'One-off letters' }).click()
    await page.getByRole('button', { name: 'Write a letter' }).click()
    await page.getByLabel('To', { exact: true }).selectOption({ label: 'those who got “Day 6 – Leçon 6”' })
    await page.getByRole('heading', { name: '2 people would get it now' }).waitFor()
    await page.getByLabel('Subject').fill(SORRY.subject)
    await page.getByLabel('Preview line').fill(SORRY.preheader)
    await page.getByLabel('Text', { exact: true }).fill('Le lien : {{ lien }}')
    await page.getByRole('link', { name: 'Text, line 1' }).waitFor()
    expect(await faultsOf(page, { name: 'one-off-mistake', widths: [320, 1280], shots })).toEqual([])
    await page.getByLabel('Text', { exact: true }).fill(SORRY.body)
    await page.frameLocator('iframe').getByRole('link', { name: 'Le voici' }).waitFor()
    expect(await faultsOf(page, { name: 'one-off-draft', widths: [320, 1280], shots })).toEqual([])
    await page.getByRole('link', { name: 'Send…' }).click()
    await page.getByRole('button', { name: 'Send to 2 people' }).waitFor()
    await page.getByLabel('On a date, at an hour of each person’s own clock').check()
    await page.getByText('7:30').first().waitFor()
    expect(await faultsOf(page, { name: 'one-off-send', widths: [320, 1280], shots })).toEqual([])
    await page.getByLabel('In a minute').check()
    await page.getByRole('cell', { name: 'In a minute' }).waitFor()
    await page.getByRole('button', { name: 'Send to 2 people' }).click()
    await page.getByText('The letter leaves in 60 seconds, to 2 people.').waitFor()
    expect(await faultsOf(page, { name: 'one-off-sent', widths: [320, 1280], shots })).toEqual([])
    pass(2)
    await course.run()
    expect(readers()).toEqual(['ana@example.org', 'bob@example.org'])
    await page.goto(`${site.url}${ALL}`)
    expect(await faultsOf(page, { name: 'one-offs', widths: [320, 1280], shots })).toEqual([])
    // The site waits for those who hold a connection to it.
    await chromium.close()
    await site.stop()
  })
})
