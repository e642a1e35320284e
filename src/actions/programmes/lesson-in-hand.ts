import { type Edition, sealEdition } from '../../domain/edition.ts'
import { lessonFolder, lessonPath, schedulePath } from '../../domain/programme-file.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import {
  type Author,
  authorsDesk,
  type Desk,
  type FileInHand,
  fileInHand,
  withDrafts,
} from './file-in-hand.ts'
import type { Shelf } from './programme-folder.ts'

/** A lesson of a programme as one author sees it. */
export type LessonInHand = FileInHand & {
  /** The programme, as it would be with their other drafts. */
  edition: Edition
  letter: string
  day: number
}

/** The lesson of a day; undefined where there is none, or where the schedule of its programme cannot be read. */
export async function lessonInHand(
  shelf: Shelf,
  { day, ...author }: Author & { day: number },
): Promise<LessonInHand | undefined> {
  const desk = await authorsDesk(shelf, author)
  const edition = await sketchInHand(desk, author.programme)
  const letter = edition?.programme.lessons.find((lesson) => lesson.day === day)?.letter
  if (!edition || letter === undefined) return undefined
  const file = await fileInHand(desk, lessonPath(author.programme, letter))
  return { ...file, edition, letter, day }
}

/**
 * The programme with what its author has written of it; where their schedule cannot be read, with the one that is
 * published. Of lessons only those that are new are among it: the others change with each key.
 */
export async function sketchInHand(
  { folder, drafts }: Desk,
  programme: string,
): Promise<Edition | undefined> {
  const shared = drafts.filter(
    ({ path, beganHash }) => beganHash === null || !path.startsWith(`${lessonFolder(programme)}/`),
  )
  const sketch = await shelvedSketch(withDrafts(folder, shared), programme)
  if (sketch) return sketch
  const others = shared.filter(({ path }) => path !== schedulePath(programme))
  return shelvedSketch(withDrafts(folder, others), programme)
}

/** The edition that a text makes of a programme, without a look at its mistakes. */
export function editionWith({ edition, letter }: LessonInHand, text: string): Edition {
  const { programme, files } = edition
  return sealEdition(programme, { ...files, [`lessons/${letter}.md`]: text })
}
