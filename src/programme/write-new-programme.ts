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
  await refuseTaken(root, name)
  const { schedule, templates } = placesOf(name)
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

/** @throws UserError where something of that name is there already. */
export async function refuseTaken(root: string, name: string): Promise<void> {
  for (const path of Object.values(placesOf(name))) {
    const isTaken = await lstat(join(root, path)).then(
      () => true,
      () => false,
    )
    if (isTaken) throw new UserError(`${path} is there already, and nothing was written: choose another name`)
  }
}

/** Where the files of a programme are, in the project. */
function placesOf(name: string): { schedule: string; templates: string } {
  return { schedule: `schedules/${name}.yaml`, templates: `templates/${name}` }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text, { flag: 'wx' })
}
