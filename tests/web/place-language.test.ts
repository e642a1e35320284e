import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cancelCohort } from '../../src/actions/cohorts/cancel-cohort.ts'
import { scheduleCohort } from '../../src/actions/cohorts/schedule-cohort.ts'
import { enrol } from '../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../src/domain/address.ts'
import { makeToken } from '../../src/domain/tokens.ts'
import type { Language } from '../../src/language/catalogues.ts'
import { placeLanguage } from '../../src/web/language.ts'
import { knowPlaces } from '../../src/web/place-language.ts'
import { courseEdition } from '../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { IMPORTED } from '../support/imported.ts'

const clock = { now: () => new Date('2027-02-20T10:00:00Z') }
const { keys } = IMPORTED

let database: TestDatabase

beforeEach(async () => {
  database = await testDatabase()
})

afterEach(() => database.close())

/** A programme with a cohort of its own name, and one reader. */
async function schedule(programme: string, language: Language) {
  const edition = courseEdition(2, { schedule: { programme, language } })
  const wanted = { edition, slug: `cohort-${programme}`, dayOne: '2027-03-01' }
  const cohort = await scheduleCohort(database.db, wanted, clock.now())
  const people = [{ address: `ana@${programme}.example` as Address }]
  await enrol(database.db, { ...IMPORTED, cohort, programme: edition.programme, people }, clock)
  return cohort
}

async function languageAt(path: string, header?: string): Promise<string> {
  const app = new Hono()
    .use(knowPlaces({ db: database.db, keys }))
    .get('*', async (c) => c.text(await placeLanguage(c)))
  const headers: Record<string, string> = header === undefined ? {} : { 'Accept-Language': header }
  return (await app.request(`https://cours.example${path}`, { headers })).text()
}

describe('a page for which nobody names a language', () => {
  it('is in that of the programme, the cohort or the reader in its path', async () => {
    await schedule('english', 'en')
    await schedule('francais', 'fr')
    const token = (purpose: 'me' | 'unsubscribe', id: number) => makeToken(keys, purpose, id)
    const places = [
      ...[
        '/p/english',
        '/p/english/join',
        '/c/cohort-english.ics',
        '/c/cohort-english/jour-01',
        '/e/cohort-english/x',
      ],
      ...[`/me/${token('me', 1)}`, `/me/${token('me', 1)}/hours`, `/u/${token('unsubscribe', 1)}`],
    ]
    for (const path of places) expect([path, await languageAt(path)]).toEqual([path, 'en'])
    const french = ['/p/francais', '/c/cohort-francais', `/me/${token('me', 2)}`, `/u/${token('me', 1)}`]
    for (const path of french) expect([path, await languageAt(path)]).toEqual([path, 'fr'])
  })

  it('is in that of all programmes that run where it belongs to none, and in French where they differ', async () => {
    const strange = ['/link', '/p/none', '/me/none', '/read/none', '/constructor/x']
    const all = async () => [...new Set(await Promise.all(strange.map((path) => languageAt(path))))]
    expect(await all()).toEqual(['fr'])
    await schedule('english', 'en')
    expect(await all()).toEqual(['en'])
    const french = await schedule('francais', 'fr')
    expect(await all()).toEqual(['fr'])
    await cancelCohort(database.db, french)
    expect(await all()).toEqual(['en'])
  })

  it('is in the one that the browser or the address names, wherever it is', async () => {
    await schedule('english', 'en')
    expect(await languageAt('/p/english', 'fr-CA')).toBe('fr')
    expect(await languageAt('/link?lang=fr')).toBe('fr')
    expect(await languageAt('/link', 'de')).toBe('en')
  })
})
