import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { scheduleCohort } from '../../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import { register } from '../../../src/actions/events/register.ts'
import type { Address } from '../../../src/domain/address.ts'
import { describeWithBrowser, launchBrowser } from '../../support/browser.ts'
import { IMPORTED } from '../../support/imported.ts'
import { realEdition } from '../../support/real-programme.ts'
import { type Stage, TASKS } from '../../support/walk/tasks.ts'
import { type Walker, walker } from '../../support/walk/walker.ts'
import { type WorkingSite, workingSite } from '../../support/working-site.ts'

const READER = 'maya@asso.example' as Address
const BOUNCED = 'driss@asso.example' as Address

/** The clicks of each task, by the table of the guide. */
function toldClicks(): [string, number][] {
  const guide = readFileSync(new URL('../../../docs/organisers.md', import.meta.url), 'utf8')
  const [, section = ''] = guide.split('\n## Clicks\n')
  const rows = section.split('\n## ')[0]?.matchAll(/^\| ([^|]+) \| (\d+) \|/gm) ?? []
  return [...rows].map(([, task = '', clicks]) => [task, Number(clicks)])
}

describeWithBrowser('the clicks that a task takes', () => {
  let browser: Browser
  let site: WorkingSite
  let stage: Stage
  let ana: Walker

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    site = await workingSite({
      now: '2027-02-20T09:00:00Z',
      answer: (verb, recipient) =>
        verb === 'rcpt' && recipient === BOUNCED ? '550 5.1.1 User unknown' : undefined,
    })
    const { db, clock } = site
    const edition = await realEdition()
    const cohort = await scheduleCohort(db, { edition, dayOne: '2027-03-01' }, clock.now())
    const people = [READER, BOUNCED].map((address) => ({ address }))
    await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
    await register(db, { enrolmentId: 1, event: 'webinaire' }, clock)
    await site.playUntil('2027-03-07T09:00:00Z')
    stage = { cohort: cohort.name, reader: READER, bounced: BOUNCED }
  })
  afterEach(async () => {
    await ana.close()
    await site.stop()
  })

  it.each([1280, 390])('are as few as the guide says at %i px', async (width) => {
    ana = await walker({ browser, width, language: 'en', name: 'clicks' })
    await ana.page.goto(await site.firstLink())
    await ana.type(ana.say('signIn.first.name'), 'Ana')
    await ana.type(ana.say('signIn.address'), 'ana@asso.example')
    await ana.press(ana.say('signIn.first.button'))
    const counted: [string, number][] = []
    for (const task of TASKS) {
      await ana.page.goto(`${site.url}/o`)
      const before = ana.clicks()
      await task.go(ana, stage)
      counted.push([task.name, ana.clicks() - before])
      await ana.looks(task.name)
    }
    expect(counted).toEqual(toldClicks())
    for (const [index, [name, clicks]] of counted.entries())
      expect(clicks, name).toBeLessThanOrEqual(TASKS[index]?.most ?? 0)
  })
})
