import type { Edition } from '../domain/edition.ts'
import { programmeSchema } from '../domain/programme.ts'
import { sealWithStandIns } from './compile-rules.ts'
import type { LessonFigures } from './lesson-figures.ts'
import { errorAt, inOrder, isError, type Mistake } from './mistake.ts'
import { listProgrammes } from './programme-files.ts'
import { type ProjectFolder, readProjectFile } from './project-files.ts'
import { readLessons } from './read-lessons.ts'
import { readReminderLetters } from './reminder-letters.ts'
import { readSchedule, type Schedule } from './schedule.ts'
import { scheduleMistakes } from './schedule-rules.ts'
import { suggest } from './suggest.ts'

/** `figures`: of the lessons whose letters could be filled, in the order of their days. */
export type LoadedProgramme = { figures: LessonFigures[] } & (
  | { ok: true; edition: Edition; warnings: Mistake[] }
  | { ok: false; mistakes: Mistake[] }
)

/**
 * Loads `schedules/<name>.yaml` and `templates/<name>/` of a folder into an edition. If anything is wrong,
 * lists every mistake, including warnings, by file and line. The lessons of the edition are in the order of their days.
 * A link with an empty URL points to example.org.
 */
export async function loadProgramme(project: ProjectFolder, name: string): Promise<LoadedProgramme> {
  const file = `schedules/${name}.yaml`
  if (!programmeSchema.shape.programme.safeParse(name).success) {
    const expected = 'lower-case letters, digits and hyphens, such as 21-jours'
    const meant = suggest(name, await listProgrammes(project))
    const what = `${JSON.stringify(name)} cannot name a programme${meant}`
    return refused([errorAt({ file: 'schedules', line: 1 }, what, expected)])
  }
  const read = await readProjectFile(project, file)
  if (!read.ok) {
    const meant = read.missing ? suggest(name, await listProgrammes(project)) : ''
    return refused([errorAt({ file, line: 1 }, `${read.what}${meant}`)])
  }
  const schedule = withRules(readSchedule(read.text, file), name)
  const { figures, ...letters } = await readLessons(project, `templates/${name}`, schedule)
  const reminders = await readReminderLetters(project, `templates/${name}`, schedule)
  const mistakes = inOrder([...schedule.mistakes, ...letters.mistakes, ...reminders.mistakes])
  if (mistakes.some(isError)) return { ok: false, mistakes, figures }
  return {
    ok: true,
    figures,
    edition: sealWithStandIns(schedule.programme, { ...letters.files, ...reminders.files }),
    warnings: mistakes,
  }
}

function withRules(schedule: Schedule, name: string): Schedule {
  return { ...schedule, mistakes: [...schedule.mistakes, ...scheduleMistakes(schedule, name)] }
}

function refused(mistakes: Mistake[]): LoadedProgramme {
  return { ok: false, mistakes, figures: [] }
}
