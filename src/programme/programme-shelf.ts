import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { loadProgramme } from './load-programme.ts'
import { listProjectFolder, readProjectFile } from './project-files.ts'
import { readSchedule } from './schedule.ts'
import { sketchEdition } from './sketch-edition.ts'

/** A programme that has a schedule, by its name, with the title that its schedule says. */
export type ShelvedProgramme = { name: string; title: string }

const SCHEDULE = /^([a-z0-9_-]+)\.yaml$/

/** The programmes of the folder `root`, in the order of their names. */
export async function shelvedProgrammes(root: string): Promise<ShelvedProgramme[]> {
  const files = await listProjectFolder(root, 'schedules')
  const names = files.flatMap((file) => SCHEDULE.exec(file)?.[1] ?? [])
  return Promise.all(names.map(async (name) => ({ name, title: await titleOf(root, name) })))
}

const titleOf = whileUnchanged(async (root, name) => {
  const file = `schedules/${name}.yaml`
  const read = await readProjectFile(root, file)
  const { programme, broken } = readSchedule(read.ok ? read.text : '', file)
  return broken.has('title') ? name : programme.title
})

/** Loads a programme as it is written now. To compile its letters takes seconds. */
export const shelvedProgramme = whileUnchanged(loadProgramme)

/** Sketches a programme as it is written now, as `sketchEdition` does. */
export const shelvedSketch = whileUnchanged(sketchEdition)

/** Keeps what was made of a programme until one of its files changes. A failure to read is not kept. */
function whileUnchanged<Made>(make: (root: string, name: string) => Promise<Made>): typeof make {
  const kept = new Map<string, { mark: string; made: Promise<Made> }>()
  return async (root, name) => {
    const mark = await markOf(root, name)
    const key = join(root, name)
    const known = kept.get(key)
    if (known?.mark === mark) return known.made
    const made = make(root, name)
    kept.set(key, { mark, made })
    made.catch(() => kept.delete(key))
    return made
  }
}

/** Changes with the files of a programme: their names, sizes and times. */
async function markOf(root: string, name: string): Promise<string> {
  const files = [`schedules/${name}.yaml`]
  for (const folder of ['', '/lessons', '/reminders'])
    for (const file of await listProjectFolder(root, `templates/${name}${folder}`))
      files.push(`templates/${name}${folder}/${file}`)
  const facts = await Promise.all(files.map((file) => factsOf(root, file)))
  return createHash('sha256').update(facts.join('\n')).digest('hex')
}

async function factsOf(root: string, file: string): Promise<string> {
  const found = await stat(join(root, file)).catch(() => undefined)
  return `${file} ${found?.size} ${found?.mtimeMs}`
}
