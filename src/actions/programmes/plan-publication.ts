import { createHash } from 'node:crypto'
import type { Edition } from '../../domain/edition.ts'
import { type FileDraft, textHash } from '../../domain/programme-file.ts'
import { type EditionDifference, editionDifference } from '../../letters/difference/edition-difference.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import { type ProjectFolder, withTexts } from '../../programme/project-files.ts'
import { fileDraftsOf } from '../../store/file-drafts.ts'
import { programmeIn } from '../cohorts/written-programmes.ts'
import { isBehind } from './keep-draft.ts'
import { programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/** What publishing the drafts of an author does to a programme. */
export type PublicationPlan = {
  programme: string
  /** The drafts that say something else than what is published. */
  changed: FileDraft[]
  /** Those that say the same by now: they go with the others. */
  same: FileDraft[]
  /** Paths of files that somebody else has published since their drafts were begun: nothing is published over them. */
  behind: string[]
  /** Undefined where what is published cannot be read. */
  before: Edition | undefined
  /** Lines as `check` says them, where the programme would have mistakes. */
  after: { ok: true; edition: Edition } | { ok: false; mistakes: readonly string[] }
  /** Undefined where either edition is missing. */
  difference: EditionDifference | undefined
  /** Of the drafts, and of what they would replace. */
  hash: string
}

export type PublicationWanted = { programme: string; organiserId: number }

/**
 * Plans to publish what an author has written of a programme, and changes nothing. To check it takes seconds, as every
 * letter is compiled; undefined where there is nothing to publish.
 */
export async function planPublication(
  shelf: Shelf,
  { programme, organiserId }: PublicationWanted,
): Promise<PublicationPlan | undefined> {
  const folder = await programmeFolder(shelf, programme)
  const drafts = await Promise.all(
    (await fileDraftsOf(shelf.db, { programme, organiserId })).map(async (draft) => {
      return { draft, published: await textIn(folder, draft.path) }
    }),
  )
  const of = (isWanted: (draft: FileDraft, published: string | null) => boolean) =>
    drafts.filter(({ draft, published }) => isWanted(draft, published)).map(({ draft }) => draft)
  const changed = of(({ text }, published) => text !== published)
  if (changed.length === 0) return undefined
  const before = await shelvedSketch(folder, programme)
  const after = await editionOf(shelf, withDrafts(folder, changed), programme)
  return {
    programme,
    changed,
    same: of(({ text }, published) => text === published),
    behind: of(isBehind).map(({ path }) => path),
    before,
    after,
    difference: before && after.ok ? editionDifference(before, after.edition) : undefined,
    hash: hashOf(changed, before),
  }
}

function withDrafts(folder: ProjectFolder, drafts: readonly FileDraft[]): ProjectFolder {
  return withTexts(
    folder,
    drafts.map(({ path, text }) => [path, text] as const),
  )
}

async function editionOf(
  shelf: Shelf,
  folder: ProjectFolder,
  programme: string,
): Promise<PublicationPlan['after']> {
  const written = await programmeIn(shelf, folder, programme)
  return written ?? { ok: false, mistakes: [`schedules/${programme}.yaml:1: there is no such file`] }
}

function hashOf(changed: readonly FileDraft[], before: Edition | undefined): string {
  const texts = changed.map(({ path, text }) => [path, textHash(text)])
  return createHash('sha256')
    .update(JSON.stringify([before?.hash, texts]))
    .digest('hex')
    .slice(0, 16)
}
