import { LAYOUT_FILE } from '../letters/layout.ts'
import type { Compile } from './compile-rules.ts'
import type { LessonFigures } from './lesson-figures.ts'
import { inOrder, type Mistake } from './mistake.ts'
import { readProgrammeLayout } from './programme-layout.ts'
import { type ProjectFolder, readProjectFile } from './project-files.ts'
import { compileAll, readLesson } from './read-lessons.ts'
import { readSchedule } from './schedule.ts'

/** A lesson by its programme and letter. `compile` may keep what it compiles: whoever shows the letter needs it, too. */
export type CheckedLesson = { programme: string; letter: string; compile?: Compile }

/** The mistakes of a lesson by line, and its figures where its letter can be filled. */
export type LessonReport = { mistakes: Mistake[]; figures?: LessonFigures | undefined }

/**
 * The mistakes of one lesson, by line, as `loadProgramme` finds them: no other lesson is compiled, so that it takes
 * milliseconds while MJML's process runs. Nothing where no day has such a letter.
 */
export async function checkLesson(project: ProjectFolder, wanted: CheckedLesson): Promise<LessonReport> {
  const { programme, letter, compile } = wanted
  const file = `schedules/${programme}.yaml`
  const read = await readProjectFile(project, file)
  const schedule = readSchedule(read.ok ? read.text : '', file)
  const lesson = schedule.lessons.find((each) => each.letter === letter)
  if (!lesson) return { mistakes: [] }
  const folder = `templates/${programme}`
  const { text, fields } = await readProgrammeLayout(project, folder, schedule.programme.language)
  const part = await readLesson(project, folder, { lesson, schedule, fields })
  const files = { ...part.files, ...(text !== undefined && { [LAYOUT_FILE]: text }) }
  const letters = fields ? part.letters : []
  const compiled = await compileAll({ letters, files, schedule, folder, compile })
  const own = `${folder}/lessons/${letter}.md`
  const mistakes = inOrder([...part.mistakes, ...compiled.mistakes])
  return { mistakes: mistakes.filter(({ file }) => file === own), figures: compiled.figures[0] }
}
