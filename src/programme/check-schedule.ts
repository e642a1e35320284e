import { errorAt, inOrder, type Mistake } from './mistake.ts'
import { listProjectFolder, type ProjectFolder, readProjectFile } from './project-files.ts'
import { readSchedule, type Schedule } from './schedule.ts'
import { scheduleMistakes } from './schedule-rules.ts'

/** The mistakes of a schedule, by line, as `loadProgramme` finds them: no lesson is read, so that it takes milliseconds. */
export async function checkSchedule(project: ProjectFolder, programme: string): Promise<Mistake[]> {
  const file = `schedules/${programme}.yaml`
  const read = await readProjectFile(project, file)
  if (!read.ok) return [errorAt({ file, line: 1 }, read.what)]
  const schedule = readSchedule(read.text, file)
  const own = [...schedule.mistakes, ...scheduleMistakes(schedule, programme)]
  return inOrder([...own, ...(await lettersWithoutFile(project, schedule, programme))])
}

async function lettersWithoutFile(
  project: ProjectFolder,
  { file, source, lessons }: Schedule,
  programme: string,
): Promise<Mistake[]> {
  const folder = `templates/${programme}/lessons`
  const names = new Set(await listProjectFolder(project, folder))
  return lessons
    .filter(({ letter }) => !names.has(`${letter}.md`))
    .map(({ letter, index }) =>
      letterWithoutFile({ file, line: source.lineOf(['lessons', index, 'letter']) }, letter, folder),
    )
}

/** `at`: where the schedule names the letter. */
export function letterWithoutFile(
  at: { file: string; line: number },
  letter: string,
  folder: string,
): Mistake {
  return errorAt(at, `the letter '${letter}' has no file`, `${folder}/${letter}.md`)
}
