import { pictureMarkdown } from '../../domain/lesson-picture.ts'
import { inTransaction } from '../../store/database.ts'
import { type DraftKey, findFileDraft, keepFileDraft } from '../../store/file-drafts.ts'
import { keepPicture, type PictureFile } from '../../store/pictures.ts'
import { hashOrNull, programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/** A picture for the draft of an author. `alt`: the words for those who do not see it. */
export type AddedPicture = DraftKey & {
  programme: string
  picture: PictureFile
  alt: string
  publicUrl: string
  now: Date
}

/**
 * Keeps a picture and puts it at the end of the draft, which is begun where there is none. False where another page was
 * faster.
 */
export async function addPicture(shelf: Shelf, added: AddedPicture): Promise<boolean> {
  const { programme, organiserId, path, picture, alt, publicUrl, now } = added
  const published = await textIn(await programmeFolder(shelf, programme), path)
  return inTransaction(shelf.db, async (tx) => {
    await keepPicture(tx, picture, now)
    const draft = await findFileDraft(tx, added)
    const before = (draft?.text ?? published ?? '').trimEnd()
    const text = `${before}\n\n${pictureMarkdown(picture, alt, publicUrl)}\n`
    const kept = { organiserId, path, programme, text, beganHash: hashOrNull(published) }
    return (
      (await keepFileDraft(tx, { ...kept, page: 'picture', seen: draft?.version ?? 0, now })) !== undefined
    )
  })
}
