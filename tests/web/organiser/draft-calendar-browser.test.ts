import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { pagesOf } from '../../../src/site.ts'
import { contentWidth, describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { ROOT } from '../../support/real-programme.ts'
import { served } from '../../support/served.ts'
import { joined } from '../../support/troubled-cohort.ts'

/** How many lines there are, and the words that stand on two; hyphenation, which not every browser has, is off. */
const WORDS = `(() => {
  const broken = []
  const lines = [...document.querySelectorAll('.days p')]
  for (const line of lines) {
    line.style.hyphens = 'manual'
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    while (texts.nextNode())
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange()
        range.setStart(texts.currentNode, index)
        range.setEnd(texts.currentNode, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
      }
  }
  return { lines: lines.length, broken }
})()`

describeWithBrowser('the calendar of a new cohort', () => {
  let database: TestDatabase
  let site: { url: string; stop(): Promise<void> }
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    database = await testDatabase()
    await joined(database.db, 'Camille', 'owner')
    const publicUrl = 'https://cours.example'
    const parts = {
      ...{ db: database.db, clock: virtualClock(new Date('2027-03-01T08:00:00Z')), keys: IMPORTED.keys },
      ...{ config: { ...readConfig({ PUBLIC_URL: publicUrl }), root: ROOT }, publicUrl },
      ...{ outbox: undefined, post: undefined, isDemo: true },
      onError(error: Error) {
        throw error
      },
    }
    site = await served(pagesOf(parts))
    browser = await launchBrowser()
    const context = await browser.newContext({ locale: 'fr', timezoneId: 'Europe/Paris' })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser.close()
    await site.stop()
    await database.close()
  })

  it.each([390, 1000, 1280])('breaks no word and fits at %i pixels', async (width) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(`${site.url}/o/cohorts/new`)
    const { lines, broken } = (await page.evaluate(WORDS)) as { lines: number; broken: string[] }
    expect(lines).toBeGreaterThan(21)
    expect(broken).toEqual([])
    expect(await contentWidth(page)).toBe(width)
  })
})
