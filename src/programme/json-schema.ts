import { z } from 'zod'
import { programmeSchema } from '../domain/programme.ts'

/** The JSON Schema of schedule files. Editors use it to complete and check them. */
export function programmeJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { title: 'A programme of Feuilleton', ...z.toJSONSchema(programmeSchema, { io: 'input' }) }
}
