import { Hono } from 'hono'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeToken } from '../../src/domain/tokens.ts'
import { LANGUAGES } from '../../src/language/language.ts'
import { escapeHtml } from '../../src/letters/escape-html.ts'
import { assetRouter } from '../../src/web/assets.ts'
import { createFormGuard } from '../../src/web/form-guard.ts'
import { addressRouter } from '../../src/web/reader/me/address-router.ts'
import { meRouter } from '../../src/web/reader/me/me-router.ts'
import { type AddressChangeStage, ME, NEW, OLD, openAddressChange } from '../support/address-change.ts'
import { contentWidth, describeWithBrowser, launchBrowser, violationsOf } from '../support/browser.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { mutantsOf } from '../support/mutants.ts'
import { seededRandom } from '../support/random.ts'
import { hiddenFields } from '../support/reader-pages.ts'
import { served } from '../support/served.ts'
import { peopleRows } from '../support/sign-up.ts'
import { type SmtpSink, startSink } from '../support/smtp-sink.ts'

const { keys } = IMPORTED

let database: TestDatabase
let sink: SmtpSink
let stage: AddressChangeStage

beforeEach(async () => {
  database = await testDatabase()
  sink = await startSink()
  stage = await openAddressChange(database, sink)
})

afterEach(async () => {
  stage.course.close()
  await sink.close()
  await database.close()
})

/** The pages of both ends, each waiting for its button or just confirmed. */
async function bothEnds(): Promise<{ oldEnd: string; newEnd: string }> {
  await stage.ask(NEW)
  const oldEnd = await stage.linkAt(OLD)
  await stage.pages.post(oldEnd, {})
  return { oldEnd, newEnd: await stage.linkAt(NEW) }
}

