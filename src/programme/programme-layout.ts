import type { LessonFields } from '../domain/lesson-fields.ts'
import type { Language } from '../language/catalogues.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import { takeApart } from '../letters/layout-fields.ts'
import { readLayout } from '../letters/service/service-files.ts'
import { controlsInText } from './control-mistakes.ts'
import { letterMistakes } from './lesson-file.ts'
import { errorAt, type Mistake } from './mistake.ts'
import { type ProjectFolder, type ReadText, readProjectFile } from './project-files.ts'

/** The layout of a programme as far as it can be read: without `fields`, its lessons cannot be. */
export type ProgrammeLayout = { mistakes: Mistake[]; text?: string; fields?: LessonFields }

/** Reads the layout of a programme and the fields that it gives to lessons; `folder` is relative to the project. */
export async function readProgrammeLayout(
  project: ProjectFolder,
  folder: string,
  language: Language,
): Promise<ProgrammeLayout> {
  const file = `${folder}/${LAYOUT_FILE}`
  const read = await layoutText(project, folder)
  if (!read.ok) return { mistakes: [errorAt({ file, line: 1 }, read.what)] }
  const { text } = read
  const mistakes = controlsInText(text, { file, line: 1 })
  try {
    return { mistakes, text, fields: takeApart(text, language).fields }
  } catch (error) {
    return { mistakes: [...mistakes, ...letterMistakes(error, () => file)], text }
  }
}

/**
 * The text of the layout of a programme. One that brings none has the layout that comes with the service, and seals it
 * into its editions: a newer service does not change how their letters look.
 */
export async function layoutText(project: ProjectFolder, folder: string): Promise<ReadText> {
  const read = await readProjectFile(project, `${folder}/${LAYOUT_FILE}`)
  if (read.ok || !read.missing) return read
  return { ok: true, text: readLayout('lesson.mjml') }
}
