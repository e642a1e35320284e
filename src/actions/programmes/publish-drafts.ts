import type { Clock } from '../../domain/clock.ts'
import type { Author } from '../../domain/journal-entry.ts'
import type { FileDraft } from '../../domain/programme-file.ts'
import { Refused } from '../../domain/refusal.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { keepDraftEdition } from '../../store/editions.ts'
import { dropFileDrafts } from '../../store/file-drafts.ts'
import { writeEntry } from '../../store/journal.ts'
import { addPublication, dropPublishedFiles, lockProgramme } from '../../store/published-files.ts'
import { checkedEdition } from '../cohorts/plan-correction.ts'
import { type PublicationPlan, planPublication } from './plan-publication.ts'
import { hashOrNull, type Shelf, textIn } from './programme-folder.ts'

/** `hash`: of the plan that was shown. `message`: why, for those who come later. */
export type WantedPublication = {
  programme: string
  organiserId: number
  by: Author
  message: string
  hash: string
}

/** `stale`: nothing was changed, as the drafts or the programme are others by now; `plan` is of now, if there is one. */
export type PublicationOutcome =
  | { made: 'published'; plan: PublicationPlan }
  | { made: 'stale'; plan: PublicationPlan | undefined }

/**
 * Publishes the drafts of an author: new cohorts and corrections are made from them when this returns. No cohort changes by
 * it, and no reader gets anything. It is in the journal.
 * @throws Refused `programme-mistaken`, or `files-changed-meanwhile` where somebody else has published one of them since.
 */
export async function publishDrafts(
  shelf: Shelf,
  wanted: WantedPublication,
  clock: Clock,
): Promise<PublicationOutcome> {
  // Once before the lock: to compile letters takes seconds, and what was compiled is kept.
  await planPublication(shelf, wanted)
  return inTransaction(shelf.db, async (tx) => {
    await lockProgramme(tx, wanted.programme)
    const plan = await planPublication({ ...shelf, db: tx }, wanted)
    if (plan?.hash !== wanted.hash) return { made: 'stale', plan }
    if (plan.behind.length > 0) throw new Refused({ refused: 'files-changed-meanwhile', files: plan.behind })
    await publish(tx, { ...wanted, root: shelf.root, plan, now: clock.now() })
    return { made: 'published', plan }
  })
}

type Making = WantedPublication & { root: string; plan: PublicationPlan; now: Date }

async function publish(tx: Database, making: Making): Promise<void> {
  const { programme, organiserId, by, message, plan, root, now } = making
  const { after, before, changed, same } = plan
  const edition = checkedEdition(programme, after.ok ? after : { ...after, name: programme })
  await keepDraftEdition(tx, edition, now)
  const files = await Promise.all(changed.map((draft) => besideFolder(root, draft)))
  const publication = { programme, editionHash: edition.hash, message, by, now }
  await addPublication(tx, { ...publication, files })
  // What the folder says itself is read there.
  const inFolder = files.filter(({ isInFolder }) => isInFolder).map(({ path }) => path)
  await dropPublishedFiles(tx, inFolder)
  await dropFileDrafts(tx, { organiserId, drafts: [...changed, ...same] })
  const facts = { programme, files: files.length, message, before: before?.hash ?? '–', after: edition.hash }
  await writeEntry(tx, { by, at: now, deed: { act: 'programme-published', ...facts } })
}

async function besideFolder(root: string, { path, text }: FileDraft) {
  const inFolder = await textIn(root, path)
  return { path, text, folderHash: hashOrNull(inFolder), isInFolder: inFolder === text }
}
