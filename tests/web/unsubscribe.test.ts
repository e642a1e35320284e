import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { unsubscribeAddress } from '../../src/domain/token-addresses.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import { type VirtualClock, virtualClock } from '../../src/rehearsal/virtual-clock.ts'
import { findReader } from '../../src/store/readers.ts'
import { unsubscribeRouter } from '../../src/web/reader/leave/unsubscribe.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { type ReaderPages, readerPages } from '../support/reader-pages.ts'
import { peopleRows } from '../support/sign-up.ts'

const LINK = `/u/${makeToken(IMPORTED.keys, 'unsubscribe', 1)}`

let database: TestDatabase
let clock: VirtualClock
let pages: ReaderPages

beforeEach(async () => {
  database = await testDatabase()
  clock = virtualClock(new Date('2027-02-20T10:00:00Z'))
  for (const slug of ['mars', 'avril']) {
    const edition = courseEdition(3)
    const cohort = await scheduleCohort(database.db, { edition, slug, dayOne: '2027-03-01' }, clock.now())
    const people = ['ana@example.org', 'bob@example.org'].map((address) => ({ address: address as Address }))
    await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  }
  pages = readerPages({ db: database.db, clock }, (app, parts) => {
    app.route('/u', unsubscribeRouter(parts))
  })
})

afterEach(() => database.close())

const stateOf = async (id: number) => (await findReader(database.db, id))?.state
const plain = (text: string) => text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

async function send(name: string, form: Record<string, string> = {}) {
  const { text } = await pages.get(LINK)
  const action = new RegExp(
    `action="${LINK}/${name}[^"]*">\\s*<input type="hidden" name="form" value="([^"]+)"`,
  )
  return pages.post(`${LINK}/${name}`, { form: action.exec(text)?.[1] ?? '', ...form }, null)
}

/** Presses a button of a page that was opened before. */
function sendAsBefore(name: string) {
  const field = /value="([^"]+)"/.exec(String(pages.parts.guard.field(`${LINK}/${name}`)))?.[1] ?? ''
  return pages.post(`${LINK}/${name}`, { form: field }, null)
}

it('opens from what stands between + and @ of an address, in any case, for who asked by mail', async () => {
  const address = unsubscribeAddress(IMPORTED.keys, 1, 'cours.example')
  const [, token = ''] = /\+(.*)@/.exec(address) ?? []
  for (const told of [token, token.toUpperCase()]) {
    const { status, text } = await pages.get(`/u/${told}`)
    expect(status).toBe(200)
    expect(text).toContain(`<form method="post" action="/u/${told}"`)
  }
  await pages.get(`/u/${token.toUpperCase()}`, { method: 'POST' })
  expect(await stateOf(1)).toBe('unsubscribed')
})

describe('one click of a mail client (RFC 8058 section 8)', () => {
  const boundary = '---FormBoundaryjWmhtjORrn'
  const multipart = (ending: string) =>
    `--${boundary}${ending}Content-Disposition: form-data; name="List-Unsubscribe"${ending}${ending}One-Click${ending}--${boundary}--${ending}`
  const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const EXAMPLES: [name: string, headers: Record<string, string>, body: string][] = [
    ['simple', urlencoded, 'List-Unsubscribe=One-Click'],
    [
      'complex, as multipart/form-data',
      { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      multipart('\r\n'),
    ],
    [
      'complex, form-encoded, from a foreign place',
      { ...urlencoded, Origin: 'https://mail.example' },
      'List-Unsubscribe=One-Click',
    ],
  ]

  for (const [name, headers, body] of EXAMPLES) {
    it(`unsubscribes at once, without a cookie and without a redirect: ${name}`, async () => {
      const answer = await pages.get(LINK, { method: 'POST', headers, body, redirect: 'manual' })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('location')).toBeNull()
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect([await stateOf(1), await stateOf(2), await stateOf(3)]).toEqual([
        ...['unsubscribed', 'active'],
        'active',
      ])
      const rows = await peopleRows(database.db)
      const again = await pages.get(LINK, { method: 'POST', headers, body })
      expect(again.status).toBe(200)
      expect(await peopleRows(database.db)).toEqual(rows)
    })
  }

  it('is on the record, once, and told from the button', async () => {
    const press = [
      pages.get(LINK, { method: 'POST', headers: urlencoded, body: 'List-Unsubscribe=One-Click' }),
      pages.post(LINK.replace(/[^/]+$/, makeToken(IMPORTED.keys, 'unsubscribe', 2)), {}, null),
    ]
    for (const answer of await Promise.all(press)) expect(answer.status).toBe(200)
    const { rows } = await sql<{ detail: string }>`
      select detail from feuilleton.consents where event = 'left' order by enrolment_id`.execute(database.db)
    expect(rows).toEqual([{ detail: 'one-click' }, { detail: 'page' }])
  })
})

