import { editionIn } from '../domain/correction.ts'
import { versionAt } from '../domain/event-changes.ts'
import type { Database } from '../store/database.ts'
import type { LetterCopy } from '../store/letter-copies.ts'
import { editionOf } from './kept-editions.ts'
import type { LetterSetting } from './letter-setting.ts'

/** The version of a cohort that held at an instant, for a letter that was not written. */
export function versionOf({ changes, corrections }: LetterSetting, instant: Date): number {
  return Math.max(versionAt(changes, instant), versionAt(corrections, instant))
}

/** The version that a lesson speaks of: that which it was written with. */
export function versionOfCopy(
  setting: LetterSetting,
  { isWritten, writtenVersion, writtenAt }: Pick<LetterCopy, 'isWritten' | 'writtenVersion' | 'writtenAt'>,
): number {
  return isWritten ? writtenVersion : versionOf(setting, writtenAt)
}

/**
 * A setting with the edition that letters of a version of the cohort have: each has the words of one edition, that with
 * which it was written, whenever it is written or read again. The same object where that is the edition of now.
 */
export async function inVersion(
  db: Database,
  setting: LetterSetting,
  version: number,
): Promise<LetterSetting> {
  const { corrections, cohort } = setting
  const hash = editionIn({ corrections, now: cohort.editionHash }, version)
  if (hash === setting.edition.hash) return setting
  const edition = await editionOf(db, hash)
  if (!edition) throw new Error(`the edition ${hash} is not in the database`)
  return { ...setting, edition }
}
