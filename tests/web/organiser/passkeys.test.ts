import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { removeOrganiser } from '../../../src/actions/organisers/remove.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { journalRows } from '../../support/journal-rows.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { softwarePasskey } from '../../support/software-passkey.ts'

const START = new Date('2027-03-01T08:00:00Z')
const SITE = { origin: 'https://cours.example', rpId: 'cours.example' }

describe('passkeys', () => {
  let database: TestDatabase
  let clock: ReturnType<typeof virtualClock>
  let pages: OrganiserPages
  let ana: Browser
  let device: ReturnType<typeof softwarePasskey>

  beforeEach(async () => {
    database = await testDatabase()
    clock = virtualClock(START)
    pages = organiserPages({ db: database.db, clock })
    ana = await pages.as('owner', { name: 'Ana' })
    device = softwarePasskey(SITE)
  })
  afterEach(() => database.close())

  /** What a page hands to the browser. */
  async function asked(browser: Browser, path: string) {
    const [, options = ''] = /data-options="([^"]+)"/.exec((await browser.get(path)).text)!
    return JSON.parse(options.replaceAll('&quot;', '"'))
  }

  async function add(browser = ana, own = device, name = 'Office laptop') {
    const passkey = own.make(await asked(browser, '/o/account'))
    return browser.submit('/o/account/passkeys', { passkey, 'passkey-name': name }, '/o/account')
  }

  const give = (browser: Browser, passkey: string) =>
    browser.submit('/o/sign-in/passkey', { passkey }, '/o/sign-in')

  async function signIn(options = {}) {
    const browser = pages.browser()
    return give(browser, device.give(await asked(browser, '/o/sign-in'), options))
  }

  it('sign in without an address and without mail', async () => {
    expect((await add()).text).toContain('The passkey “Office laptop” is added.')
    expect((await signIn()).text).toContain('Today')
    expect((await signIn()).text).toContain('Ana')
    expect((await ana.get('/o/account')).text).toContain('Your passkeys: one')
    expect((await journalRows(database.db)).at(-1)).toMatchObject({
      ...{ act: 'passkey-added', author: 'Ana', facts: { passkey: 'Office laptop' } },
    })
  })

  it('open nothing once they are removed', async () => {
    await add()
    const [, path = ''] = /action="(\/o\/account\/passkeys\/\d+\/remove)"/.exec(
      (await ana.get('/o/account')).text,
    )!
    const luc = await pages.as('owner', { name: 'Luc' })
    await luc.post(path, {}, '/o/account')
    expect((await signIn()).status).toBe(200)
    expect((await ana.submit(path, {}, '/o/account')).text).toContain('The passkey is removed.')
    expect((await signIn()).text).toContain('This passkey belongs to no organiser')
    expect((await journalRows(database.db)).at(-1)).toMatchObject({ act: 'passkey-removed', author: 'Ana' })
  })

  it('of an organiser who is removed open nothing, not even after a new invitation', async () => {
    const luc = await pages.as('observer', { name: 'Luc' })
    await add(luc)
    const { id } = (await listOrganisers(database.db)).find(({ name }) => name === 'Luc')!
    await removeOrganiser(database.db, { organiserId: id, by: { name: 'Ana' }, now: START })
    expect((await signIn()).status).toBe(422)
    await pages.as('observer', { name: 'Luc' })
    expect((await signIn()).status).toBe(422)
  })

  it('answer a challenge once, in a quarter of an hour, and for what it was made', async () => {
    await add()
    const browser = pages.browser()
    const challenge = await asked(browser, '/o/sign-in')
    await give(pages.browser(), device.give(challenge))
    expect((await give(browser, device.give(challenge))).text).toContain('open for too long')
    const late = device.give(await asked(browser, '/o/sign-in'))
    clock.set(new Date(START.getTime() + 15 * 60_000))
    expect((await give(browser, late)).text).toContain('open for too long')
    const foreign = device.give(await asked(ana, '/o/account'))
    expect((await give(browser, foreign)).text).toContain('could not be verified')
    expect((await give(browser, device.give({ challenge: 'b3du' }))).status).toBe(422)
  })

  it('are refused from another site, without a finger or a code, and from a copy that counts less', async () => {
    await add()
    await signIn()
    expect((await signIn({ isVerified: false })).text).toContain('could not be verified')
    device.rewind()
    expect((await signIn()).text).toContain('could not be verified')
    const elsewhere = softwarePasskey({ origin: 'https://cours.example.net', rpId: 'cours.example' })
    expect((await add(ana, elsewhere)).text).toContain('could not be verified')
    const other = softwarePasskey({ ...SITE, rpId: 'example.net' })
    expect((await add(ana, other)).status).toBe(422)
  })

  it('are added once, with a name, and read only where they are answers of a device', async () => {
    await add()
    expect((await add()).text).toContain('This passkey is there already.')
    expect((await add(ana, softwarePasskey(SITE), ' ')).text).toContain('Write a name, in one line')
    for (const sent of ['', '{', '{"id":"x"}', 'null', JSON.stringify({ id: 'x', response: {} })]) {
      const posted = await give(pages.browser(), sent)
      expect([sent, posted.status, posted.text]).toEqual([
        sent,
        422,
        expect.stringContaining('You are not signed in'),
      ])
    }
  })

  it('are good under the name that a browser knows, whatever a proxy asks by', async () => {
    const { text } = await pages.browser().get('/o/sign-in')
    expect(text).toContain('cours.example&quot;')
    const local = organiserPages({ db: database.db, clock }, { publicUrl: 'http://127.0.0.1:2121' })
    expect((await (await local.as('owner', { name: 'Luc' })).get('/o/account')).text).toContain(
      'Add a passkey',
    )
  })
})
