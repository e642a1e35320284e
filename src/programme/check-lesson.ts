import { LAYOUT_FILE } from '../letters/layout.ts'
import { inOrder, type Mistake } from './mistake.ts'
import { type ProjectFolder, readProjectFile } from './project-files.ts'
import { compileAll, readLayout, readLesson } from './read-lessons.ts'
import { readSchedule } from './schedule.ts'

/**
 * The mistakes of one lesson, by line, as `loadProgramme` finds them: no other lesson is compiled, so that it takes
 * milliseconds while MJML's process runs. Nothing where no day has such a letter.
 */
export async function checkLesson(project: ProjectFolder, name: string, letter: string): Promise<Mistake[]> {
  const file = `schedules/${name}.yaml`
  const read = await readProjectFile(project, file)
  const schedule = readSchedule(read.ok ? read.text : '', file)
  const lesson = schedule.lessons.find((each) => each.letter === letter)
  if (!lesson) return []
  const folder = `templates/${name}`
  const [layout, part] = [
    await readLayout(project, folder),
    await readLesson(project, folder, { lesson, schedule }),
  ]
  const files = { ...layout.files, ...part.files }
  const compiled =
    files[LAYOUT_FILE] === undefined ? [] : await compileAll({ ...part, files, schedule, folder })
  const own = `${folder}/lessons/${letter}.md`
  return inOrder([...part.mistakes, ...compiled]).filter((mistake) => mistake.file === own)
}
