import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database.ts'
import { words } from '../../support/event-stage.ts'
import type { Browser } from '../../support/organiser-pages.ts'
import { organiserStage, stagePaths } from '../../support/organiser-stage.ts'

let database: TestDatabase
let ana: Browser

beforeEach(async () => {
  database = await testDatabase()
  ana = await organiserStage(database.db)
})
afterEach(() => database.close())

/** A list of people, of those of an event, of reasons or of certificates. */
const LIST = /\/people(\?|$)|\/events\/\w+\?state=|\/reasons\?|\/certificates/

type Counted = { on: string; says: number; to: string }

/** The links of a page that have a number, and lead to a list. */
async function numbersOn(on: string): Promise<Counted[]> {
  const main = (await ana.get(on)).text.split('<main')[1] ?? ''
  return [...main.matchAll(/<a [^>]*?href="([^"]+)"[^>]*>(.*?)<\/a>/gs)].flatMap(
    ([, href = '', text = '']) => {
      const said = /\d+|^\s*one\b/i.exec(words(text))?.[0]
      const to = href.replaceAll('&amp;', '&').split('#')[0] ?? ''
      return said && LIST.test(to) ? [{ on, to, says: Number(said) || (said === '0' ? 0 : 1) }] : []
    },
  )
}

/** How many lines of a list lead to a person. */
async function listed(path: string): Promise<number> {
  return (await ana.get(path)).text.match(/href="\/o\/people\/\d+"/g)?.length ?? 0
}

it('leads from each number to as many people', async () => {
  const numbers = (await Promise.all(stagePaths().map(numbersOn))).flat()
  const found = new Map<string, number>()
  for (const { to } of numbers) if (!found.has(to)) found.set(to, await listed(to))
  const wrong = numbers.filter(({ to, says }) => says !== found.get(to))
  expect(wrong.map(({ on, to, says }) => `${on} says ${says}, ${to} has ${found.get(to)}`)).toEqual([])
  expect(found.size).toBeGreaterThan(15)
})
