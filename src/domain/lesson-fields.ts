import { z } from 'zod'
import { line, placeholderName } from './names.ts'

/** What the front matter of every lesson may have, whatever its layout. */
const OF_EVERY_LESSON = ['title', 'subject', 'preheader', 'fixed_dates'] as const
/** What a layout reads under these names is not a field of a lesson. */
const OF_THE_LAYOUT = [
  'title_text',
  'blocks',
  'day',
  'days',
  'language',
  'programme',
  'sender',
  'look',
  'words',
]
const TAKEN: readonly string[] = [...OF_EVERY_LESSON, ...OF_THE_LAYOUT]

const shared = {
  label: line.optional().describe('what it is called where lessons are written'),
  required: z.boolean().default(false).describe('true: no lesson goes without it'),
}

const field = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), ...shared }),
  z.strictObject({ type: z.literal('line'), ...shared }),
  z.strictObject({
    type: z.literal('words'),
    at: z.enum(['start', 'end']).default('start').describe('before the body of the lesson, or after it'),
    ...shared,
  }),
  z.strictObject({
    type: z.literal('actions'),
    heading: line.optional().describe('above all of them: “Going further” when left out'),
    parts: z
      .record(placeholderName, line)
      .optional()
      .describe(
        'the calls to action by name, each with its heading: as many as a lesson lists when left out',
      ),
    ...shared,
  }),
])

/**
 * The fields that a layout gives to its lessons, by name, in the order in which a reader meets them: `section` names one
 * of the sections of the schedule, a `line` stands at the head, `words` are inline Markdown before or after the body, and
 * `actions` are calls to action with a button each.
 */
export const lessonFields = z.record(placeholderName, field).superRefine((fields, { addIssue }) => {
  for (const [name, { type }] of Object.entries(fields)) {
    const issue = (message: string) => addIssue({ code: 'custom', path: [name], message })
    if (TAKEN.includes(name)) issue(`expected another name: ${name} is taken`)
    if ((type === 'section') !== (name === 'section'))
      issue('expected `section` to be of the type section, and alone')
  }
})

export type LessonFields = z.infer<typeof lessonFields>
export type LessonField = LessonFields[string]
