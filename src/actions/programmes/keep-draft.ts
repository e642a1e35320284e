import { type FileDraft, fileText, textHash, type WrittenFile } from '../../domain/programme-file.ts'
import { Refused } from '../../domain/refusal.ts'
import { tooManyBytes } from '../../letters/limits.ts'
import type { Database } from '../../store/database.ts'
import { dropFileDrafts, findFileDraft, keepFileDraft, type SentDraft } from '../../store/file-drafts.ts'

/** `other`: another page of the same author was faster; its text is the one that is kept. */
export type KeptDraft = { kept: FileDraft } | { other: FileDraft }

/**
 * Keeps a text that an author is writing, wherever it stands. Of two pages that show the same draft the one that kept a
 * text last goes on; the other is told, and overwrites nothing.
 * @throws Refused `file-too-large`.
 */
export async function keepDraft(db: Database, sent: SentDraft): Promise<KeptDraft> {
  const text = fileText(sent.text)
  if (tooManyBytes('', Buffer.byteLength(text)) !== undefined)
    throw new Refused({ refused: 'file-too-large' })
  const kept = await keepFileDraft(db, { ...sent, text })
  if (kept) return { kept }
  const other = await findFileDraft(db, sent)
  // It was published or given up in this moment: nothing is in the way any more.
  return other ? { other } : keepDraft(db, sent)
}

/** Gives a draft up; what is published stays. */
export async function dropDraft(
  db: Database,
  { organiserId, path }: Pick<SentDraft, 'organiserId' | 'path'>,
): Promise<void> {
  const draft = await findFileDraft(db, { organiserId, path })
  if (draft) await dropFileDrafts(db, { organiserId, drafts: [draft] })
}

/** Whether the file was published with other words since it was begun. */
export function isBehind(file: WrittenFile, published: string | null): boolean {
  return file.text !== published && file.beganHash !== (published === null ? null : textHash(published))
}
