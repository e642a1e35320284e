import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkRouter } from '../../src/web/reader/join/link-router.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { HOSTILE_TEXTS } from '../support/hostile.ts'
import { forgetLimits, hiddenFields, readerPages, withoutTokens } from '../support/reader-pages.ts'
import { openToSignUp, peopleRows, requestRows } from '../support/sign-up.ts'

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function opened() {
  const course = await openToSignUp(database.db)
  await course.ask('ana@example.org')
  const mounted = () =>
    readerPages({ db: database.db, clock: course.clock }, (app, parts) =>
      app.route('/link', linkRouter(parts)),
    )
  return { ...course, ...mounted(), mounted }
}

describe('the page for a lost link', () => {
  it('changes no row when it is fetched, twice, by GET and HEAD', async () => {
    const { get } = await opened()
    const before = await peopleRows(database.db)
    for (const path of ['/link', '/link/sent', '/link?lang=en'])
      for (const method of ['GET', 'HEAD', 'GET', 'HEAD'])
        expect((await get(path, { method })).status).toBe(200)
    expect((await get('/link?lang=en')).text).toContain('Find your page again')
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('has the same answer for an address that is known, unknown or asked for too often', async () => {
    const { post, get } = await opened()
    const answers = []
    for (const address of ['nobody@example.org', ...Array(4).fill('ANA@example.org')])
      answers.push(await post('/link', { address }))
    const plain = answers.map(({ status, text, headers }) => JSON.stringify([status, text, [...headers]]))
    expect(new Set(plain).size).toBe(1)
    expect(answers[0]!.headers.get('Location')).toBe('/link/sent')
    expect((await get('/link/sent')).text).toContain('Si cette adresse est inscrite à un cours')
    expect(await requestRows(database.db)).toHaveLength(3)
  })

  it('says that too many wait already, whoever is known, and when to come back', async () => {
    const { post, clock } = await opened()
    await sql`
      insert into feuilleton.asked_forms (kind, asked, network, asked_at, next_at)
      select 'link', '{}', n::text, ${clock.now()}, 'infinity' from generate_series(1, 10000) n`.execute(
      database.db,
    )
    const answers = []
    for (const address of ['nobody@example.org', 'ana@example.org'])
      answers.push(await post('/link', { address }))
    expect(answers.map(({ status }) => status)).toEqual([429, 429])
    expect(answers[0]!.headers.get('Retry-After')).toBe('3600')
    expect(answers[0]!.text).toContain('Beaucoup de demandes attendent déjà')
    expect(answers[0]!.text).toBe(answers[1]!.text)
  })

  it('says beside the field what is wrong with it, and keeps what was typed', async () => {
    const { post } = await opened()
    const wrong = await post('/link', { address: 'ana@' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Cette adresse n’est pas complète')
    expect(wrong.text).toContain('value="ana@"')
    expect((await post('/link?lang=en', { address: ' ' })).text).toContain('Write your e-mail address.')
    expect((await post('/link', { address: 'ana@example.org' }, null)).status).toBe(403)
  })

  it('asks about an address near a well-known one, whoever is known, and takes it when its person insists', async () => {
    const { ask, post } = await opened()
    await ask('ana@gmial.com')
    const answers = await Promise.all(
      ['ana@gmial.com', 'bob@gmial.com'].map((address) => post('/link', { address })),
    )
    const plain = answers.map(({ status, text }) => [status, withoutTokens(text).replaceAll(/ana|bob/g, 'x')])
    expect(plain[0]).toEqual(plain[1])
    expect(plain[0]![1]).toContain('Vouliez-vous écrire x@gmail.com')
    const hidden = hiddenFields(answers[0]!.text)
    expect((await post('/link', { ...hidden, address: 'ana@gmial.com' }, null)).status).toBe(303)
    const english = await post('/link?lang=en', { address: 'ana@as\u00ADso.org' })
    expect(english.text).toContain('an invisible character (U+00AD SOFT HYPHEN)')
  })

  it('takes hostile input as text', async () => {
    const { get, mounted } = await opened()
    const before = await peopleRows(database.db)
    const hidden = hiddenFields((await get('/link')).text)
    for (const [name, address] of Object.entries(HOSTILE_TEXTS)) {
      await forgetLimits(database.db)
      const { status, text } = await mounted().post('/link', { ...hidden, address }, null)
      expect([303, 403, 413, 422], name).toContain(status)
      expect(text.match(/<(script|img|svg|form)/g) ?? []).toHaveLength(status === 422 ? 1 : 0)
    }
    expect(await peopleRows(database.db)).toEqual(before)
  })
})
