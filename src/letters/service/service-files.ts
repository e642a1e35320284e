import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Language } from '../../language/catalogues.ts'
import { LetterError } from '../letter-error.ts'
import { splitFrontMatter } from '../split-front-matter.ts'

/** The letters of the service come with the package, wherever it is started from. */
const FOLDER = new URL('../../../templates/service/', import.meta.url)

const text = z.string().min(1)

/** The front matter of a letter of the service: texts with placeholders, and phrases between square brackets. */
const frontMatter = z.strictObject({
  subject: text,
  preheader: text,
  title: text,
  why: text.describe('why this mail came'),
  button: text.optional().describe('the words of the button: without them there is nothing to do'),
  address: text
    .optional()
    .describe('before the address of the button, where the letter is nothing without it'),
  page: text.optional().describe('the words of the link to the page of the event'),
  banner: text.optional().describe('of reminders: the sentence at the top of a lesson instead of a letter'),
  calendars: z.literal(true).optional().describe('offered to those who are registered for a webinar'),
  is_off: z.literal(true).optional().describe('the event will not be: its dates are those that were planned'),
})

const frame = z.strictObject({
  greeting: text,
  when_label: text,
  planned_label: text,
  when: text,
  opens_label: text,
  opens: text,
  host_label: text,
  where_label: text,
  calendars: text,
  google: text,
  file: text,
  why_one_off: text.describe('why a one-off letter came'),
  me: text,
  read: text,
  unsubscribe: text,
  help: text,
  colon: text,
})

export type ServiceWords = z.infer<typeof frontMatter>
type LessonWords = z.infer<typeof lessonWords>
export type ServiceFrame = z.infer<typeof frame>

/** How the file of a letter is named in mistakes. */
export function serviceFile(language: Language, name: string): string {
  return `service/${language}/${name}.md`
}

const lessonWords = z.strictObject({
  doors: z.strictObject({ inform: text, train: text, act: text }),
  further: text,
  progress: text,
  nth: text,
  why: text,
  read: text,
  me: text,
  unsubscribe: text,
  help: text,
  banner: text,
  colon: text,
})

/** A letter of the service, as it is written. Throws a LetterError for a file that is missing or not as it should be. */
export function readServiceLetter(language: Language, name: string): { words: ServiceWords; body: string } {
  const file = serviceFile(language, name)
  const split = splitFrontMatter(read(`${language}/${name}.md`), file)
  return { words: checked(frontMatter, split.frontMatter, file), body: split.body }
}

/** The words around every letter. Throws as `readServiceLetter` does. */
export function readFrame(language: Language): ServiceFrame {
  return checked(frame, read(`${language}/_frame.yaml`), `service/${language}/_frame.yaml`)
}

/** The words that several letters share, by name. Throws as `readServiceLetter` does. */
export function readPhrases(language: Language): Record<string, string> {
  const file = `${language}/_phrases.yaml`
  return checked(z.record(z.string(), text), read(file), `service/${file}`)
}

const lessonWordsKept = new Map<Language, LessonWords>()

/** The words that lessons of every programme have. They are read once. Throws as `readServiceLetter` does. */
export function readLessonWords(language: Language): LessonWords {
  const file = `${language}/_lesson.yaml`
  const words = lessonWordsKept.get(language) ?? checked(lessonWords, read(file), `service/${file}`)
  lessonWordsKept.set(language, words)
  return words
}

/** A layout, for HTML (`event.mjml`) or text (`event.txt`). */
export function readLayout(name: string): string {
  return read(name)
}

function read(file: string): string {
  try {
    return readFileSync(new URL(file, FOLDER), 'utf8')
  } catch (error) {
    throw new LetterError([{ file: `service/${file}`, message: (error as Error).message }])
  }
}

function checked<T>(schema: z.ZodType<T>, yaml: string, file: string): T {
  const result = schema.safeParse(parse(yaml))
  if (result.success) return result.data
  const messages = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new LetterError(messages.map((message) => ({ file, message })))
}
