import { existsSync } from 'node:fs'
import { type EditionDifference, isSameEdition } from '../../letters/difference/edition-difference.ts'
import { keptDifference } from '../../letters/difference/kept-differences.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import type { Database } from '../../store/database.ts'
import { editionOf } from '../../writing/kept-editions.ts'

/** Where programmes are kept, and where they are written: `root` is the folder of this installation. */
export type Shelf = { db: Database; root: string }

/**
 * How the files of a programme differ from an edition of it, in milliseconds: their letters may have mistakes. Undefined
 * where they say the same, or cannot be read.
 */
export async function behindFiles(
  { db, root }: Shelf,
  { programme, editionHash }: { programme: string; editionHash: string },
): Promise<EditionDifference | undefined> {
  const written = existsSync(root) ? await shelvedSketch(root, programme) : undefined
  if (!written || written.hash === editionHash) return undefined
  const edition = await editionOf(db, editionHash)
  const difference = edition && keptDifference(edition, written)
  return difference && !isSameEdition(difference) ? difference : undefined
}
