import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../domain/user-error.ts'
import { REHEARSAL_FILES } from '../../rehearsal/rehearse.ts'

const LETTER_FILE = /^\d{4,}-.+\.eml$/

/**
 * Allows a rehearsal to replace an earlier one, even an incomplete one, and nothing else: a folder `mail` may belong to
 * anyone.
 * @throws UserError that names a file which no rehearsal wrote.
 */
export function refuseForeignFolder(directory: string): void {
  if (!existsSync(directory)) return
  if (!isFolder(directory)) throw new UserError(`${directory} is not a folder: choose one with --out`)
  const foreign = readdirSync(directory).find((name) => !isOurs(directory, name))
  if (foreign === undefined) return
  throw new UserError(`${directory} has other files in it (${foreign}): choose an empty folder with --out`)
}

function isOurs(directory: string, name: string): boolean {
  if (name !== 'mail') return REHEARSAL_FILES.includes(name)
  const path = join(directory, name)
  return isFolder(path) && readdirSync(path).every((file) => LETTER_FILE.test(file))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
