import { existsSync } from 'node:fs'
import {
  type EditionDifference,
  editionDifference,
  isSameEdition,
} from '../../letters/difference/edition-difference.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import type { Database } from '../../store/database.ts'
import { findEdition } from '../../store/editions.ts'

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
  const edition = await findEdition(db, editionHash)
  const difference = edition && editionDifference(edition, written)
  return difference && !isSameEdition(difference) ? difference : undefined
}
