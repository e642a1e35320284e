import { existsSync } from 'node:fs'
import { type EditionDifference, isSameEdition } from '../../letters/difference/edition-difference.ts'
import { keptDifference } from '../../letters/difference/kept-differences.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import { editionOf } from '../../writing/kept-editions.ts'
import { programmeFolder, type Shelf } from '../programmes/programme-folder.ts'

/**
 * How a programme as it is written now differs from an edition of it, in milliseconds: its letters may have mistakes.
 * Undefined where they say the same, or it cannot be read.
 */
export async function behindFiles(
  shelf: Shelf,
  { programme, editionHash }: { programme: string; editionHash: string },
): Promise<EditionDifference | undefined> {
  if (!existsSync(shelf.root)) return undefined
  const written = await shelvedSketch(await programmeFolder(shelf, programme), programme)
  if (!written || written.hash === editionHash) return undefined
  const edition = await editionOf(shelf.db, editionHash)
  const difference = edition && keptDifference(edition, written)
  return difference && !isSameEdition(difference) ? difference : undefined
}
