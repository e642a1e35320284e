import { type Edition, sealEdition } from '../../domain/edition.ts'
import { type FileDraft, lessonPath } from '../../domain/programme-file.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import type { ProjectFolder } from '../../programme/project-files.ts'
import { findFileDraft } from '../../store/file-drafts.ts'
import { programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/** A lesson of a programme as one author sees it. */
export type LessonInHand = {
  folder: ProjectFolder
  /** The programme as it is published. */
  edition: Edition
  letter: string
  day: number
  path: string
  /** What is published; null where the lesson has no file yet. */
  published: string | null
  draft: FileDraft | undefined
}

/** The lesson of a day; undefined where there is none, or where the schedule of its programme cannot be read. */
export async function lessonInHand(
  shelf: Shelf,
  { programme, day, organiserId }: { programme: string; day: number; organiserId: number },
): Promise<LessonInHand | undefined> {
  const folder = await programmeFolder(shelf, programme)
  const edition = await shelvedSketch(folder, programme)
  const letter = edition?.programme.lessons.find((lesson) => lesson.day === day)?.letter
  if (!edition || letter === undefined) return undefined
  const path = lessonPath(programme, letter)
  const published = await textIn(folder, path)
  return {
    folder,
    edition,
    letter,
    day,
    path,
    published,
    draft: await findFileDraft(shelf.db, { organiserId, path }),
  }
}

/** The text that its author goes on with. */
export function textInHand({ draft, published }: LessonInHand): string {
  return draft?.text ?? published ?? ''
}

/** The edition that a text makes of a programme, without a look at its mistakes. */
export function editionWith({ edition, letter }: LessonInHand, text: string): Edition {
  const { programme, files } = edition
  return sealEdition(programme, { ...files, [`lessons/${letter}.md`]: text })
}
