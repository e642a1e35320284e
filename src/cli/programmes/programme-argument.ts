import { existsSync } from 'node:fs'
import type { Config } from '../../config.ts'
import type { Edition } from '../../domain/edition.ts'
import { UserError } from '../../domain/user-error.ts'
import { loadProgramme } from '../../programme/load-programme.ts'
import { isError, type Mistake, mistakeText } from '../../programme/mistake.ts'
import { layersOf, type ProjectFolder } from '../../programme/project-files.ts'

/**
 * Loads a programme that a command names. A programme with mistakes is never loaded.
 * @throws UserError that lists every mistake.
 */
export async function loadEdition(
  project: ProjectFolder,
  name: string,
): Promise<{ edition: Edition; warnings: Mistake[] }> {
  requireRoot(layersOf(project).root)
  const loaded = await loadProgramme(project, name)
  if (loaded.ok) return loaded
  const mistakes = loaded.mistakes.filter(isError).map(mistakeText)
  throw new UserError(`the programme ${name} has mistakes:\n${mistakes.join('\n')}`)
}

/** What a command reads programmes from: the files of the folder, or with `--published` what stands before them, too. */
export async function askedFolder(
  config: Config,
  { published }: { published?: boolean | undefined },
): Promise<ProjectFolder> {
  const { root } = config
  requireRoot(root)
  if (!published) return root
  // Most of these commands need no database.
  const { programmeFolder } = await import('../../actions/programmes/programme-folder.ts')
  const { withStore } = await import('../with-store.ts')
  return withStore(config, (db) => programmeFolder({ db, root }))
}

/** @throws UserError when the folder of the programmes does not exist. */
export function requireRoot(root: string): void {
  if (!existsSync(root)) throw new UserError(`there is no folder ${root}: FEUILLETON_ROOT names it`)
}
