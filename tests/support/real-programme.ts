import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Edition } from '../../src/domain/edition.ts'
import { loadProgramme } from '../../src/programme/load-programme.ts'
import { mistakeText } from '../../src/programme/mistake.ts'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
export const PROGRAMME = '21-jours-pour-convaincre'

let loadedOnce: Promise<Edition> | undefined

/** The real programme, loaded once by each process: to compile and check its lessons takes two seconds of a processor. */
export function realEdition(): Promise<Edition> {
  loadedOnce ??= editionIn(ROOT)
  return loadedOnce
}

/** The edition of the real programme, or of a copy, under `root`. */
export async function editionIn(root: string): Promise<Edition> {
  const loaded = await loadProgramme(root, PROGRAMME)
  if (!loaded.ok) throw new Error(loaded.mistakes.map(mistakeText).join('\n'))
  return loaded.edition
}

/** A copy of the real programme, with its schedule changed, in a project of its own. */
export async function programmeCopy(
  change: (schedule: string) => string,
): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'feuilleton-variant-'))
  for (const folder of ['schedules', 'templates']) {
    await cp(join(ROOT, folder), join(root, folder), { recursive: true })
  }
  const schedule = join(root, `schedules/${PROGRAMME}.yaml`)
  const text = await readFile(schedule, 'utf8')
  const changed = change(text)
  if (changed === text) throw new Error('nothing changed in the schedule')
  await writeFile(schedule, changed)
  return { root, remove: () => rm(root, { recursive: true }) }
}
