import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { journalRows } from '../../support/journal-rows.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'

const START = new Date('2027-03-01T08:00:00Z')

describe('the account of an organiser', () => {
  let database: TestDatabase
  let clock: ReturnType<typeof virtualClock>
  let pages: OrganiserPages

  beforeEach(async () => {
    database = await testDatabase()
    clock = virtualClock(START)
    pages = organiserPages({ db: database.db, clock })
  })
  afterEach(() => database.close())

  it('changes one’s name and the language of one’s pages', async () => {
    const luc = await pages.as('observer', { name: 'Luc' })
    const saved = await luc.submit('/o/account', { name: 'Luc Martin', language: 'fr' })
    expect(saved.text).toContain('lang="fr"')
    expect(saved.text).toContain('Luc Martin')
    expect((await journalRows(database.db)).slice(1)).toMatchObject([
      { act: 'account-renamed', author: 'Luc', facts: { before: 'Luc', after: 'Luc Martin' } },
      { act: 'language-chosen', facts: { language: 'fr' } },
    ])
  })

  it('asks for a name', async () => {
    const luc = await pages.as('observer')
    const wrong = await luc.post('/o/account', { name: ' ', language: '' })
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Write a name, in one line')])
  })

  it('shows where one is signed in, and signs out there', async () => {
    const [office, home] = [
      await pages.as('observer', { name: 'Luc' }),
      await pages.as('observer', { name: 'Luc' }),
    ]
    clock.set(new Date(START.getTime() + 3 * 60 * 60_000))
    const { text } = await office.get('/o/account')
    expect(text).toContain('2 browsers')
    expect(text).toMatch(/3\shours\sago/)
    const [end] = /\/o\/account\/sessions\/\d+\/end/.exec(text)!
    expect((await office.submit(end, {}, '/o/account')).text).toContain('one browser')
    expect((await home.get('/o')).status).toBe(303)
    expect((await journalRows(database.db)).at(-1)).toMatchObject({ act: 'session-ended', author: 'Luc' })
  })

  it('ends no session of somebody else', async () => {
    const [luc, ana] = [await pages.as('observer', { name: 'Luc' }), await pages.as('owner', { name: 'Ana' })]
    await pages.as('owner', { name: 'Ana' })
    const { text } = await ana.get('/o/account')
    const form = /action="(\/o\/account\/sessions\/\d+\/end)"[\s\S]*?name="form" value="([^"]+)"/.exec(text)!
    expect((await luc.post(form[1]!, { form: form[2]! }, null)).status).toBe(403)
    expect((await ana.get('/o/account')).text).toContain('2 browsers')
  })
})
