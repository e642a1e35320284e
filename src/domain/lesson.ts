import { z } from 'zod'
import type { LessonField, LessonFields } from './lesson-fields.ts'
import { mapValues } from './map-values.ts'

const MOST_ACTIONS = 10

const action = z
  .strictObject({
    text: z.string().min(1).describe('one or two sentences, Markdown, placeholders allowed'),
    link: z.string().min(1).optional().describe('a name from `links` of the programme, or `event` instead'),
    event: z
      .string()
      .min(1)
      .optional()
      .describe('a webinar or a mooc of the programme: the button goes to its page, where readers register'),
    label: z.string().min(1).describe('the words of the button'),
  })
  .superRefine(({ link, event }, { addIssue }) => {
    if ((link === undefined) !== (event === undefined)) return
    const path = link === undefined ? ['link'] : ['event']
    addIssue({ code: 'custom', path, message: 'expected either `link` or `event`' })
  })

/** A call to action as a lesson writes it. */
export type WrittenAction = z.infer<typeof action>

/** What a lesson may write into a field: calls to action by their names, or as a list where the layout names none. */
export type FieldText = string | Readonly<Record<string, WrittenAction>> | readonly WrittenAction[]

const ofEveryLesson = {
  title: z.string().min(1),
  subject: z.string().min(1).max(120).optional().describe('subject of the mail; the title when absent'),
  preheader: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('the line that inboxes show after the subject; the first words of the lesson when absent'),
  fixed_dates: z
    .array(z.string().min(1))
    .optional()
    .describe('dates, or words like « demain », that stay true for every cohort: the date of a publication'),
}

/** A front matter that has been checked: what every lesson may have, and the fields of its layout as unknown. */
export type LessonFront = z.infer<z.ZodObject<typeof ofEveryLesson>> & Readonly<Record<string, unknown>>
type LessonSchema = z.ZodType<LessonFront>

const schemas = new WeakMap<LessonFields, LessonSchema>()

/**
 * The front matter of a lesson, `templates/<programme>/lessons/<letter>.md`, whose layout has these fields. Texts are
 * Markdown with placeholders.
 */
export function lessonFrontMatter(fields: LessonFields): LessonSchema {
  const known = schemas.get(fields)
  if (known) return known
  const own = mapValues(fields, (field) => (field.required ? schemaOf(field) : schemaOf(field).optional()))
  const { title, ...others } = ofEveryLesson
  const schema: LessonSchema = z.strictObject({ title, ...own, ...others })
  schemas.set(fields, schema)
  return schema
}

function schemaOf(field: LessonField): z.ZodType<FieldText> {
  const schema = field.type === 'actions' ? actionsOf(field.parts) : z.string().min(1)
  if (field.label !== undefined) return schema.describe(field.label)
  return field.type === 'section' ? schema.describe('a name from `sections` of the programme') : schema
}

function actionsOf(parts: Readonly<Record<string, string>> | undefined): z.ZodType<FieldText> {
  return parts ? z.strictObject(mapValues(parts, () => action)) : z.array(action).min(1).max(MOST_ACTIONS)
}
