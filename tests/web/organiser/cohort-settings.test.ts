import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCohort } from '../../../src/actions/cohorts/create-cohort.ts'
import { enrol } from '../../../src/actions/enrolments/enrol.ts'
import type { Address } from '../../../src/domain/address.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { findCohort } from '../../../src/store/cohorts.ts'
import { courseEdition } from '../../support/course-edition.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { IMPORTED } from '../../support/imported.ts'
import { type Browser, organiserPages } from '../../support/organiser-pages.ts'

const NOW = new Date('2027-02-20T10:00:00Z')
const SETTINGS = '/o/cohorts/mars/settings'

let database: TestDatabase
let as: (role: 'organiser' | 'observer', name: string) => Promise<Browser>

beforeEach(async () => {
  database = await testDatabase()
  const { db } = database
  const edition = courseEdition(3)
  const cohort = await createCohort(
    db,
    { edition, dayOne: '2027-03-01', slug: 'mars', name: 'Mars', by: { name: 'Zoé' }, isTrial: true },
    NOW,
  )
  const people = [{ address: 'ana@asso.fr' as Address }]
  await enrol(db, { ...IMPORTED, cohort, programme: edition.programme, people }, { now: () => NOW })
  const pages = organiserPages({ db, clock: virtualClock(NOW) })
  as = (role, name) => pages.as(role, { name })
})

afterEach(() => database.close())

describe('the settings of a cohort', () => {
  it('open its sign-up and its archive, and leave its places', async () => {
    const ana = await as('organiser', 'Ana')
    const opened = await ana.submit(SETTINGS, { signUp: 'open' })
    expect(opened.text).toContain('The settings are saved.')
    await ana.submit(SETTINGS, { signUp: 'open', archive: 'open' })
    expect(await findCohort(database.db, 'mars')).toMatchObject({
      signUp: 'open',
      archive: 'open',
      capacity: null,
    })
  })

  it('tell the second of two organisers what the first has changed', async () => {
    const [ana, bo] = [await as('organiser', 'Ana'), await as('organiser', 'Bo')]
    const seen = JSON.stringify({ signUp: 'closed', archive: 'closed' })
    await ana.post(SETTINGS, { signUp: 'open' })
    const late = await bo.post(SETTINGS, { archive: 'open', seen })
    expect(late.status).toBe(409)
    expect(late.text).toMatch(/Ana, on .* – sign-up: closed → open/)
    expect(late.text).toMatch(/value="open" checked/)
    expect(await findCohort(database.db, 'mars')).toMatchObject({ signUp: 'open', archive: 'closed' })
  })

  it('have links to pass on, a QR code, and what was checked', async () => {
    const { text } = await (await as('observer', 'Ola')).get(SETTINGS)
    expect(text).toContain('value="https://cours.example/p/essai/join?cohort=mars"')
    expect(text).toContain('value="https://cours.example/c/mars.ics"')
    expect(text).toContain('<svg class="qr"')
    expect(text).toContain('Scheduled by Zoé')
    expect(text).not.toContain(`action="${SETTINGS}"`)
  })
})

describe('cancelling a cohort', () => {
  it('says first for how many people and letters, and is done by one button', async () => {
    const ana = await as('organiser', 'Ana')
    const asked = await ana.get('/o/cohorts/mars/cancel')
    expect(asked.text).toContain('1 person gets nothing more (')
    expect(asked.text).toContain('3 lessons will not leave (3 dispatches in all')
    expect(asked.text).toMatch(/The next one was to leave on Monday 1 March at 7:30 \([^)]*Paris/)
    const done = await ana.submit('/o/cohorts/mars/cancel', {})
    expect(done.text).toContain('3 dispatches will not happen')
    expect(await findCohort(database.db, 'mars')).toMatchObject({ state: 'cancelled' })
  })
})
