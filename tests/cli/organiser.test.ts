import { afterEach, beforeEach, expect, it } from 'vitest'
import { invite } from '../../src/cli/organisers/invite.ts'
import { printSignInLink } from '../../src/cli/organisers/link.ts'
import { listTeam } from '../../src/cli/organisers/list.ts'
import { remove } from '../../src/cli/organisers/remove.ts'
import { readConfig } from '../../src/config.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { journalRows } from '../support/journal-rows.ts'

const LUC = 'luc@example.org'
const BY = { by: 'root' }

let database: TestDatabase
let said: string[]
const output = { out: (line: string) => void said.push(line), err: (line: string) => void said.push(line) }
const config = () => readConfig({ DATABASE_URL: database.url })

beforeEach(async () => {
  said = []
  database = await testDatabase()
})
afterEach(() => database.close())

it('the team is steered by commands, and the journal has them with their author', async () => {
  await invite(config(), LUC, { name: 'Luc', role: 'writer', ...BY }, output)
  await printSignInLink(config(), LUC, BY, output)
  await listTeam(config(), output)
  await remove(config(), LUC, BY, output)
  const text = said.join('\n')
  expect(text.match(/\/o\/enter\/[\w-]{32}/g)).toHaveLength(2)
  expect(text).toMatch(/luc@example\.org +Luc +writer +no +invited/)
  expect(said.at(-1)).toBe('the invitation of Luc is withdrawn')
  expect((await journalRows(database.db)).map(({ act, author }) => `${author} ${act}`)).toEqual([
    'root organiser-invited',
    'root link-printed',
    'root invitation-withdrawn',
  ])
})

it('to remove whoever is no organiser is refused', async () => {
  await expect(remove(config(), LUC, BY, output)).rejects.toThrow('luc@example.org is no organiser')
  await listTeam(config(), output)
  expect(said.join()).toContain('organiser link <address> makes the first owner')
})
