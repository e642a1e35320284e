import { afterEach, beforeEach, expect, it } from 'vitest'
import { placeOf } from '../../../src/domain/place.ts'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import type { Browser } from '../../support/organiser-pages.ts'
import { organiserStage, STAGE_ZONE, stagePaths } from '../../support/organiser-stage.ts'

let database: TestDatabase
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  ana = await organiserStage(database.db)
})
afterEach(() => database.close())

it('tells no hour in UTC, and none without its zone, on any page', async () => {
  const pages = await Promise.all(
    stagePaths().map(async (path) => {
      const { text } = await ana.get(path)
      // On a phone the heads of tables are not seen.
      const main = words((text.split('<main')[1] ?? '').replace(/<thead>.*?<\/thead>/gs, ''))
      const isChosen = /<option value="[A-Z]\w+\/[\w/]+" selected>/.test(text)
      return { path, main, isZoned: isChosen || main.includes(placeOf(STAGE_ZONE, 'en')) }
    }),
  )
  expect(pages.filter(({ main }) => /\bUTC\b/.test(main)).map(({ path }) => path)).toEqual([])
  const hours = pages.filter(({ main }) => /\b\d{1,2}:\d\d\b/.test(main))
  expect(hours.filter(({ isZoned }) => !isZoned).map(({ path }) => path)).toEqual([])
  expect(hours.length).toBeGreaterThan(15)
})
