import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inviteOrganiser } from '../../../src/actions/organisers/invite.ts'
import { printFirstLink } from '../../../src/actions/organisers/print-link.ts'
import { parseAddress } from '../../../src/domain/address.ts'
import type { WireMessage } from '../../../src/mail/envelope-commands.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { holderOf } from '../../../src/web/organiser/visit.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

const START = new Date('2027-03-01T08:00:00Z')
const MINUTE = 60_000

describe('signing in', () => {
  let database: TestDatabase
  let clock: ReturnType<typeof virtualClock>
  let pages: OrganiserPages
  let mails: WireMessage[]

  beforeEach(async () => {
    database = await testDatabase()
    clock = virtualClock(START)
    mails = []
    pages = organiserPages(
      { db: database.db, clock },
      {
        async post(message) {
          mails.push(message)
          return { kind: 'submitted', reply: '250 ok' }
        },
      },
    )
  })
  afterEach(() => database.close())

  const guarded = (path: string, session: number) =>
    hiddenFields(String(pages.parts.guard.field(path, holderOf(session))))

  const owner = { name: 'Ana', address: 'ana@example.org' }

  async function mailedPath(): Promise<string> {
    await expect.poll(() => mails.length).toBeGreaterThan(0)
    return /\/o\/enter\/[\w-]+/.exec(mails.at(-1)!.bytes.toString().replaceAll('=\r\n', ''))![0]
  }

  it('makes the first owner by the printed link, once', async () => {
    const path = `/o/enter/${await printFirstLink(database.db, START)}`
    const ana = pages.browser()
    expect((await ana.submit(path, owner)).text).toContain('Today')
    expect(await listOrganisers(database.db)).toMatchObject([{ ...owner, role: 'owner', mayExport: true }])
    const again = await pages.browser().get(path)
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('This link was used already')])
    expect(await printFirstLink(database.db, START)).toBeUndefined()
  })

  it('asks the first owner for a name and an address that can be used', async () => {
    const path = `/o/enter/${await printFirstLink(database.db, START)}`
    const wrong = await pages.browser().post(path, { name: ' ', address: 'ana' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Write your name, in one line')
    expect(await listOrganisers(database.db)).toEqual([])
  })

  it('opens nothing by looking at a link: programs follow links too', async () => {
    const path = `/o/enter/${await printFirstLink(database.db, START)}`
    await pages.browser().get(path)
    expect((await pages.browser().submit(path, owner)).status).toBe(200)
  })

  it('works with a link by mail in the browser that asked, and says so in another', async () => {
    await pages.browser().submit(`/o/enter/${await printFirstLink(database.db, START)}`, owner)
    const laptop = pages.browser()
    await laptop.submit('/o/sign-in', { address: owner.address })
    const path = await mailedPath()
    const phone = await pages.browser().get(path)
    expect([phone.status, phone.text]).toEqual([410, expect.stringContaining('asked for in another browser')])
    expect((await laptop.submit(path, {})).text).toContain('Today')
  })

  it('ends a link by mail after thirty minutes', async () => {
    await pages.browser().submit(`/o/enter/${await printFirstLink(database.db, START)}`, owner)
    const laptop = pages.browser()
    await laptop.submit('/o/sign-in', { address: owner.address })
    const path = await mailedPath()
    clock.set(new Date(START.getTime() + 31 * MINUTE))
    expect((await laptop.get(path)).text).toContain('This link is no longer valid')
  })

  it('answers the same for an address that is no organiser’s, and mails nothing', async () => {
    await pages.browser().submit(`/o/enter/${await printFirstLink(database.db, START)}`, owner)
    const known = await pages.browser().submit('/o/sign-in', { address: owner.address })
    const unknown = await pages.browser().submit('/o/sign-in', { address: 'nobody@example.org' })
    expect(unknown).toMatchObject({ status: known.status, text: known.text })
    await mailedPath()
    expect(mails.map(({ to }) => to)).toEqual([owner.address])
  })

  it('mails three links in a quarter of an hour, and no more', async () => {
    await pages.browser().submit(`/o/enter/${await printFirstLink(database.db, START)}`, owner)
    for (let asked = 1; asked <= 4; asked++) {
      await pages.browser().submit('/o/sign-in', { address: owner.address })
      if (asked <= 3) await expect.poll(() => mails.length).toBe(asked)
    }
    clock.set(new Date(START.getTime() + 16 * MINUTE))
    await pages.browser().submit('/o/sign-in', { address: owner.address })
    await expect.poll(() => mails.length).toBe(4)
  })

  it('takes an invitation for a week', async () => {
    const parsed = parseAddress('luc@example.org')
    const address = parsed.ok ? parsed.address : expect.fail()
    const wanted = { address, name: 'Luc', role: 'observer', mayExport: false } as const
    const { secret } = await inviteOrganiser(database.db, { ...wanted, by: { name: 'root' }, now: START })
    const luc = pages.browser()
    expect((await luc.get(`/o/enter/${secret}`)).text).toContain('You sign in as Luc (observer)')
    clock.set(new Date(START.getTime() + 7 * 24 * 60 * MINUTE))
    expect((await luc.get(`/o/enter/${secret}`)).status).toBe(410)
  })

  it('leads whoever is not signed in to the way in, and signs out', async () => {
    const stranger = await pages.browser().get('/o')
    expect([stranger.status, stranger.headers.get('Location')]).toEqual([303, '/o/sign-in'])
    const ana = await pages.as('owner')
    await ana.post('/o/sign-out', {}, '/o')
    expect((await ana.get('/o')).status).toBe(303)
  })

  it('signs out everywhere, and the journal says so', async () => {
    const [office, home] = [await pages.as('owner'), await pages.as('owner')]
    await office.post('/o/sign-out/everywhere', guarded('/o/sign-out/everywhere', 1), null)
    for (const browser of [office, home]) expect((await browser.get('/o')).status).toBe(303)
    const { rows } = await sql`select act, author from feuilleton.journal`.execute(database.db)
    expect(rows.at(-1)).toEqual({ act: 'signed-out-everywhere', author: 'The owner' })
  })

  it('takes no form of another session, nor one without its field', async () => {
    const [ana, luc] = [await pages.as('owner'), await pages.as('observer')]
    const page = (await luc.get('/o')).text
    const token = /action="\/o\/sign-out">\s*<input type="hidden" name="form" value="([^"]+)"/.exec(page)![1]!
    expect((await ana.post('/o/sign-out', { form: token }, null)).status).toBe(403)
    expect((await ana.post('/o/sign-out', {}, null)).status).toBe(403)
    expect((await ana.get('/o')).status).toBe(200)
  })

  it('keeps its cookie from scripts, from http and from other hosts', async () => {
    const path = `/o/enter/${await printFirstLink(database.db, START)}`
    const { headers } = await pages.browser().post(path, owner)
    expect(headers.get('Set-Cookie')).toMatch(/^__Host-feuilleton-session=.*HttpOnly; Secure; SameSite=Lax$/)
  })
})
