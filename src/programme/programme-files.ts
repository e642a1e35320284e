import { basename } from 'node:path'
import { listProjectFolder, type ProjectFolder, readProjectFile } from './project-files.ts'

/** The names of the programmes that have a schedule, sorted. */
export async function listProgrammes(project: ProjectFolder): Promise<string[]> {
  const files = await listProjectFolder(project, 'schedules')
  return files.filter((file) => file.endsWith('.yaml')).map((file) => basename(file, '.yaml'))
}

/** The paths of all that a programme may be made of, whether it is used or not, its schedule first. */
export async function programmePaths(project: ProjectFolder, name: string): Promise<string[]> {
  const templates = `templates/${name}`
  const lists = ['', '/lessons', '/reminders'].map(async (folder) =>
    (await listProjectFolder(project, `${templates}${folder}`)).map(
      (file) => `${templates}${folder}/${file}`,
    ),
  )
  const found = (await Promise.all(lists)).flat().filter((path) => programmeOf(path) === name)
  return [`schedules/${name}.yaml`, ...found]
}

const NAME = '[a-z0-9]+(?:[-_][a-z0-9]+)*'
const SCHEDULE = new RegExp(`^schedules/(${NAME})\\.yaml$`)
const TEMPLATE = new RegExp(`^templates/(${NAME})/(?:layout\\.mjml|(?:lessons|reminders)/[a-z0-9._-]+\\.md)$`)

/** Which programme a path belongs to; undefined where it is of none: outside the folder, or no file of a programme. */
export function programmeOf(path: string): string | undefined {
  return (SCHEDULE.exec(path) ?? TEMPLATE.exec(path))?.[1]
}

/** The texts of a programme by their paths: those that are there and can be read. */
export async function programmeTexts(project: ProjectFolder, name: string): Promise<Map<string, string>> {
  const paths = await programmePaths(project, name)
  const read = await Promise.all(paths.map((path) => readProjectFile(project, path)))
  return new Map(read.flatMap((file, at) => (file.ok ? [[paths[at] ?? '', file.text] as const] : [])))
}
