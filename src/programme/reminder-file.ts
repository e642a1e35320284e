import type { ProgrammeEvent } from '../domain/programme.ts'
import type { Language } from '../language/catalogues.ts'
import { LetterError } from '../letters/letter-error.ts'
import { findPlaceholderMistakes } from '../letters/placeholder-mistakes.ts'
import { ownFrontMatter } from '../letters/service/own-reminder.ts'
import { eventPlaceholders } from '../letters/service/service-placeholders.ts'
import { withCapital } from '../letters/small-beginning.ts'
import { splitFrontMatter } from '../letters/split-front-matter.ts'
import { smallBeginnings, smallFrontBeginnings } from './beginning-rules.ts'
import { calendarMistake } from './calendar-mistake.ts'
import { findCalendarWords } from './calendar-words.ts'
import { controlsInText } from './control-mistakes.ts'
import { letterMistakes } from './lesson-file.ts'
import { bodyLosses } from './loss-rules.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { groupOf } from './schedule.ts'
import { schemaGuide } from './schema-guide.ts'
import { schemaMistakes } from './schema-mistakes.ts'
import { readYaml } from './yaml-source.ts'

/** `file` is relative to the project. `language` is the programme's. */
type Where = { file: string; language: Language }

/** The mistakes in the text of `reminders/<event>.<reminder>.md`. */
export function reminderFileMistakes(text: string, event: ProgrammeEvent, where: Where): Mistake[] {
  const { file } = where
  const front = frontMistakes(text, where)
  return [
    ...front.mistakes,
    ...findPlaceholderMistakes(text, eventPlaceholders(event)).map(({ line, message }) =>
      errorAt({ file, line }, message),
    ),
    ...dateMistakes(text, front.fixed, where),
    ...front.warnings,
  ]
}

type FrontMistakes = { mistakes: Mistake[]; fixed: string[]; warnings: Mistake[] }

/** The keys of the front matter that are words. */
const WORDS = ['subject', 'preheader', 'title', 'button']

function frontMistakes(text: string, where: Where): FrontMistakes {
  const { file } = where
  try {
    const { frontMatter, frontMatterLine, body, bodyLine } = splitFrontMatter(text, file)
    const source = readYaml(frontMatter, { file, firstLine: frontMatterLine })
    const checked = ownFrontMatter.safeParse(source.value)
    const isRead = checked.success || source.value === undefined
    const guide = schemaGuide(ownFrontMatter)
    const found = isRead ? [] : schemaMistakes(checked.error.issues, { source, guide, file })
    const front = groupOf(source.value)
    const { fixed_dates: fixed } = front
    const words = WORDS.map((key) => ({ path: [key], text: front[key] }))
    return {
      mistakes: [...source.mistakes, ...controlsInText(body, { file, line: bodyLine }), ...found],
      fixed: Array.isArray(fixed) ? fixed.map(String) : [],
      warnings: [
        ...smallFrontBeginnings(words, { ...where, source }),
        ...smallBeginnings(body, where, bodyLine),
        ...bodyLosses(body, file, bodyLine),
      ],
    }
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    return { mistakes: letterMistakes(error, (inner) => inner), fixed: [], warnings: [] }
  }
}

const EXAMPLE = '{{ event.of | relative_day }}'

function dateMistakes(text: string, fixed: readonly string[], { file, language }: Where): Mistake[] {
  return findCalendarWords(text, fixed, language).map((found) => {
    const example = found.capital ? withCapital(EXAMPLE, language) : EXAMPLE
    return calendarMistake(found, { file, fixed, instead: `a placeholder such as ${example}` })
  })
}
