import type { Programme } from '../../domain/programme.ts'
import { shelvedProgrammes, shelvedSketch } from '../../programme/programme-shelf.ts'
import { toFillIn } from '../../programme/to-fill-in.ts'
import { programmeFolder, type Shelf } from './programme-folder.ts'

/** Who sends the letters of a programme of this installation: of the first one that says it in full, if any does. */
export async function knownSender(shelf: Shelf): Promise<Programme['sender'] | undefined> {
  const folder = await programmeFolder(shelf)
  for (const { name } of await shelvedProgrammes(folder)) {
    const programme = (await shelvedSketch(folder, name))?.programme
    const isFilled = programme && !toFillIn(programme).some((key) => key.startsWith('sender.'))
    if (isFilled) return programme.sender
  }
  return undefined
}
