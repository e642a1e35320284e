import type { Author } from '../../domain/journal-entry.ts'
import type { WrittenFile } from '../../domain/programme-file.ts'
import { Refused } from '../../domain/refusal.ts'
import { keepDraftEdition } from '../../store/editions.ts'
import { writeEntry } from '../../store/journal.ts'
import { addPublication, dropPublishedFiles } from '../../store/published-files.ts'
import { checkedEdition } from '../cohorts/plan-correction.ts'
import type { PublicationPlan } from './plan-publication.ts'
import { hashOrNull, type Shelf, textIn } from './programme-folder.ts'

/** `hash`: of the plan that was shown. `message`: why, for those who come later. */
export type WantedPublication = { programme: string; by: Author; message: string; hash: string }

/** `stale`: nothing was changed, as the files or the programme are others by now; `plan` is of now, if there is one. */
export type PublicationOutcome =
  | { made: 'published'; plan: PublicationPlan }
  | { made: 'stale'; plan: PublicationPlan | undefined }

type Wanted = WantedPublication & { now: Date }

/**
 * Makes the publication of a plan, if it is the one that was shown. The caller holds the lock on the programme.
 * @throws Refused `programme-mistaken`, or `files-changed-meanwhile` where somebody else has published one of them since.
 */
export async function publishPlan(
  shelf: Shelf,
  plan: PublicationPlan | undefined,
  wanted: Wanted,
): Promise<PublicationOutcome> {
  if (plan?.hash !== wanted.hash) return { made: 'stale', plan }
  if (plan.behind.length > 0) throw new Refused({ refused: 'files-changed-meanwhile', files: plan.behind })
  await publish(shelf, plan, wanted)
  return { made: 'published', plan }
}

async function publish(
  { db, root }: Shelf,
  { after, before, changed }: PublicationPlan,
  { programme, by, message, now }: Wanted,
): Promise<void> {
  const edition = checkedEdition(programme, after.ok ? after : { ...after, name: programme })
  await keepDraftEdition(db, edition, now)
  const files = await Promise.all(changed.map((file) => besideFolder(root, file)))
  await addPublication(db, { programme, editionHash: edition.hash, message, by, files, now })
  // What the folder says itself is read there.
  const inFolder = files.filter(({ isInFolder }) => isInFolder).map(({ path }) => path)
  await dropPublishedFiles(db, inFolder)
  const facts = { programme, files: files.length, message, before: before?.hash ?? '–', after: edition.hash }
  await writeEntry(db, { by, at: now, deed: { act: 'programme-published', ...facts } })
}

async function besideFolder(root: string, { path, text }: WrittenFile) {
  const inFolder = await textIn(root, path)
  return { path, text, folderHash: hashOrNull(inFolder), isInFolder: inFolder === text }
}
