import { type PublishedFile, textHash } from '../../domain/programme-file.ts'
import { type ProjectFolder, readProjectFile } from '../../programme/project-files.ts'
import type { Database } from '../../store/database.ts'
import { publishedFiles } from '../../store/published-files.ts'

/** Where programmes are kept, and where they are written: `root` is the folder of this installation. */
export type Shelf = { db: Database; root: string }

/**
 * What programmes are read from: the folder of this installation, with what was published in the browser before its
 * files.
 */
export async function programmeFolder({ db, root }: Shelf, programme?: string): Promise<ProjectFolder> {
  const files = await publishedFiles(db, programme)
  return { root, over: new Map(files.map(({ path, text }) => [path, text])) }
}

/** The text of one file of it; null where there is none, or none that can be read. */
export async function textIn(folder: ProjectFolder, path: string): Promise<string | null> {
  const read = await readProjectFile(folder, path)
  return read.ok ? read.text : null
}

export function hashOrNull(text: string | null): string | null {
  return text === null ? null : textHash(text)
}

/** A published file whose own in the folder was changed since, by somebody who works there. */
export type FolderConflict = { path: string; published: string; inFolder: string }

/** The files of a programme that were changed in the folder too. Until somebody decides, what was published holds. */
export async function folderConflicts({ db, root }: Shelf, programme: string): Promise<FolderConflict[]> {
  const files = await publishedFiles(db, programme)
  const found = await Promise.all(files.map((file) => conflictOf(root, file)))
  return found.filter((conflict) => conflict !== undefined)
}

async function conflictOf(root: string, file: PublishedFile): Promise<FolderConflict | undefined> {
  const { path, text: published, folderHash } = file
  const inFolder = await textIn(root, path)
  if (inFolder === null || inFolder === published || textHash(inFolder) === folderHash) return undefined
  return { path, published, inFolder }
}
