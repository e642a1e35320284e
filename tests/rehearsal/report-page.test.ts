import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RehearsalReport } from '../../src/rehearsal/report.ts'
import { calendarMonths } from '../../src/rehearsal/report-page/calendar-days.ts'
import { confined } from '../../src/rehearsal/report-page/letter-page.ts'
import { verdictOf } from '../../src/rehearsal/report-page/verdict.ts'
import { writeReportPages } from '../../src/rehearsal/report-page.ts'
import {
  contentWidth,
  describeWithBrowser,
  launchBrowser,
  startBeacon,
  violationsOf,
} from '../support/browser.ts'
import { cpuMs } from '../support/cpu-time.ts'
import { writeSampleReport } from '../support/sample-report.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'report-page-'))
})

afterEach(() => rm(directory, { recursive: true, force: true }))

async function pageOf(report: RehearsalReport): Promise<string> {
  await writeReportPages({ report, directory })
  return readFile(join(directory, 'report.html'), 'utf8')
}

describe('the letters that the report shows', () => {
  it('are all of them for three people, whatever their number', async () => {
    const page = await pageOf(await writeSampleReport(directory, { people: 3, days: 40 }))
    expect(await readdir(join(directory, 'letters'))).toHaveLength(120)
    expect(page.match(/class="view"/g)).toHaveLength(120)
  })

  it('are one for each zone and letter for a crowd, and say how many they stand for', async () => {
    const zones = ['Europe/Paris', 'Pacific/Noumea']
    const report = await writeSampleReport(directory, { people: 60, days: 4, zones })
    const page = await pageOf(report)
    expect(await readdir(join(directory, 'letters'))).toHaveLength(8)
    expect(page).toContain('Vue d’exemple pour 30 lettres')
    expect(page).toContain('Les 50 premières personnes sur 60')
    expect(page).toContain('report.json')
  })

  it('cannot run scripts, whatever they open before their head', () => {
    const hostile = '<!DOCTYPE html><!-- <html><head> --><script>alert(1)</script>'
    expect(confined(hostile)).toMatch(
      /^<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    )
    expect(confined('<p>no doctype')).toMatch(/^<meta charset/)
  })

  it('leave nothing of a hostile subject but text', async () => {
    const subject = () => '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const page = await pageOf(await writeSampleReport(directory, { people: 1, days: 1, subject }))
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;script&gt;')
  })

  it('leave nothing of a hostile name or sentence in a finding or a warning but text', async () => {
    const report = await writeSampleReport(directory, { people: 1, days: 1 })
    const hostile = '<img src=x onerror=alert(1)>'
    report.audit.closeTogether = [
      { found: 'leads-to-cancelled', file: 'mail/x.eml', label: hostile, event: hostile },
    ]
    report.warnings = [
      { file: 'x.yaml', line: 1, what: hostile },
      { file: 'x.yaml', line: 2, what: 'x', warning: { warned: 'link-empty', link: hostile } },
    ]
    const page = await pageOf(report)
    expect(page).not.toContain('<img')
    expect(page.match(/&lt;img src=x/g)).toHaveLength(4)
  })
})

describe('the verdict', () => {
  const verdict = async (change: (report: RehearsalReport) => void) => {
    const report = await writeSampleReport(directory, { people: 1, days: 3 })
    change(report)
    return verdictOf(report)
  }

  it('says that all is well when every letter left and every promise holds', async () => {
    expect(await verdict(() => undefined)).toEqual({
      tone: 'good',
      line: 'Tout est en ordre\u00A0: les 3 lettres sont parties comme prévu.',
      reasons: [],
    })
  })

  it('names the promise that is broken', async () => {
    const { tone, reasons } = await verdict(({ audit }) => {
      audit.invariants[0] = {
        id: 'I1',
        promise: 'x',
        holds: false,
        broken: [{ found: 'taken-twice', delivery: 7, bodies: 2 }],
      }
    })
    expect(tone).toBe('broken')
    expect(reasons).toEqual(['Des lettres sont parties deux fois.'])
  })

  it('names a broken promise that the page has no words for in the words of the audit', async () => {
    const { reasons } = await verdict(({ audit }) => {
      audit.invariants.push({ id: 'I9', promise: 'every letter has a stamp', holds: false, broken: [] })
    })
    expect(reasons).toEqual(['Promesse rompue\u00A0: every letter has a stamp.'])
  })

  it('is broken when a letter is lost without a trace, although every promise holds', async () => {
    const { tone, line } = await verdict(({ audit }) => {
      audit.submitted = 2
    })
    expect(tone).toBe('broken')
    expect(line).toContain('1 lettre sur 3 n’est pas partie')
  })

  it('is broken when a letter ended badly, and says how', async () => {
    const { tone, reasons } = await verdict(({ audit }) => {
      audit.submitted = 2
      audit.others = { held: 1 }
    })
    expect(tone).toBe('broken')
    expect(reasons).toEqual(['1 lettre\u00A0: retenue pour examen'])
  })

  it('is broken when more letters left than were asked for', async () => {
    const { tone, line } = await verdict(({ audit }) => {
      audit.submitted = 4
    })
    expect(tone).toBe('broken')
    expect(line).toContain('1 lettre de trop')
  })

  it('tells letters that were left aside for a reason from letters that are missing', async () => {
    const { tone, reasons } = await verdict(({ audit }) => {
      audit.submitted = 1
      audit.skipped = { unsubscribed: 2 }
    })
    expect(tone).toBe('partial')
    expect(reasons).toEqual(['2 lettres\u00A0: désinscription'])
  })
})

