import type { ProgrammeEvent } from '../domain/programme.ts'
import { eventHoles } from '../letters/event-note/event-holes.ts'
import { ownFrontMatter } from '../letters/event-note/own-letter.ts'
import { findHoleMistakes } from '../letters/holes.ts'
import { LetterError } from '../letters/letter-error.ts'
import { splitFrontMatter } from '../letters/split-front-matter.ts'
import { findCalendarWords } from './calendar-words.ts'
import { letterMistakes } from './lesson-file.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { groupOf } from './schedule.ts'
import { schemaGuide } from './schema-guide.ts'
import { schemaMistakes } from './schema-mistakes.ts'
import { readYaml } from './yaml-source.ts'

/** What is wrong in the text of `reminders/<event>.<reminder>.md`; `file` is relative to the project. */
export function reminderFileMistakes(text: string, file: string, event: ProgrammeEvent): Mistake[] {
  const front = frontMistakes(text, file)
  return [
    ...front.mistakes,
    ...findHoleMistakes(text, eventHoles(event)).map(({ line, message }) => errorAt({ file, line }, message)),
    ...dateMistakes(text, file, front.fixed),
  ]
}

function frontMistakes(text: string, file: string): { mistakes: Mistake[]; fixed: string[] } {
  try {
    const { frontMatter, frontMatterLine } = splitFrontMatter(text, file)
    const source = readYaml(frontMatter, { file, firstLine: frontMatterLine })
    const checked = ownFrontMatter.safeParse(source.value)
    const isRead = checked.success || source.value === undefined
    const guide = schemaGuide(ownFrontMatter)
    const found = isRead ? [] : schemaMistakes(checked.error.issues, { source, guide, file })
    const { fixed_dates: fixed } = groupOf(source.value)
    return {
      mistakes: [...source.mistakes, ...found],
      fixed: Array.isArray(fixed) ? fixed.map(String) : [],
    }
  } catch (error) {
    if (!(error instanceof LetterError)) throw error
    return { mistakes: letterMistakes(error, (inner) => inner), fixed: [] }
  }
}

function dateMistakes(text: string, file: string, fixed: readonly string[]): Mistake[] {
  return findCalendarWords(text, fixed).map(({ line, words }) =>
    errorAt(
      { file, line },
      `« ${words} » would be false for another cohort`,
      'a hole such as {{ event.of | relative_day }}, or these words under fixed_dates if they always hold',
    ),
  )
}
