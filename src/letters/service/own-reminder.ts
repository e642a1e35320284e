import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import type { Edition } from '../../domain/edition.ts'
import { LetterError } from '../letter-error.ts'
import { tooManyBytes } from '../limits.ts'
import { type AllowedPlaceholders, findPlaceholderMistakes } from '../placeholder-mistakes.ts'
import { splitFrontMatter } from '../split-front-matter.ts'
import type { OwnLetter } from './service-letter.ts'
import { eventPlaceholders } from './service-placeholders.ts'

/** The front matter of `reminders/<event>.<reminder>.md`: plain texts with placeholders. */
export const ownFrontMatter = z.strictObject({
  subject: z.string().min(1).max(300).describe('the subject of the mail'),
  preheader: z.string().min(1).max(300).describe('the line that inboxes show after the subject'),
  title: z.string().min(1).max(300),
  button: z.string().min(1).optional().describe('the words of the button: those of its kind when absent'),
  fixed_dates: z
    .array(z.string().min(1))
    .optional()
    .describe('dates, or words like “demain”, that stay true for every cohort'),
})

/** The file that a programme's own words for a reminder are in; `letter` is `<event>.<reminder>`. */
export function ownReminderFile(letter: string): string {
  return `reminders/${letter}.md`
}

/** The programme's own words for a reminder, `<event>.<reminder>`; undefined where it has none. */
export function ownReminder(edition: Edition, letter: string): OwnLetter | undefined {
  const file = ownReminderFile(letter)
  const source = Object.hasOwn(edition.files, file) ? edition.files[file] : undefined
  const event = edition.programme.events[letter.slice(0, letter.indexOf('.'))]
  return source === undefined || !event ? undefined : { editionHash: edition.hash, file, source, event }
}

/** What such a file says. `bodyLine` is the line of the file on which the body starts. */
export type OwnWords = z.infer<typeof ownFrontMatter> & { readonly body: string; readonly bodyLine: number }

/** Reads an own letter. Throws a LetterError; `feuilleton check` names the lines of its keys. */
export function readOwnLetter({ source, file, event }: OwnLetter): OwnWords {
  const tooLarge = tooManyBytes('the file', Buffer.byteLength(source))
  if (tooLarge !== undefined) throw new LetterError([{ file, message: tooLarge }])
  const { frontMatter, frontMatterLine, body, bodyLine } = splitFrontMatter(source, file)
  const mistake = (message: string) => new LetterError([{ file, line: frontMatterLine, message }])
  refusePlaceholders(source, { file, allowed: eventPlaceholders(event) })
  const checked = ownFrontMatter.safeParse(readYaml(frontMatter, mistake))
  if (checked.success) return { ...checked.data, body, bodyLine }
  throw mistake(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}

function readYaml(text: string, mistake: (message: string) => LetterError): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw error instanceof YAMLParseError ? mistake(error.message) : error
  }
}

function refusePlaceholders(
  source: string,
  { file, allowed }: { file: string; allowed: AllowedPlaceholders },
): void {
  const found = findPlaceholderMistakes(source, allowed)
  if (found.length > 0) throw new LetterError(found.map((mistake) => ({ file, ...mistake })))
}
