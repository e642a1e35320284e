import { z } from 'zod'
import { programmeSchema } from '../domain/programme.ts'

/** The JSON Schema of schedule files, with which editors complete and check them as they are typed. */
export function programmeJsonSchema(): z.core.JSONSchema.JSONSchema {
  return { title: 'A programme of Feuilleton', ...z.toJSONSchema(programmeSchema, { io: 'input' }) }
}
