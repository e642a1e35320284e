import type { Edition } from '../../domain/edition.ts'
import { layoutPath, schedulePath } from '../../domain/programme-file.ts'
import type { LetterCache } from '../../letters/letter-cache.ts'
import { checkLayout } from '../../programme/check-layout.ts'
import { checkSchedule } from '../../programme/check-schedule.ts'
import { withTexts } from '../../programme/project-files.ts'
import { sketchEdition } from '../../programme/sketch-edition.ts'
import { type LineMark, marksOf } from './check-text.ts'
import { type Author, authorsDesk, type FileInHand, fileInHand, textInHand } from './file-in-hand.ts'
import type { Shelf } from './programme-folder.ts'

/** A file that all lessons of a programme share. */
export type SharedKind = 'schedule' | 'layout'

/** One of them as one author sees it. */
export type SharedFile = FileInHand & { kind: SharedKind; programme: string }

export async function sharedFileInHand(
  shelf: Shelf,
  { kind, ...author }: Author & { kind: SharedKind },
): Promise<SharedFile> {
  const { programme } = author
  const path = kind === 'schedule' ? schedulePath(programme) : layoutPath(programme)
  return { ...(await fileInHand(await authorsDesk(shelf, author), path)), kind, programme }
}

/** The programme that it makes, with the author's other drafts; undefined where the schedule cannot be read. */
export function editionOfShared(file: SharedFile): Promise<Edition | undefined> {
  return sketchEdition(folderWith(file), file.programme)
}

/** What is wrong in it, by line. Of the lessons, the first alone is compiled, and kept in `letters` for its preview. */
export async function checkShared(
  file: SharedFile,
  { edition, letters }: { edition: Edition | undefined; letters: LetterCache },
): Promise<LineMark[]> {
  const { kind, programme } = file
  if (kind === 'schedule') return marksOf(await checkSchedule(folderWith(file), programme))
  const letter = edition?.programme.lessons[0]?.letter
  const compile = letters.lesson.bind(letters)
  const sample = edition && letter !== undefined ? { edition, letter, compile } : undefined
  return marksOf(await checkLayout(folderWith(file), { programme, sample }))
}

function folderWith(file: SharedFile) {
  const { folder, path, draft, published } = file
  return draft || published !== null ? withTexts(folder, [[path, textInHand(file)]]) : folder
}
