import type { Edition } from '../../domain/edition.ts'
import type { FieldTexts } from '../../domain/field-change.ts'
import type { FieldValue, LessonAction } from '../../domain/field-values.ts'
import { LAYOUT_FILE } from '../layout.ts'
import { fieldsOf } from '../layout-fields.ts'
import { LetterError } from '../letter-error.ts'
import { PLACEHOLDER } from '../protected-placeholders.ts'
import { type Lesson, readLesson } from '../read-lesson.ts'
import { ownReminder, readOwnLetter } from '../service/own-reminder.ts'

/** What a letter says, before anything is filled. */
export type LetterWords = {
  /** Its texts by the names that an edition's difference has for them; `body` is the Markdown below the front matter. */
  fields: FieldTexts
  /** The addresses that it points to, and its placeholders, each once. */
  links: readonly string[]
  placeholders: readonly string[]
}

/** The words of a lesson by its letter; undefined where the edition has none. A file with mistakes is one text. */
export function lessonWords(edition: Edition, letter: string): LetterWords | undefined {
  const file = `lessons/${letter}.md`
  const source = edition.files[file]
  if (source === undefined) return undefined
  return wordsOf(edition, source, () => lessonFields(readLesson(source, file, fieldsOf(edition))))
}

/** The same for a programme's own reminder, `<event>.<reminder>`. */
export function reminderWords(edition: Edition, letter: string): LetterWords | undefined {
  const own = ownReminder(edition, letter)
  if (!own) return undefined
  return wordsOf(edition, own.source, () => {
    const { title, subject, preheader, button = '', body } = readOwnLetter(own)
    return { title, subject, preheader, button, body: body.trim() }
  })
}

function wordsOf(edition: Edition, source: string, read: () => FieldTexts): LetterWords {
  const placeholders = source.match(PLACEHOLDER) ?? []
  const fields = fieldsOr(source, read)
  const named = namedLinks(edition, fields, placeholders)
  return {
    fields,
    links: [...new Set([...(source.match(ADDRESS) ?? []), ...named])],
    placeholders: [...new Set(placeholders)],
  }
}

function fieldsOr(source: string, read: () => FieldTexts): FieldTexts {
  try {
    return read()
  } catch (error) {
    if (error instanceof LetterError) return { body: source }
    throw error
  }
}

function lessonFields({ title, subject = '', preheader = '', values, body }: Lesson): FieldTexts {
  const fields = Object.fromEntries(values.flatMap(textsOf))
  return { title, ...fields, subject, preheader, body: body.trim() }
}

function textsOf(value: FieldValue): (readonly [string, string])[] {
  if (value.type !== 'actions') return [[value.name, value.text.trim()]]
  return value.actions.map((action) => [String(action.name), buttonText(action)])
}

function buttonText({ text, link, event, label }: LessonAction): string {
  return `${text.trim()}\n[${label}](${link ?? event ?? ''})`
}

const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"')\]{}]+/g
const BUTTON = /\]\(([a-z0-9_]+)\)$/
const NAMED = /\blinks\.([a-z0-9_]+)/

/** The addresses of the links that a letter names in its buttons and its text, and of the one that its layout does. */
function namedLinks(edition: Edition, fields: FieldTexts, placeholders: readonly string[]): string[] {
  const { programme, files } = edition
  const inButtons = Object.values(fields).map((text) => BUTTON.exec(text)?.[1])
  const inText = placeholders.map((placeholder) => NAMED.exec(placeholder)?.[1])
  const inLayout = files[LAYOUT_FILE]?.includes('programme.url') ? 'programme' : undefined
  return [...inButtons, ...inText, inLayout].flatMap((name) => programme.links[name ?? '']?.url ?? [])
}