describe('the calendar', () => {
  it('has whole months, Monday as 1, with letters on the dates of the cohort’s zone', async () => {
    const report = await writeSampleReport(directory, {
      people: 2,
      days: 2,
      zones: ['Europe/Paris', 'Pacific/Noumea'],
    })
    const months = calendarMonths(report)
    expect(months.map(({ month, days }) => [month, days.length])).toEqual([
      ['2019-09', 30],
      ['2019-11', 30],
    ])
    const [first, , , fourth, fifth] = months[0]!.days
    expect(first).toMatchObject({ date: '2019-09-01', weekday: 7, letters: [] })
    expect(fourth?.letters).toMatchObject([{ first: { day: 1 }, zones: ['Pacific/Noumea'], aside: true }])
    expect(fifth?.letters.map(({ first, aside }) => [first.day, aside])).toEqual([
      [1, false],
      [2, true],
    ])
  })

  it('tells an event once on a date, with its moments, and a left-out day with its reason', async () => {
    const page = await pageOf(await writeSampleReport(directory, { people: 1, days: 2 }))
    expect(page).toContain('début 13\u00A0h, fin 14\u00A0h\u00A030')
    expect(page.match(/class="entry event"/g)).toHaveLength(1)
    expect(page).toContain('pas de lettre\u00A0: jour férié')
    expect(page).toContain('vendredi 1er novembre 2019')
  })
})

describe('what was changed on the way', () => {
  const at = '2019-09-06T10:01:00.000Z'
  const moment = (day: string) => ({ at: `2019-09-${day}T11:00:00.000Z`, wholeDay: false })
  const told = { at, event: 'web', title: 'Webinaire' }

  it('has a section of its own, with how many were told, and a mark in the calendar', async () => {
    const report = await writeSampleReport(directory, { people: 1, days: 2 })
    const [, second] = report.letters
    report.changes = [
      { ...told, day: 2, did: 'move', moment: 'start', was: moment('06'), to: moment('09') },
      { ...told, at: '2019-09-08T10:01:00.000Z', day: 4, did: 'cancel' },
    ]
    report.letters.push({
      ...second!,
      at,
      day: 0,
      letter: 'web.moved.1',
      about: { event: 'web', kind: 'moved', purpose: 'notice' },
    })
    const page = (await pageOf(report)).replaceAll('\u00A0', ' ')
    expect(page).toContain('Jour 2, vendredi 6 septembre à 12 h 01')
    expect(page).toContain('déplacement (début) du vendredi 6 septembre à 13 h au lundi 9 septembre à 13 h.')
    expect(page).toContain('1 lettre a prévenu les personnes concernées.')
    expect(page).toContain('Personne n’était à prévenir.')
    expect(page.match(/class="entry change"/g)).toHaveLength(2)
    expect(page).toMatch(/class="note-link"[^>]*>changement de date</)
  })

  it('is told of in no section where nothing was', async () => {
    const page = await pageOf(await writeSampleReport(directory, { people: 1, days: 2 }))
    expect(page).not.toContain('id="changes"')
  })
})

it('speaks English in an English programme', async () => {
  const report = await writeSampleReport(directory, { people: 1, days: 2 })
  const page = await pageOf({ ...report, language: 'en' })
  expect(page).toContain('<html lang="en">')
  expect(page).toContain('All is well: the 2 letters left as planned.')
})

it('writes the pages of 21,000 letters in seconds', async () => {
  const zones = ['Europe/Paris', 'Indian/Reunion', 'Pacific/Noumea']
  const few = await writeSampleReport(directory, { people: 3, days: 21, zones })
  const letters = few.letters.flatMap((letter) =>
    Array.from({ length: 334 }, (_, copy) =>
      copy === 0 ? letter : { ...letter, to: `copie${copy}-${letter.to}` },
    ),
  )
  let page = ''
  const cost = await cpuMs(async () => {
    page = await pageOf({ ...few, people: 1_002, letters })
  })
  expect(cost).toBeLessThan(10_000)
  expect(await readdir(join(directory, 'letters'))).toHaveLength(63)
  expect(page.length).toBeLessThan(1_000_000)
})

