import { writeFileSync } from 'node:fs'
import { programmeJsonSchema } from '../src/programme/json-schema.ts'

const file = new URL('../schedules/programme.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(programmeJsonSchema(), undefined, 2)}\n`)
