import { type FileDraft, textHash } from '../../domain/programme-file.ts'
import { Refused } from '../../domain/refusal.ts'
import { inTransaction } from '../../store/database.ts'
import { lockProgramme, setFolderHash } from '../../store/published-files.ts'
import { keepDraft } from './keep-draft.ts'
import { type FolderConflict, folderConflicts, type Shelf } from './programme-folder.ts'

/** `seen`: the hash of what the folder said when it was shown. */
export type ConflictChoice = { programme: string; path: string; seen: string }

/**
 * Lets the published file stand before what somebody has changed in the folder.
 * @throws Refused when the two are not what was shown any more.
 */
export async function keepPublished(shelf: Shelf, choice: ConflictChoice): Promise<void> {
  await inTransaction(shelf.db, async (tx) => {
    await lockProgramme(tx, choice.programme)
    const { path, inFolder } = await conflictSeen({ ...shelf, db: tx }, choice)
    await setFolderHash(tx, { path, folderHash: textHash(inFolder) })
  })
}

/**
 * Makes a draft of what the folder says, for its author to look at and publish; `other` where they have a draft already.
 * @throws Refused when the two are not what was shown any more.
 */
export async function takeFromFolder(
  shelf: Shelf,
  choice: ConflictChoice & { organiserId: number; now: Date },
): Promise<{ kept: FileDraft } | { other: FileDraft }> {
  const { programme, organiserId, now } = choice
  const { path, published, inFolder } = await conflictSeen(shelf, choice)
  const file = { programme, path, text: inFolder, beganHash: textHash(published) }
  return keepDraft(shelf.db, { ...file, organiserId, page: 'folder', seen: 0, now })
}

async function conflictSeen(
  shelf: Shelf,
  { programme, path, seen }: ConflictChoice,
): Promise<FolderConflict> {
  const found = (await folderConflicts(shelf, programme)).find((conflict) => conflict.path === path)
  if (!found || textHash(found.inFolder) !== seen)
    throw new Refused({ refused: 'files-changed-meanwhile', files: [path] })
  return found
}
