import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import {
  createCohort,
  importCsv,
  importWorkbook,
  schedule,
  signIn,
  tryLetter,
} from '../../support/walk/before-day-one.ts'
import { inviteObserver, observe, readJournal } from '../../support/walk/colleague.ts'
import { BOUNCES, firstLetters, mendBounce, moveWebinar } from '../../support/walk/first-day.ts'
import type { Walk } from '../../support/walk/walk.ts'
import { walker } from '../../support/walk/walker.ts'
import { workingSite } from '../../support/working-site.ts'

const WAYS = [
  { width: 1280, language: 'fr', people: 1000 },
  { width: 390, language: 'en', people: 20 },
] as const

describeWithBrowser('the day of an organiser', () => {
  let browser: Browser
  let walk: Walk

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  afterEach(async () => {
    await walk.ana.close()
    await walk.site.stop()
  })

  it.each(WAYS)('goes by at $width px in $language with nothing but the printed link', async (way) => {
    const site = await workingSite({
      now: '2027-02-20T09:00:00Z',
      answer: (verb, recipient) =>
        verb === 'rcpt' && recipient === BOUNCES ? '550 5.1.1 User unknown' : undefined,
    })
    walk = { ...way, site, ana: await walker({ browser, ...way, name: 'ana' }) }
    await signIn(walk)
    await createCohort(walk)
    await importWorkbook(walk)
    await importCsv(walk)
    await tryLetter(walk)
    await schedule(walk)
    await firstLetters(walk)
    await mendBounce(walk)
    await moveWebinar(walk)
    const link = await inviteObserver(walk)
    await readJournal(walk)
    await observe({ browser, link, walk })
  })
})