describe('a POST that is not what a mail client sends', () => {
  const odd: [name: string, headers: Record<string, string>, body: string][] = [
    ['a body of a megabyte', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'x'.repeat(1e6)],
    ['a broken form', { 'Content-Type': 'multipart/form-data; boundary=a' }, 'nothing of the kind'],
    ['JSON', { 'Content-Type': 'application/json' }, '{"List-Unsubscribe":"One-Click"}'],
  ]
  it.each(odd)('unsubscribes all the same: %s', async (_, headers, body) => {
    expect((await pages.get(LINK, { method: 'POST', headers, body })).status).toBe(200)
    expect(await stateOf(1)).toBe('unsubscribed')
  })
})

describe('the unsubscribe page', () => {
  it('changes nothing when it is fetched, twice, with GET and HEAD, before and after', async () => {
    for (let time = 0; time < 2; time++) {
      const before = await peopleRows(database.db)
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        expect((await pages.get(LINK, { method })).status).toBe(200)
      expect(await peopleRows(database.db)).toEqual(before)
      await pages.post(LINK, {}, null)
    }
  })

  it('asks one question with one button, in the language of the reader, and says that nothing is done yet', async () => {
    const { text } = await pages.get(LINK)
    const asked = plain(text)
    expect(asked).toContain('Quitter ce cours ?')
    expect(asked).toContain('Rien n’a encore changé. Le bouton arrête les lettres de « Essai ».')
    expect(asked).not.toMatch(/C’est fait|ne recevrez plus|ne partira/)
    expect(text.match(/<button/g)).toHaveLength(1)
    expect(plain((await pages.get(`${LINK}?lang=en`)).text)).toMatch(
      /Leave this course\? Nothing has changed yet\..*Stop these letters/,
    )
    expect(plain((await pages.get(`${LINK}?lang=es`)).text)).toContain('Todavía no ha cambiado nada.')
    const done = await pages.post(`${LINK}?lang=en`, {}, null)
    expect([done.status, plain(done.text).includes('you have left this course')]).toEqual([200, true])
  })

  it('takes the button of any page, as a mail client has none of ours', async () => {
    expect((await pages.post(LINK, {}, null)).status).toBe(200)
    expect(await stateOf(1)).toBe('unsubscribed')
  })

  it('lets its reader come back, and leave everything, and say why', async () => {
    await pages.post(LINK, {}, null)
    expect((await send('why', { reason: 'other', words: 'Trop long' })).headers.get('location')).toBe(
      `${LINK}?done=why`,
    )
    expect((await pages.get(LINK)).text).not.toContain('/why')
    expect((await send('everything')).headers.get('location')).toBe(`${LINK}?done=everything`)
    expect([await stateOf(1), await stateOf(3), await stateOf(2)]).toEqual([
      ...['unsubscribed', 'unsubscribed'],
      'active',
    ])
    expect((await send('undo')).headers.get('location')).toBe(`${LINK}?done=undo`)
    expect(await stateOf(1)).toBe('active')
  })

  it('says who has come back that they follow the course, and asks anew only from the link', async () => {
    await pages.post(LINK, {}, null)
    for (const _ of ['once', 'twice'])
      expect((await sendAsBefore('undo')).headers.get('location')).toBe(`${LINK}?done=undo`)
    const back = await pages.get(`${LINK}?done=undo`)
    expect(plain(back.text)).toContain('Vous êtes de retour')
    expect(plain(back.text)).toContain('Vous suivez ce cours')
    expect(back.text).not.toContain('<button')
    expect(back.text).toContain(`<a href="${LINK}">Quitter ce cours`)
  })

  it('no longer says what has become untrue since', async () => {
    expect((await pages.get(`${LINK}?done=everything`)).text).not.toContain('role="status"')
    await pages.post(LINK, {}, null)
    expect((await pages.get(`${LINK}?done=undo`)).text).not.toContain('role="status"')
    expect((await pages.get(`${LINK}?done=everything`)).text).toContain('role="status"')
  })

  it('takes those forms from its own page only', async () => {
    await pages.post(LINK, {}, null)
    for (const name of ['undo', 'everything', 'why'])
      expect((await pages.post(`${LINK}/${name}`, { reason: 'other' }, null)).status).toBe(403)
    expect(await stateOf(3)).toBe('active')
  })

  it('offers no way back after seven days', async () => {
    await pages.post(LINK, {}, null)
    expect((await pages.get(LINK)).text).toContain('/undo')
    clock.set(new Date('2027-02-27T10:00:00Z'))
    expect((await pages.get(LINK)).text).not.toContain('/undo')
  })

  it('answers a foreign token calmly, and does nothing', async () => {
    const before = await peopleRows(database.db)
    const foreign = `/u/${makeToken(IMPORTED.keys, 'me', 1)}`
    expect((await pages.get(foreign)).status).toBe(404)
    expect((await pages.post(foreign, {}, null)).status).toBe(404)
    expect(await peopleRows(database.db)).toEqual(before)
  })
})
