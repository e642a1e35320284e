import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { programmeJsonSchema } from '../../src/programme/json-schema.ts'

describe('the schema that editors read', () => {
  it('is the one that the code checks schedules with', async () => {
    const file = new URL('../../schedules/programme.schema.json', import.meta.url)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(programmeJsonSchema())
  })
})
