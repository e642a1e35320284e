import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasRight, ROLES } from '../../../src/domain/rights.ts'
import { virtualClock } from '../../../src/rehearsal/virtual-clock.ts'
import { ORGANISER_ROUTES } from '../../../src/web/organiser/routes.ts'
import { holderOf } from '../../../src/web/organiser/visit.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { hiddenFields } from '../../support/reader-pages.ts'

/** Any value: what a role may not do is refused before anything is looked for. */
const filled = (path: string) => `/o${path === '/' ? '' : path}`.replaceAll(/:\w+(\{[^}]*\})?/g, '1')

describe('the role of an organiser', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await testDatabase()
  })
  afterEach(() => database.close())

  it.each(ROLES)('%s: every page and form beyond it is refused', async (role) => {
    const pages = organiserPages({ db: database.db, clock: virtualClock(new Date('2027-03-01T08:00:00Z')) })
    const browser = await pages.as(role, { mayExport: false })
    const refused = ORGANISER_ROUTES.filter(({ right }) => !hasRight({ role, mayExport: false }, right))
    for (const { method, path } of refused) {
      const at = filled(path)
      // A form of this session, as if a button for it had been shown: no other session is in the database.
      const form = hiddenFields(String(pages.parts.guard.field(at, holderOf(1))))
      const { status } = method === 'get' ? await browser.get(at) : await browser.post(at, form, null)
      expect([method, path, status]).toEqual([method, path, 403])
    }
  })
})