describe('the form for another address', () => {
  it('takes one near a well-known domain when its reader insists', async () => {
    const asked = await stage.ask('zoe@orange.fe')
    const [form = ''] = asked.text.slice(asked.text.indexOf(`action="${ME}/address`)).split('</form>')
    const typed = { ...hiddenFields(form), address: 'zoe@orange.fe' }
    const { status, headers } = await stage.pages.post(`${ME}/address`, typed, null)
    expect([status, headers.get('location')]).toEqual([303, expect.stringContaining(`${ME}?done=`)])
  })

  it.each([
    ['', 'Donnez la nouvelle adresse.'],
    ['zoe@', 'Cette adresse n’a pas la bonne forme.'],
    ['zoe@orange.fe', 'Vouliez-vous écrire zoe@orange.fr'],
    ['zo\u200Be@asso.fr', 'Cette adresse contient un caractère invisible .U.200B ZERO WIDTH SPACE.'],
    ['"><b>@x.y', 'Cette adresse n’a pas la bonne forme.'],
    ['ANA@example.org', 'Vos lettres partent déjà vers cette adresse.'],
  ])('keeps what was typed, says what is wrong beside it and changes nothing: %s', async (typed, message) => {
    const before = await peopleRows(database.db)
    const { status, text } = await stage.ask(typed)
    expect(status).toBe(422)
    expect(text).toMatch(
      new RegExp(`<details open><summary>Changer d’adresse[^]*id="address-message">${message}`),
    )
    expect(text).toContain(`value="${escapeHtml(typed)}"`)
    expect(text).not.toContain('"><b>')
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('is refused when it was not on the page', async () => {
    const before = await peopleRows(database.db)
    expect((await stage.pages.post(`${ME}/address`, { address: NEW }, null)).status).toBe(403)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('leads back to the page, which tells what comes, in both languages', async () => {
    const { status, location } = await stage.ask(NEW)
    expect([status, location]).toEqual([303, `${ME}?done=address`])
    expect((await stage.pages.get(location!)).text).toContain('Une lettre part vers votre adresse actuelle')
    expect((await stage.pages.get(`${location}&lang=en`)).text).toContain('A letter leaves for your present')
  })
})

describe('the links of a change of address', () => {
  it('change no row when they are opened, twice, before and after', async () => {
    await stage.ask(NEW)
    const oldEnd = await stage.linkAt(OLD)
    const openAll = async (paths: string[], expected = 200) => {
      const before = await peopleRows(database.db)
      for (const path of [...paths, ...paths])
        for (const method of ['GET', 'HEAD']) {
          const { status, headers } = await stage.pages.get(path, { method })
          expect([status, headers.get('cache-control')]).toEqual([expected, 'no-store'])
        }
      expect(await peopleRows(database.db)).toEqual(before)
    }
    await openAll([oldEnd])
    await stage.pages.post(oldEnd, {})
    const newEnd = await stage.linkAt(NEW)
    await openAll([oldEnd, newEnd])
    await stage.pages.post(newEnd, {})
    await openAll([newEnd])
    // It lies in a mailbox that is no longer the reader's.
    await openAll([oldEnd], 404)
  })

  it('show the button in the language of the reader, the other address masked', async () => {
    const { oldEnd, newEnd } = await bothEnds()
    await stage.ask('eve@example.net')
    const other = await stage.linkAt(OLD)
    const { text } = await stage.pages.get(other)
    expect(text).toContain('e…@example.net')
    expect(text).not.toContain('eve@')
    expect(text).toContain('Je confirme ce changement d’adresse</button>')
    expect((await stage.pages.get(`${newEnd}?lang=en`)).text).toContain('I confirm my new address</button>')
    expect((await stage.pages.get(newEnd)).text).not.toContain(OLD)
    // Who has the old mailbox alone gets no way to the page by it.
    expect((await stage.pages.get(oldEnd)).text).not.toContain('/me/')
  })

  it('take no form that was not on their page', async () => {
    const { newEnd } = await bothEnds()
    const before = await peopleRows(database.db)
    expect((await stage.pages.post(newEnd, {}, null)).status).toBe(403)
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('open nothing when they are altered or foreign, and none of them confirms a sign-up', async () => {
    const { oldEnd, newEnd } = await bothEnds()
    const before = await peopleRows(database.db)
    const others = (['me', 'unsubscribe', 'read'] as const).map((purpose) => makeToken(keys, purpose, 1))
    const mutants = [...mutantsOf(newEnd.slice('/address/'.length), others, seededRandom(7))].filter(
      (mutant) => !/[/?#\\]|^\.*$/.test(mutant),
    )
    const missing = makeToken(keys, 'confirm', 99)
    const texts = new Set<string>()
    for (const wrong of [...others, missing, ...mutants.slice(0, 200)]) {
      const { status, text } = await stage.pages.get(`/address/${encodeURIComponent(wrong.toWellFormed())}`)
      expect([status, wrong]).toEqual([404, wrong])
      texts.add(text)
    }
    expect(texts.size).toBe(1)
    for (const path of [oldEnd, newEnd])
      expect((await stage.pages.get(path.replace('/address/', '/confirm/'))).status).toBe(404)
    expect(await peopleRows(database.db)).toEqual(before)
  })
})

describeWithBrowser('the pages of a change of address in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it('are accessible and fit a phone, in both languages and every state', async () => {
    const publicUrl = 'http://127.0.0.1'
    const { clock, db } = stage
    const guard = createFormGuard({ keys, clock, publicUrl })
    const parts = { db, clock, keys, publicUrl, guard }
    const app = new Hono()
      .route('/me', meRouter(parts))
      .route('/address', addressRouter(parts))
      .route('/assets', assetRouter())
    const server = await served(app)
    const page = await (await browser.newContext({ viewport: { width: 360, height: 800 } })).newPage()
    const look = async (...paths: string[]) => {
      for (const path of paths)
        for (const lang of LANGUAGES) {
          await page.goto(`${server.url}${path}?lang=${lang}`)
          await page.evaluate('for (const d of document.querySelectorAll("details")) d.open = true')
          expect(await violationsOf(page)).toEqual([])
          expect(await contentWidth(page)).toBe(360)
        }
    }
    await stage.ask(NEW)
    const oldEnd = await stage.linkAt(OLD)
    await look(ME, oldEnd)
    await stage.pages.post(oldEnd, {})
    const newEnd = await stage.linkAt(NEW)
    await look(oldEnd, newEnd)
    await stage.pages.post(newEnd, {})
    await look(newEnd)
    await server.stop()
  })
})
