import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { idsIn, instantOf, unlessGone } from './outbox-shelf.ts'

/** The mails of an outbox that were kept before an instant, as paths. */
export async function oldMails(directory: string, before: Date): Promise<string[]> {
  const ids = await idsIn(directory)
  return ids.filter((id) => instantOf(id) < before).map((id) => join(directory, `${id}.eml`))
}

/** The rehearsals of a folder, one a folder, whose report was written before an instant. */
export async function oldRehearsals(directory: string, before: Date): Promise<string[]> {
  const names = (await unlessGone(readdir(directory))) ?? []
  const paths = names.map((name) => join(directory, name))
  const ages = await Promise.all(paths.map((path) => unlessGone(stat(join(path, 'report.json')))))
  return paths.filter((_, index) => (ages[index]?.mtime ?? before) < before)
}

/** Deletes files and folders; one that is gone already is no mistake. */
export async function deleteAll(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true })
}
