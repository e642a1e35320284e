import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { NAME } from './before-day-one.ts'
import { BOUNCES, CORRECTED } from './first-day.ts'
import type { Walk } from './walk.ts'
import { walker } from './walker.ts'

/** Invites a colleague who may look and change nothing; answers with the link that is mailed. */
export async function inviteObserver({ ana, site }: Walk): Promise<string> {
  const { say, page } = ana
  await ana.follow(say('o.settings.title'))
  await ana.follow(say('o.team.title'))
  await ana.type(say('o.team.name'), 'Luc Morel')
  await ana.type(say('o.team.address'), 'luc@asso.example')
  await page.getByLabel(say('o.team.roleName.observer')).check()
  await ana.looks('team')
  await ana.press(say('o.team.inviteButton'))
  await ana.sees(say('o.team.sent.mailed', { address: 'luc@asso.example' }))
  await ana.looks('invited')
  const mail = site.sink.accepted.findLast(({ to }) => to === 'luc@asso.example')
  const text = mail?.bytes.toString().replaceAll('=\r\n', '') ?? ''
  return new RegExp(`${site.url}/o/enter/[\\w-]+`).exec(text)?.[0] ?? ''
}

/** The journal has every act of the day with who did it, the newest first. */
export async function readJournal({ ana }: Walk): Promise<void> {
  await ana.follow(ana.say('o.journal.title'))
  await ana.looks('journal')
  const rows = await ana.page.locator('tbody tr').allTextContents()
  expect(rows.every((row) => row.includes('Ana Peyre'))).toBe(true)
  const words = [
    ...['Luc Morel', 'Webinaire', 'jour-01|équilibre', BOUNCES, NAME, 'jour-09|richesses'],
    ...['invités été.csv', 'invités été.csv', 'adhérents 2027.xlsx', 'adhérents 2027.xlsx'],
    ...[NAME, '.', '.'],
  ]
  expect(rows).toEqual(words.map((word) => expect.stringMatching(word)))
}

/** The colleague comes in by the link, and is offered nothing that they may not do. */
export async function observe({ browser, link, walk }: { browser: Browser; link: string; walk: Walk }) {
  const luc = await walker({ browser, language: walk.language, width: walk.ana.width, name: 'luc' })
  const { page, say } = luc
  await page.goto(link)
  await luc.press(say('signIn.enter'))
  await luc.looks('today')
  await offersNothing()
  await luc.follow(NAME)
  await luc.looks('cohort')
  await offersNothing()
  await luc.enter(say('o.people.search'), CORRECTED)
  await luc.follow('Anaïs')
  await luc.looks('person')
  await offersNothing()
  await luc.close()

  async function offersNothing(): Promise<void> {
    const buttons = await page.locator('form[method=post] button').allTextContents()
    expect(buttons).toEqual([say('shell.signOut')])
    const links = await page
      .locator('a[href^="/o"]')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    for (const path of new Set(links))
      expect([path, (await page.request.get(`${walk.site.url}${path}`)).status()]).toEqual([path, 200])
  }
}
