import { lstat, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UserError } from '../domain/user-error.ts'

/**
 * Writes the files of a new programme, by their paths in the project, or none of them: they are complete in a folder beside
 * before they get their names. The schedule gets its own last, as without it there is no programme.
 * @throws UserError where something of that name is there already.
 */
export async function writeNewProgramme(
  root: string,
  name: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const [schedule, templates] = [`schedules/${name}.yaml`, `templates/${name}`]
  for (const path of [schedule, templates]) await refuseTaken(root, path)
  for (const folder of ['schedules', 'templates']) await mkdir(join(root, folder), { recursive: true })
  const beside = await mkdtemp(join(root, 'templates', '.new-'))
  try {
    for (const [file, text] of Object.entries(files)) await write(join(beside, file), text)
    await rename(join(beside, templates), join(root, templates))
    await rename(join(beside, schedule), join(root, schedule))
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

async function refuseTaken(root: string, path: string): Promise<void> {
  const isTaken = await lstat(join(root, path)).then(
    () => true,
    () => false,
  )
  if (isTaken) throw new UserError(`${path} is there already, and nothing was written: choose another name`)
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
}
