import type { FileDraft } from '../../domain/programme-file.ts'
import { type ProjectFolder, withTexts } from '../../programme/project-files.ts'
import { fileDraftsOf } from '../../store/file-drafts.ts'
import { hashOrNull, programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/** A file of a programme as one author sees it. */
export type FileInHand = {
  /** What is published, with the author's other drafts before it. */
  folder: ProjectFolder
  path: string
  /** What is published; null where there is no such file yet. */
  published: string | null
  draft: FileDraft | undefined
}

/** Whose programme it is to look at. */
export type Author = { programme: string; organiserId: number }

/** What an author has in hand of a programme: its folder, and their drafts. */
export type Desk = { folder: ProjectFolder; drafts: readonly FileDraft[] }

export async function authorsDesk(shelf: Shelf, author: Author): Promise<Desk> {
  const folder = await programmeFolder(shelf, author.programme)
  return { folder, drafts: await fileDraftsOf(shelf.db, author) }
}

/** One file of it. */
export async function fileInHand({ folder, drafts }: Desk, path: string): Promise<FileInHand> {
  const others = drafts.filter((draft) => draft.path !== path)
  return {
    folder: withDrafts(folder, others),
    path,
    published: await textIn(folder, path),
    draft: drafts.find((draft) => draft.path === path),
  }
}

/** A folder as it would be if these drafts were published. */
export function withDrafts(folder: ProjectFolder, drafts: readonly FileDraft[]): ProjectFolder {
  return drafts.length === 0
    ? folder
    : withTexts(
        folder,
        drafts.map(({ path, text }) => [path, text] as const),
      )
}

/** The text that its author goes on with. */
export function textInHand({ draft, published }: Pick<FileInHand, 'draft' | 'published'>): string {
  return draft?.text ?? published ?? ''
}

/** The hash of the published text that its draft began from, or begins from now; null where there was none. */
export function beganFrom({ draft, published }: Pick<FileInHand, 'draft' | 'published'>): string | null {
  return draft ? draft.beganHash : hashOrNull(published)
}
