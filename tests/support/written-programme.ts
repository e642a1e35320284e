import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import type { Edition } from '../../src/domain/edition.ts'

/** A folder with a programme as its files have it. */
export type WrittenFolder = {
  root: string
  /** Writes the files of another edition of it. */
  write(edition: Edition): Promise<void>
  remove(): Promise<void>
}

/** Writes an edition back into files, in a temporary folder: read again, they make the same edition. */
export async function writtenFolder(edition: Edition): Promise<WrittenFolder> {
  const root = await mkdtemp(join(tmpdir(), 'feuilleton-written-'))
  const write = (each: Edition) => writeEdition(root, each)
  await write(edition)
  return { root, write, remove: () => rm(root, { recursive: true }) }
}

async function writeEdition(root: string, { programme, files }: Edition): Promise<void> {
  const name = programme.programme
  const texts = Object.entries(files).map(([file, text]) => [`templates/${name}/${file}`, text] as const)
  for (const [file, text] of [[`schedules/${name}.yaml`, stringify(programme)] as const, ...texts]) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
}
