import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testDatabase } from '../../support/database.ts'
import { eventStage } from '../../support/event-stage.ts'
import { organiserPages } from '../../support/organiser-pages.ts'
import { stagePaths } from '../../support/organiser-stage.ts'

it('says on every page with the tabs of a cohort that it is a draft', async () => {
  const database = await testDatabase()
  const { clock } = await eventStage(database.db)
  await sql`update feuilleton.cohorts set state = 'draft'`.execute(database.db)
  const ana = await organiserPages({ db: database.db, clock }).as('organiser')
  const plan = '/o/cohorts/mars/events/webinaire/plan?wish=cancel'
  const paths = [...stagePaths().filter((path) => path.startsWith('/o/cohorts/mars')), plan]
  const tabbed: string[] = []
  const unsaid: string[] = []
  for (const path of paths) {
    const { text } = await ana.get(path)
    if (!text.includes('<nav class="tabs" aria-label="Session de mars">')) continue
    tabbed.push(path)
    if (!text.includes('Nothing leaves from a draft.')) unsaid.push(path)
  }
  await database.close()
  expect(unsaid).toEqual([])
  expect(tabbed.length).toBeGreaterThan(7)
})
