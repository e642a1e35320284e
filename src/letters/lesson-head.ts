import type { Edition } from '../domain/edition.ts'
import type { CompiledLesson } from './compile.ts'
import { type LetterContext, liquidScope } from './letter-context.ts'
import { textEngine } from './liquid-engines.ts'
import { oneLine } from './one-line.ts'
import { readLesson } from './read-lesson.ts'

/** What stands at the head of a lesson, as text: its theme, and its section with the colour as the schedule says it. */
export type LessonHead = { readonly theme: string; readonly section: { label: string; colour: string } }

/** The head of a lesson that has been compiled. Throws a Liquid RenderError for a placeholder without a value. */
export function lessonHead(
  { programme, files }: Edition,
  { letter, fixed }: CompiledLesson,
  context: LetterContext,
): LessonHead {
  const file = `lessons/${letter}.md`
  const { theme, section } = readLesson(files[file] ?? '', file)
  return {
    theme: oneLine(textEngine.parseAndRenderSync(theme, liquidScope(fixed, context))),
    section: programme.sections[section] ?? { label: '', colour: '#000000' },
  }
}
