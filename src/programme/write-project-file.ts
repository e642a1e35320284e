import { randomBytes } from 'node:crypto'
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { programmeOf } from './programme-files.ts'

/**
 * Writes one file of a programme, whole or not at all. Throws for a path that no programme has, and where a symbolic link
 * leads out of the folder.
 */
export async function writeProjectFile(root: string, file: string, text: string): Promise<void> {
  if (programmeOf(file) === undefined) throw new Error(`${file} is no file of a programme`)
  const path = join(root, file)
  await mkdir(dirname(path), { recursive: true })
  const [home, folder] = [await realpath(root), await realpath(dirname(path))]
  if (!folder.startsWith(home.endsWith(sep) ? home : home + sep))
    throw new Error(`${dirname(file)} leads out of the project folder`)
  const beside = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    await writeFile(beside, text, { flag: 'wx' })
    await rename(beside, path)
  } finally {
    await rm(beside, { force: true })
  }
}
