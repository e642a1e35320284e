import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { schemaText } from '../../scripts/schema-text.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

const WRITTEN = readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8')

let database: TestDatabase

afterEach(() => database.close())

it('the schema that is written down is that of a migrated database: `npm run schema` writes it anew', async () => {
  database = await testDatabase()
  expect(await schemaText(database.db)).toBe(WRITTEN)
})

it('the schema that is written down makes the same database', async () => {
  database = await testDatabase({ isEmpty: true })
  await sql.raw(WRITTEN).execute(database.db)
  expect(await schemaText(database.db)).toBe(WRITTEN)
})
