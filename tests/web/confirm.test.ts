import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeToken, readToken } from '../../src/domain/tokens.ts'
import { setSignUp } from '../../src/store/cohorts.ts'
import { confirmRouter } from '../../src/web/reader/join/confirm-router.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'
import { mutantsOf } from '../support/mutants.ts'
import { seededRandom } from '../support/random.ts'
import { readerPages } from '../support/reader-pages.ts'
import { openToSignUp, peopleRows } from '../support/sign-up.ts'

const { keys } = IMPORTED
const PATH = `/confirm/${makeToken(keys, 'confirm', 1)}`
const DAY = 24 * 60 * 60_000

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

async function asked(options: Parameters<typeof openToSignUp>[1] = {}) {
  const course = await openToSignUp(database.db, options)
  await course.ask('ana@example.org', { zone: 'Asia/Colombo', at: '18:00' })
  const pages = readerPages({ db: database.db, clock: course.clock }, (app, parts) =>
    app.route('/confirm', confirmRouter(parts)),
  )
  return { ...course, ...pages }
}

describe('the link of a confirmation', () => {
  it('shows a button, in the language of the sign-up or of the reader, and changes no row', async () => {
    const { get } = await asked()
    const before = await peopleRows(database.db)
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) {
      const { status, text, headers } = await get(PATH, { method })
      expect(status).toBe(200)
      expect(headers.get('Cache-Control')).toBe('no-store')
      if (method === 'GET') expect(text).toContain('Je confirme mon inscription</button>')
    }
    expect((await get(`${PATH}?lang=en`)).text).toContain('I confirm my enrolment</button>')
    expect(await peopleRows(database.db)).toEqual(before)
  })

  it('confirms by its button, tells when the first letter comes and leads to the reader’s page', async () => {
    const { get, post } = await asked()
    const { status, text } = await post(PATH, {})
    expect(status).toBe(200)
    expect(text).toContain('Votre inscription est confirmée')
    expect(text).toContain(
      'La première lettre partira le lundi 1er mars à\u00A018\u00A0h (fuseau horaire\u00A0: Colombo).',
    )
    const me = /href="\/me\/([^"]+)"/.exec(text)?.[1] ?? ''
    expect(readToken(keys, 'me', me)).toBe(1)
    const after = await peopleRows(database.db)
    expect(await post(PATH, {}, null)).toMatchObject({ status: 403 })
    expect((await get(`${PATH}?lang=en`)).text).toContain(
      'The first letter will leave on Monday 1 March at 18:00',
    )
    expect(await peopleRows(database.db)).toEqual(after)
  })

  it('tells a late joiner when the next letter comes', async () => {
    const { post, clock } = await asked({ now: '2027-02-27T10:00:00Z' })
    clock.set(new Date('2027-03-02T13:00:00Z'))
    expect((await post(PATH, {})).text).toContain(
      'La prochaine lettre partira le mercredi 3 mars à\u00A018\u00A0h',
    )
  })

  it('offers a new sign-up once it is too old', async () => {
    const { get, post, clock } = await asked()
    clock.set(new Date(clock.now().getTime() + 7 * DAY))
    const { status, text } = await get(PATH)
    expect(status).toBe(200)
    expect(text).toContain('Ce lien n’a plus cours')
    expect(text).toContain('href="/p/essai/join"')
    expect((await post(PATH, {}, null)).status).toBe(403)
  })

  it('says that the cohort takes nobody any more, and offers the next', async () => {
    const { get, post, cohort, clock } = await asked()
    const hidden = (await get(PATH)).text
    const form = /name="form" value="([^"]+)"/.exec(hidden)![1]!
    await setSignUp(database.db, cohort.id, { signUp: 'closed' })
    const alone = await post(PATH, { form }, null)
    expect(alone.text).toContain('Les inscriptions ont été closes depuis votre demande.')
    expect(alone.text).toContain('Il n’y a pas d’autre session ouverte')
    await openToSignUp(database.db, { slug: 'avril', dayOne: '2027-04-05' })
    expect((await get(PATH)).text).toContain('href="/p/essai/join?cohort=avril"')
    await setSignUp(database.db, cohort.id, { signUp: 'open' })
    clock.set(new Date('2027-02-21T00:00:00Z'))
    expect((await post(PATH, {})).text).toContain('Votre inscription est confirmée')
  })
})

describe('a link that is altered', () => {
  it('opens nothing and changes nothing, with one answer for all', async () => {
    const { get, parts } = await asked()
    const before = await peopleRows(database.db)
    const token = PATH.slice('/confirm/'.length)
    const others = [
      makeToken(keys, 'me', 1),
      makeToken(keys, 'unsubscribe', 1),
      makeToken(keys, 'confirm', 99),
    ]
    const mutants = [...mutantsOf(token, others, seededRandom(7))].filter(
      (mutant) => !/[/?#\\]|^\.*$/.test(mutant),
    )
    const texts = new Set<string>()
    for (const wrong of [...others, ...mutants.slice(0, 400)]) {
      const { status, text } = await get(`/confirm/${encodeURIComponent(wrong.toWellFormed())}`)
      expect([status, wrong]).toEqual([404, wrong])
      texts.add(text)
    }
    expect(texts.size).toBe(1)
    expect(texts.values().next().value).toContain('href="/link"')
    const path = `/confirm/${others[0]}`
    const form = /value="([^"]+)"/.exec(String(parts.guard.field(path)))![1]!
    const body = new URLSearchParams({ form })
    expect((await get(path, { method: 'POST', body })).status).toBe(404)
    expect(await peopleRows(database.db)).toEqual(before)
  })
})
