import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PROGRAMME = '21-jours-pour-convaincre'
const SCHEDULE = `schedules/${PROGRAMME}.yaml`

/** A lesson of the programme, as a path of its project. */
export function lessonFile(day: number): string {
  return `templates/${PROGRAMME}/lessons/jour-${String(day).padStart(2, '0')}.md`
}

export type Variant = {
  root: string
  /** Changes the text of one file; throws when nothing changes. */
  edit(file: string, change: (text: string) => string): Promise<void>
  remove(): Promise<void>
}

/** A copy of the real programme, in a project of its own, to be changed. */
export async function programmeCopy(schedule: (text: string) => string = (text) => text): Promise<Variant> {
  const root = await mkdtemp(join(tmpdir(), 'feuilleton-variant-'))
  for (const folder of ['schedules', 'templates'])
    await cp(join(ROOT, folder), join(root, folder), { recursive: true })
  const variant: Variant = {
    root,
    async edit(file, change) {
      const text = await readFile(join(root, file), 'utf8')
      const changed = change(text)
      if (changed === text) throw new Error(`nothing changed in ${file}`)
      await writeFile(join(root, file), changed)
    },
    remove: () => rm(root, { recursive: true }),
  }
  const text = await readFile(join(root, SCHEDULE), 'utf8')
  await writeFile(join(root, SCHEDULE), schedule(text))
  return variant
}

/** The schedule with every stand-in filled in. */
export function filledIn(schedule: string): string {
  return schedule
    .replaceAll('https://example.org/', 'https://lerameau.fr/')
    .replaceAll('@21jours.example', '@lerameau.fr')
}
