import type { Edition } from '../domain/edition.ts'
import { reminderRules } from '../domain/reminders.ts'
import { LAYOUT_FILE } from '../letters/layout.ts'
import { ownReminderFile } from '../letters/service/own-reminder.ts'
import { sealWithStandIns } from './compile-rules.ts'
import { isError } from './mistake.ts'
import { layoutText } from './programme-layout.ts'
import { type ProjectFolder, readProjectFile } from './project-files.ts'
import { readSchedule } from './schedule.ts'

/**
 * Reads a programme into the edition that `loadProgramme` makes of it, in milliseconds instead of seconds: no letter is
 * compiled, so its letters may have mistakes. Undefined where its schedule cannot be read.
 */
export async function sketchEdition(project: ProjectFolder, name: string): Promise<Edition | undefined> {
  const file = `schedules/${name}.yaml`
  const read = await readProjectFile(project, file)
  const schedule = read.ok ? readSchedule(read.text, file) : undefined
  if (!schedule || schedule.mistakes.some(isError)) return undefined
  const { programme } = schedule
  const reminders = Object.entries(programme.events).flatMap(([event, content]) =>
    reminderRules(content).map((rule) => ownReminderFile(`${event}.${rule.name}`)),
  )
  const lessons = programme.lessons.map(({ letter }) => `lessons/${letter}.md`)
  const folder = `templates/${name}`
  const files = await readFiles(project, folder, [...lessons, ...reminders])
  const layout = await layoutText(project, folder)
  return sealWithStandIns(programme, layout.ok ? { ...files, [LAYOUT_FILE]: layout.text } : files)
}

/** Those of the files that are there, by their names. */
async function readFiles(
  project: ProjectFolder,
  folder: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const read = await Promise.all(
    [...new Set(names)].map(
      async (name) => [name, await readProjectFile(project, `${folder}/${name}`)] as const,
    ),
  )
  return Object.fromEntries(read.flatMap(([name, file]) => (file.ok ? [[name, file.text] as const] : [])))
}