describeWithBrowser('report.html in a browser', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })

  afterAll(() => browser.close())

  beforeEach(async () => {
    page = await (await browser.newContext()).newPage()
  })

  afterEach(() => page.context().close())

  async function open({ width, days = 21, html }: { width: number; days?: number; html?: string }) {
    const zones = ['Europe/Paris', 'Indian/Reunion']
    const report = await writeSampleReport(directory, { people: 2, days, zones, html })
    await writeReportPages({ report, directory })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(addressOf('report.html'))
  }

  function addressOf(file: string): string {
    return pathToFileURL(join(directory, file)).href
  }

  it('has no accessibility violation', async () => {
    await open({ width: 1280 })
    expect(await violationsOf(page)).toEqual([])
  })

  it('has none with changes on the way and letters about events', async () => {
    const report = await writeSampleReport(directory, { people: 1, days: 2 })
    const about = { event: 'web', kind: 'cancelled', purpose: 'notice' } as const
    report.changes = [{ at: report.letters[1]!.at, day: 2, event: 'web', title: 'Webinaire', did: 'cancel' }]
    report.events = report.events.map((event) => ({ ...event, cancelled: true }))
    report.letters.push({ ...report.letters[1]!, day: 0, letter: 'web.cancelled.1', about })
    report.audit.closeTogether = [
      { found: 'too-close', file: 'mail/x.eml', minutes: 30, other: 'mail/y.eml' },
    ]
    await writeReportPages({ report, directory })
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(addressOf('report.html'))
      expect(await contentWidth(page)).toBe(width)
      expect(await violationsOf(page)).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await violationsOf(page, ['color-contrast'])).toEqual([])
    const ink = await page.evaluate('getComputedStyle(document.body).color')
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    expect(await page.evaluate('getComputedStyle(document.body).color')).not.toBe(ink)
  })

  it('has no accessibility violation on a phone, and never scrolls sideways', async () => {
    await open({ width: 360 })
    expect(await contentWidth(page)).toBe(360)
    expect(await violationsOf(page)).toEqual([])
  })

  it('shows a letter at 600 and at 320 pixels side by side where there is room', async () => {
    await open({ width: 1280, days: 2 })
    const first = page.locator('#letter-jour-01 .view').first()
    await first.scrollIntoViewIfNeeded()
    expect(await first.locator('.computer iframe').evaluate((frame) => frame.clientWidth)).toBe(600)
    expect(await first.locator('.phone iframe').evaluate((frame) => frame.clientWidth)).toBe(320)
    const letter = first.frameLocator('.computer iframe')
    expect(await letter.locator('h1').textContent()).toBe('Leçon 1')
  })

  it('shows one at a time on a phone, and switches without script', async () => {
    await open({ width: 360, days: 2 })
    const first = page.locator('#letter-jour-01 .view').first()
    expect(await first.locator('.computer').isVisible()).toBe(false)
    await first.getByText('Ordinateur, 600 px').click()
    expect(await first.locator('.computer').isVisible()).toBe(true)
    expect(await first.locator('.phone').isVisible()).toBe(false)
    expect(await contentWidth(page)).toBe(360)
    expect(await violationsOf(page)).toEqual([])
  })

  it('shows another reader’s letter at both widths too', async () => {
    await open({ width: 1280, days: 2 })
    const other = page.locator('#letter-jour-01 .other')
    await other.locator('summary').first().click()
    const frame = other.locator('iframe')
    expect(await frame.evaluate((element) => element.clientWidth)).toBe(320)
    await other.getByText('Ordinateur, 600 px').click()
    expect(await frame.evaluate((element) => element.clientWidth)).toBe(600)
  })

  it('asks nothing of the network and runs nothing, even for a hostile letter opened on its own', async () => {
    const { url, hits, stop } = await startBeacon()
    const html = `<script>document.title="ran"; fetch("${url}/script")</script><img src="${url}/x.png" onerror="document.title='ran'">
      <link rel="stylesheet" href="${url}/x.css"><style>@import url(${url}/y.css); h1 { background: url(${url}/z.png) }</style>
      <iframe src="${url}/frame"></iframe><object data="${url}/object"></object>`
    await open({ width: 1280, days: 1, html })
    const frame = page.locator('#letter-jour-01 iframe').first()
    await frame.scrollIntoViewIfNeeded()
    await frame.contentFrame().locator('h1').waitFor()
    await page.goto(addressOf('letters/0001.html'), { waitUntil: 'load' })
    await page.waitForTimeout(300)
    expect(await page.title()).toBe('x')
    expect(hits).toEqual([])
    stop()
  })

  it('prints each letter once, at the width of a computer', async () => {
    await open({ width: 760, days: 2 })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.pair .computer').first().isVisible()).toBe(true)
    expect(await page.locator('.pair .phone').first().isVisible()).toBe(false)
  })

  it('opens a letter from its date', async () => {
    await open({ width: 1280 })
    await page.locator('.days a').nth(4).click()
    expect(page.url()).toMatch(/#letter-jour-05$/)
    expect(await page.locator('#letter-jour-05').isVisible()).toBe(true)
  })
})
