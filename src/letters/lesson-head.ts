import type { Edition } from '../domain/edition.ts'
import { linesIn, sectionIn } from '../domain/field-values.ts'
import { bindText } from './bound-marks.ts'
import type { CompiledLesson } from './compile.ts'
import { fieldsOf } from './layout-fields.ts'
import { type LetterContext, liquidScope } from './letter-context.ts'
import { textEngine } from './liquid-engines.ts'
import { oneLine } from './one-line.ts'
import { readLesson } from './read-lesson.ts'
import { type Section, sectionCalled } from './section-colours.ts'

/** What stands at the head of a lesson, as text: its lines, and its section with the colour as the schedule says it. */
export type LessonHead = { readonly lines: readonly string[]; readonly section: Section }

/** The head of a lesson that has been compiled. Throws a Liquid RenderError for a placeholder without a value. */
export function lessonHead(
  edition: Edition,
  { letter, fixed }: CompiledLesson,
  context: LetterContext,
): LessonHead {
  const file = `lessons/${letter}.md`
  const { values } = readLesson(edition.files[file] ?? '', file, fieldsOf(edition))
  return {
    lines: linesIn(values).map((line) =>
      oneLine(textEngine.parseAndRenderSync(bindText(line, fixed.language), liquidScope(fixed, context))),
    ),
    section: sectionCalled(sectionIn(values), edition.programme),
  }
}
