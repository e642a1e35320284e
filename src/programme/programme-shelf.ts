import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { textHash } from '../domain/programme-file.ts'
import type { Language } from '../language/catalogues.ts'
import { loadProgramme } from './load-programme.ts'
import { programmePaths } from './programme-files.ts'
import { layersOf, listProjectFolder, type ProjectFolder, readProjectFile } from './project-files.ts'
import { readSchedule } from './schedule.ts'
import { sketchEdition } from './sketch-edition.ts'

/** A programme that has a schedule, by its name, with the title and the language that its schedule says. */
export type ShelvedProgramme = { name: string; title: string; language: Language }

const SCHEDULE = /^([a-z0-9_-]+)\.yaml$/

/** The programmes of a folder, in the order of their names. */
export async function shelvedProgrammes(project: ProjectFolder): Promise<ShelvedProgramme[]> {
  const files = await listProjectFolder(project, 'schedules')
  const names = files.flatMap((file) => SCHEDULE.exec(file)?.[1] ?? [])
  return Promise.all(names.map(async (name) => ({ name, ...(await headOf(project, name)) })))
}

const headOf = whileUnchanged(async (project, name) => {
  const file = `schedules/${name}.yaml`
  const read = await readProjectFile(project, file)
  const { programme, broken } = readSchedule(read.ok ? read.text : '', file)
  return { title: broken.has('title') ? name : programme.title, language: programme.language }
})

/** Loads a programme as it is written now. To compile its letters takes seconds. */
export const shelvedProgramme = whileUnchanged(loadProgramme)

/** Sketches a programme as it is written now, as `sketchEdition` does. */
export const shelvedSketch = whileUnchanged(sketchEdition)

/** Keeps what was made of a programme until one of its files changes. A failure to read is not kept. */
function whileUnchanged<Made>(make: (project: ProjectFolder, name: string) => Promise<Made>): typeof make {
  const kept = new Map<string, { mark: string; made: Promise<Made> }>()
  return async (project, name) => {
    const mark = await markOf(project, name)
    const key = join(layersOf(project).root, name)
    const known = kept.get(key)
    if (known?.mark === mark) return known.made
    const made = make(project, name)
    kept.set(key, { mark, made })
    made.catch(() => kept.delete(key))
    return made
  }
}

/** Changes with the files of a programme: their names, sizes and times. */
async function markOf(project: ProjectFolder, name: string): Promise<string> {
  const files = await programmePaths(project, name)
  const facts = await Promise.all(files.map((file) => factsOf(project, file)))
  return createHash('sha256').update(facts.join('\n')).digest('hex')
}

async function factsOf(folder: ProjectFolder, file: string): Promise<string> {
  const { root, over } = layersOf(folder)
  const above = over?.get(file)
  if (above !== undefined) return `${file} ${textHash(above)}`
  const found = await stat(join(root, file)).catch(() => undefined)
  return `${file} ${found?.size} ${found?.mtimeMs}`
}
