import { textHash } from '../../domain/programme-file.ts'
import { writeProjectFile } from '../../programme/write-project-file.ts'
import { inTransaction } from '../../store/database.ts'
import { dropPublishedFiles, lockProgramme, publishedFiles } from '../../store/published-files.ts'
import { type Shelf, textIn } from './programme-folder.ts'

/** `conflicts`: files that somebody has changed in the folder, too; they stay as they are, there and here. */
export type WrittenFolder = { written: string[]; conflicts: string[] }

/**
 * Writes what was published of a programme into the folder; from then on it is read there. A file is whole at any
 * moment, and where this ends in between, what was written says the same in both places.
 */
export function writeFolder(shelf: Shelf, programme: string): Promise<WrittenFolder> {
  return inTransaction(shelf.db, async (tx) => {
    await lockProgramme(tx, programme)
    const done: WrittenFolder = { written: [], conflicts: [] }
    for (const { path, text, folderHash } of await publishedFiles(tx, programme)) {
      const inFolder = await textIn(shelf.root, path)
      const isUntouched = inFolder === null ? folderHash === null : folderHash === textHash(inFolder)
      if (inFolder !== text && !isUntouched) done.conflicts.push(path)
      else {
        if (inFolder !== text) await writeProjectFile(shelf.root, path, text)
        done.written.push(path)
      }
    }
    await dropPublishedFiles(tx, done.written)
    return done
  })
}
