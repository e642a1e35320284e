import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ORGANISER_ROUTES } from '../../../src/web/organiser/routes.ts'
import { holderOf } from '../../../src/web/organiser/visit.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { eventStage } from '../../support/event-stage.ts'
import { type Browser, type OrganiserPages, organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

let database: TestDatabase
let pages: OrganiserPages
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  const { clock } = await eventStage(database.db)
  pages = organiserPages({ db: database.db, clock })
  ana = await pages.as('owner')
})
afterEach(() => database.close())

/** What a path or a field may name, of which there is none. */
const GONE = { slug: 'mai', letter: 'jour-99', event: 'concert', person: '404', organiser: '404', id: '404' }
const FIELDS = {
  ...{ cohort: 'mai', domain: '', sample: '404', decision: 'resend', enrolment: '404', delivery: '404' },
  ...{ to: 'ana@example.org', reason: 'why', why: 'asked', address: 'ana@example.org', n: '1', seen: '1' },
  ...{ passkey: '404', session: '404', resend: '404', draft: 'draft-0000000000000000', programme: 'essai' },
}

/** Posts a form as if its page had been open since before. */
async function post(path: string): Promise<{ status: number; text: string }> {
  const field = String(pages.parts.guard.field(path, holderOf(1)))
  const { status, text } = await ana.post(path, { ...hiddenFields(field), ...FIELDS }, null)
  return { status, text }
}

/** Those that sign out have no object, and the others would find nobody signed in. */
const FORMS = ORGANISER_ROUTES.filter(
  ({ method, path }) => method === 'post' && !path.includes('sign-out'),
).map(({ path }) => path)

describe('a form whose object has gone', () => {
  it.each([
    ['nothing that its path names', GONE],
    ['the cohort alone', { ...GONE, slug: 'mars' }],
    ['the cohort and its event', { ...GONE, slug: 'mars', event: 'webinaire' }],
    ['the cohort and its letter', { ...GONE, slug: 'mars', letter: 'jour-01' }],
    ['the person alone', { ...GONE, person: '1' }],
  ])('is answered with words and a way back while there is %s', async (_, named) => {
    const wrong: string[] = []
    for (const form of FORMS) {
      const path = `/o${form.replace(/:(\w+)/g, (_, name: keyof typeof GONE) => named[name] ?? '404')}`
      const { status, text } = await post(path)
      const [, main = ''] = text.split('<main')
      const saysSo = main.includes('<h1>') && /<a |<button /.test(main)
      if (status >= 500 || status === 403 || (status >= 400 && !saysSo)) wrong.push(`${path}: ${status}`)
    }
    expect(wrong).toEqual([])
    expect(FORMS.length).toBeGreaterThan(40)
    expect((await ana.get('/o')).status).toBe(200)
  })

  it.each(['draft', 'cancelled', 'dropped'])('is answered so too by a cohort that is %s', async (state) => {
    await sql`update feuilleton.cohorts set state = ${state}`.execute(database.db)
    const wrong: string[] = []
    for (const form of FORMS.filter((path) => path.includes(':slug'))) {
      const own: Record<string, string> = { ...GONE, slug: 'mars', event: 'webinaire', letter: 'jour-01' }
      const { status } = await post(`/o${form.replace(/:(\w+)/g, (_, name: string) => own[name] ?? '404')}`)
      if (status >= 500 || status === 403) wrong.push(`${form}: ${status}`)
    }
    expect(wrong).toEqual([])
  })
})
