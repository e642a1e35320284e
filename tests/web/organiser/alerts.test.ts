import { afterEach, beforeEach, expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { findAlertChoice } from '../../../src/store/alert-choices.ts'
import { findWebhook } from '../../../src/store/webhook.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'

const AT = '/o/settings/alerts'

let database: TestDatabase
let pages: OrganiserPages

beforeEach(async () => {
  database = await testDatabase()
  pages = organiserPages({ db: database.db, clock: virtualClock(new Date('2027-03-01T08:00:00Z')) })
})
afterEach(() => database.close())

it('everybody chooses which alerts they get, and the hour and zone of a summary', async () => {
  const eve = await pages.as('observer')
  expect((await eve.get(AT)).text).not.toContain('checked')
  const wrong = await eve.post(
    `${AT}/mine`,
    { 'kind-held': 'yes', summaryAt: '25:00', zone: 'Mars/Here' },
    AT,
  )
  expect([wrong.status, words(wrong.text)]).toEqual([422, expect.stringContaining('Give a time of the day')])
  expect(wrong.text.match(/ checked/g)).toHaveLength(1)
  await eve.submit(`${AT}/mine`, { 'kind-held': 'yes', summaryAt: '08:30', zone: 'America/Martinique' }, AT)
  expect(await findAlertChoice(database.db, 1)).toEqual({
    ...{ kinds: ['held'], summaryAt: '08:30', zone: 'America/Martinique' },
  })
})

it('owners say where alerts go beside mail, and see what another set meanwhile', async () => {
  const [ana, luc] = [await pages.as('owner'), await pages.as('owner', { name: 'Luc' })]
  const url = 'https://alerts.example/a'
  expect(words((await ana.submit(`${AT}/webhook`, { url }, AT)).text)).toContain(
    'Alerts now arrive at this address too.',
  )
  const { secret } = (await findWebhook(database.db))!
  expect((await ana.get(AT)).text).toContain(secret)
  const late = await luc.post(`${AT}/webhook`, { url: 'https://other.example/b', seen: '' }, AT)
  expect([late.status, words(late.text)]).toEqual([
    409,
    expect.stringContaining(`Somebody changed it meanwhile: ${url}`),
  ])
  expect((await findWebhook(database.db))!.url).toBe(url)
  const closed = await ana.post(`${AT}/webhook`, { url: 'https://127.0.0.1/a' }, AT)
  expect([closed.status, words(closed.text)]).toEqual([422, expect.stringContaining('private network')])
})

it('nobody else sees the address or its secret', async () => {
  expect((await (await pages.as('organiser')).get(AT)).text).not.toContain('name="url"')
})
