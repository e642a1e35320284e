import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { decideLetters } from '../../src/actions/decisions/decide-letters.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { unsubscribeRouter } from '../../src/web/reader/leave/unsubscribe.ts'
import { type AddressChangeStage, ME, NEW, OLD, openAddressChange } from '../support/address-change.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { ORGANISER } from '../support/organiser.ts'
import { hiddenFields, readerPages } from '../support/reader-pages.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const { keys } = IMPORTED
const OLD_PAGES = [ME, `${ME}/data`, `${ME}/export`, `${ME}/erase`, `${ME}?lang=en`]

let database: TestDatabase
let sink: SmtpSink
let stage: AddressChangeStage
/** Whether the relay keeps what comes and says nothing. */
let swallows: boolean

beforeEach(async () => {
  database = await testDatabase()
  swallows = false
  sink = await startSink((verb) => (swallows && verb === 'dot' ? 'swallow' : undefined))
  stage = await openAddressChange(database, sink)
})

afterEach(async () => {
  stage.course.close()
  await sink.close()
  await database.close()
})

async function moved(): Promise<{ oldEnd: string; newEnd: string; answer: string }> {
  await stage.ask(NEW)
  const oldEnd = await stage.linkAt(OLD)
  await stage.pages.post(oldEnd, {})
  const newEnd = await stage.linkAt(NEW)
  return { oldEnd, newEnd, answer: (await stage.pages.post(newEnd, {})).text }
}

const meIn = (text: string) => /\/me\/[\w-]+/.exec(text)?.[0]

describe('once an address was changed', () => {
  it('the links of the old mailbox open nothing, and show nothing of the new address', async () => {
    const { oldEnd } = await moved()
    for (const path of [...OLD_PAGES, oldEnd, `/confirm/${oldEnd.split('/').at(-1)}`]) {
      const { status, text } = await stage.pages.get(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).not.toContain(NEW)
      expect(meIn(text)).toBeUndefined()
    }
  })

  it('the answer leads to the page by a new link, once', async () => {
    const { newEnd, answer } = await moved()
    const page = meIn(answer) ?? ''
    expect((await stage.pages.get(`${page}/data`)).text).toContain(NEW)
    expect(meIn((await stage.pages.get(newEnd)).text)).toBeUndefined()
    expect(meIn((await stage.pages.post(newEnd, {}, null)).text)).toBeUndefined()
  })

  it('the letters that follow hold the new links', async () => {
    await moved()
    await stage.playUntil('2027-03-03T12:00:00Z')
    const text = (await stage.mailsTo(NEW)).at(-1)?.text ?? ''
    expect((await stage.pages.get(meIn(text) ?? '')).status).toBe(200)
  })

  it('a letter to the old mailbox still unsubscribes', async () => {
    await moved()
    const { get } = readerPages(stage, (app, parts) => app.route('/u', unsubscribeRouter(parts)))
    const path = `/u/${makeToken(keys, 'unsubscribe', 1)}`
    const shown = await get(path)
    expect([shown.status, shown.text.includes(NEW)]).toEqual([200, false])
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    expect((await get(path, { method: 'POST', body })).status).toBe(200)
    expect((await get(path)).text).toContain('vous avez quitté ce cours')
  })
})

describe('a reader whose links have leaked', () => {
  const renew = async () => {
    const { text } = await stage.pages.get(ME)
    const [form = ''] = text.slice(text.indexOf(`action="${ME}/leaked`)).split('</form>')
    return stage.pages.post(`${ME}/leaked`, hiddenFields(form), null)
  }

  it('ends them, and gets the new one by mail only', async () => {
    const { status, text } = await renew()
    expect(status).toBe(200)
    expect(meIn(text)).toBeUndefined()
    for (const path of OLD_PAGES) expect((await stage.pages.get(path)).status).toBe(404)
    await stage.playUntil('2027-03-02T13:00:00Z')
    const mail = (await stage.mailsTo(OLD)).at(-1)?.text ?? ''
    expect((await stage.pages.get(meIn(mail) ?? '')).status).toBe(200)
  })

  it('leaves a letter that may have arrived its bytes, with the links of before', async () => {
    swallows = true
    await stage.playUntil('2027-03-03T07:00:00Z')
    swallows = false
    await renew()
    const [letter] = (
      await sql<{ id: number }>`select id from feuilleton.deliveries where state = 'unknown'`.execute(
        stage.db,
      )
    ).rows
    const decision = {
      state: 'unknown',
      ids: [letter!.id],
      note: '',
      decision: 'resend',
      by: ORGANISER,
      now: stage.clock.now(),
    } as const
    await decideLetters(stage.db, decision)
    await stage.playUntil('2027-03-03T12:00:00Z')
    const sent = sink.taken.filter(({ deliveryId }) => deliveryId === letter!.id)
    expect(sent).toHaveLength(2)
    expect(sent[1]!.sha256).toBe(sent[0]!.sha256)
  })

  it('does so once with each link', async () => {
    await renew()
    expect((await renew()).status).toBe(403)
    expect((await stage.pages.get(ME)).status).toBe(404)
  })
})
