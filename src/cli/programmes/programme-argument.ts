import { existsSync } from 'node:fs'
import type { Edition } from '../../domain/edition.ts'
import { UserError } from '../../domain/user-error.ts'
import { loadProgramme } from '../../programme/load-programme.ts'
import { isError, type Mistake, mistakeText } from '../../programme/mistake.ts'

/**
 * Loads a programme that a command names. A programme with mistakes is never loaded.
 * @throws UserError that lists every mistake.
 */
export async function loadEdition(
  root: string,
  name: string,
): Promise<{ edition: Edition; warnings: Mistake[] }> {
  requireRoot(root)
  const loaded = await loadProgramme(root, name)
  if (loaded.ok) return loaded
  const mistakes = loaded.mistakes.filter(isError).map(mistakeText)
  throw new UserError(`the programme ${name} has mistakes:\n${mistakes.join('\n')}`)
}

/** @throws UserError when the folder of the programmes does not exist. */
export function requireRoot(root: string): void {
  if (!existsSync(root)) throw new UserError(`there is no folder ${root}: FEUILLETON_ROOT names it`)
}
