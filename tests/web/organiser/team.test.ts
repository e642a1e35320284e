import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeRole } from '../../../src/actions/organisers/change-role.ts'
import { attempt } from '../../../src/domain/refusal.ts'
import type { WireMessage } from '../../../src/mail/envelope-commands.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { type Database, inTransaction } from '../../../src/store/database.ts'
import { listOrganisers } from '../../../src/store/organisers.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { journalRows } from '../../support/journal-rows.ts'
import { locksWaitedFor } from '../../support/locks.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'

const START = new Date('2027-03-01T08:00:00Z')
const TEAM = '/o/settings/team'
const LUC = { name: 'Luc', address: 'luc@example.org', role: 'observer' }

describe('the team', () => {
  let database: TestDatabase
  let pages: OrganiserPages
  let ana: Browser
  let mails: WireMessage[]
  let relayAnswers: boolean

  beforeEach(async () => {
    database = await testDatabase()
    ;[mails, relayAnswers] = [[], true]
    pages = organiserPages(
      { db: database.db, clock: virtualClock(START) },
      {
        async post(message) {
          mails.push(message)
          return relayAnswers ? { kind: 'submitted', reply: '250 ok' } : { kind: 'unknown', reply: '' }
        },
      },
    )
    ana = await pages.as('owner', { name: 'Ana' })
  })
  afterEach(() => database.close())

  /** Who did what, since Ana has joined. */
  const acts = async () => (await journalRows(database.db)).slice(1).map(({ act, author }) => [author, act])
  const linkIn = (text: string) => /\/o\/enter\/[\w-]+/.exec(text)![0]
  const byName = async (name: string) => (await listOrganisers(database.db)).find((one) => one.name === name)!

  it('invites by mail, and shows the link once to give it otherwise', async () => {
    const invited = await ana.post(TEAM, LUC)
    const link = linkIn(invited.text)
    expect(mails.map(({ to }) => to)).toEqual([LUC.address])
    expect(mails[0]!.bytes.toString().replaceAll('=\r\n', '')).toContain(link)
    expect((await ana.get(TEAM)).text).toMatch(/invitation ends in\s7\sdays/)
    expect((await pages.browser().submit(link, {})).text).toContain('Today')
    expect(await byName('Luc')).toMatchObject({ role: 'observer', mayExport: false, joinedAt: START })
    expect(await acts()).toEqual([
      ['Ana', 'organiser-invited'],
      ['Luc', 'organiser-joined'],
    ])
  })

  it('gives the link where the relay does not take the mail', async () => {
    relayAnswers = false
    const { text } = await ana.post(TEAM, LUC)
    expect(text).toContain('could not be mailed')
    expect((await pages.browser().submit(linkIn(text), {})).status).toBe(200)
  })

  it('asks for what is missing, beside what was typed', async () => {
    const wrong = await ana.post(TEAM, { name: 'Luc <3', address: 'luc', role: 'king' })
    expect(wrong.status).toBe(422)
    for (const words of ['value="Luc &lt;3"', 'Write a whole address', 'Choose a role'])
      expect(wrong.text).toContain(words)
    expect(mails).toEqual([])
  })

  it('asks once about an address that looks mistyped, and then believes it', async () => {
    const near = { ...LUC, address: 'luc@gmial.com' }
    const asked = await ana.post(TEAM, near)
    expect(asked.text).toContain('Did you mean luc@gmail.com?')
    expect((await ana.post(TEAM, { ...near, insisted: near.address })).text).toContain('Luc can join')
  })

  it('invites nobody who is here already', async () => {
    const again = await ana.post(TEAM, { ...LUC, address: 'ana@example.org' })
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('on the team already')])
  })

  it('invites again with a new link, and withdraws an invitation', async () => {
    const first = linkIn((await ana.post(TEAM, LUC)).text)
    const { id } = await byName('Luc')
    const second = linkIn((await ana.post(`${TEAM}/${id}/invitation`, {}, `${TEAM}/${id}`)).text)
    expect((await pages.browser().get(first)).status).toBe(410)
    expect((await pages.browser().get(second)).status).toBe(200)
    expect((await ana.submit(`${TEAM}/${id}/remove`, {})).text).toContain(
      'The invitation of Luc is withdrawn',
    )
    expect((await pages.browser().get(second)).status).toBe(410)
    expect((await acts()).at(-1)).toEqual(['Ana', 'invitation-withdrawn'])
  })

  it('changes a role from the next page on, and takes that back', async () => {
    const luc = await pages.as('observer', { name: 'Luc', mayExport: false })
    const { id } = await byName('Luc')
    const page = `${TEAM}/${id}`
    const changed = await ana.submit(`${page}/role`, { role: 'owner', export: 'yes' }, page)
    expect(changed.text).toContain('Luc: owner, from the next page on.')
    expect((await luc.get(TEAM)).status).toBe(200)
    expect((await acts()).slice(1)).toEqual([
      ['Ana', 'organiser-changed'],
      ['Ana', 'export-allowed'],
    ])
    const undo = hidden(changed.text, `${page}/role`)
    await ana.post(`${page}/role`, undo, null)
    expect((await luc.get(TEAM)).status).toBe(403)
    expect(await byName('Luc')).toMatchObject({ role: 'observer', mayExport: false })
  })

  it('overwrites nothing that somebody else changed meanwhile', async () => {
    await pages.as('observer', { name: 'Luc', mayExport: false })
    const { id } = await byName('Luc')
    const [seen, wanted] = [
      { role: 'observer', mayExport: false },
      { role: 'writer', mayExport: false },
    ] as const
    const form = hidden((await ana.get(`${TEAM}/${id}`)).text, `${TEAM}/${id}/role`)
    await changeRole(database.db, { organiserId: id, seen, wanted, by: { name: 'Eve' }, now: START })
    const late = await ana.post(`${TEAM}/${id}/role`, { ...form, role: 'owner' }, null)
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('changed meanwhile')])
    expect((await byName('Luc')).role).toBe('writer')
    expect((await ana.post(`${TEAM}/${id}/role`, { ...form, role: 'writer' }, null)).status).toBe(303)
  })

  it('ends the sessions of whoever is removed', async () => {
    const luc = await pages.as('organiser', { name: 'Luc' })
    const { id } = await byName('Luc')
    expect((await ana.submit(`${TEAM}/${id}/remove`, {})).text).toContain('Luc is no longer on the team')
    expect((await luc.get('/o')).headers.get('Location')).toBe('/o/sign-in')
    expect((await ana.get(`${TEAM}/${id}`)).status).toBe(404)
  })

  it('keeps the last owner', async () => {
    const { id } = await byName('Ana')
    const removed = await ana.post(`${TEAM}/${id}/remove`, {})
    expect([removed.status, removed.text]).toEqual([409, expect.stringContaining('Ana is the last owner')])
    const demoted = await ana.post(`${TEAM}/${id}/role`, { role: 'writer' }, `${TEAM}/${id}`)
    expect(demoted.status).toBe(409)
    expect((await byName('Ana')).role).toBe('owner')
  })

  it('leaves an owner when two owners demote each other at once', async () => {
    await pages.as('owner', { name: 'Luc' })
    const seen = { role: 'owner', mayExport: true } as const
    const wanted = { role: 'observer', mayExport: true } as const
    const ids = [(await byName('Ana')).id, (await byName('Luc')).id]
    const by = { name: 'Eve' }
    const demoted = (db: Database, organiserId: number) =>
      attempt(changeRole(db, { organiserId, seen, wanted, by, now: START }))
    const second = await inTransaction(database.db, async (tx) => {
      await demoted(tx, ids[0]!)
      const asked = demoted(database.db, ids[1]!)
      await locksWaitedFor(database.db, 1)
      return { asked }
    })
    expect(await second.asked).toMatchObject({ refused: 'last-owner' })
  })
})

/** The hidden fields of a form of a page. */
function hidden(page: string, action: string): Record<string, string> {
  const form = page.split('<form').find((text) => text.includes(`action="${action}"`)) ?? ''
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, value!]))
}
