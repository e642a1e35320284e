import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { findCeilings } from '../../../src/store/letter-ceilings.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'

const AT = '/o/settings/ceilings'

let database: TestDatabase
let pages: OrganiserPages

beforeEach(async () => {
  database = await testDatabase()
  pages = organiserPages({ db: database.db, clock: virtualClock(new Date('2027-03-01T08:00:00Z')) })
})

afterEach(() => database.close())

describe('the ceilings of sign-up letters', () => {
  it('are set by an owner, and told by the journal', async () => {
    const ana = await pages.as('owner')
    expect((await ana.submit(AT, { perDomain: '20', inAll: '50' })).text).toContain('The ceilings are set')
    expect(await findCeilings(database.db)).toEqual({ perDomain: 20, inAll: 50 })
    expect((await ana.get('/o/journal')).text).toContain('20 an hour for each domain and 50 in all')
  })

  it.each([
    ['0', '50', 'Write a number'],
    ['20', 'many', 'Write a number'],
    ['60', '50', 'more than in all'],
  ])('%s and %s are refused, and stay in the form', async (perDomain, inAll, message) => {
    const ana = await pages.as('owner')
    const { status, text } = await ana.post(AT, { perDomain, inAll })
    expect(status).toBe(422)
    expect(text).toContain(message)
    expect(text).toContain(`value="${inAll}"`)
    expect(await findCeilings(database.db)).toEqual({ perDomain: 300, inAll: 600 })
  })

  it('are not overwritten by who has not seen what another owner set', async () => {
    const [ana, luc] = [await pages.as('owner', { name: 'Ana' }), await pages.as('owner', { name: 'Luc' })]
    await ana.post(AT, { perDomain: '20', inAll: '50' })
    const late = await luc.post(AT, { perDomain: '30', inAll: '60', seen: '300 600' })
    expect([late.status, late.text.includes('Somebody has set 20 and 50')]).toEqual([409, true])
    expect(await findCeilings(database.db)).toEqual({ perDomain: 20, inAll: 50 })
  })

  it('are nobody else’s', async () => {
    const writer = await pages.as('writer')
    expect((await writer.get(AT)).status).toBe(403)
    expect((await writer.get('/o/settings')).text).not.toContain(AT)
  })
})
