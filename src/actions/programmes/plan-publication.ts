import { createHash } from 'node:crypto'
import type { Edition } from '../../domain/edition.ts'
import type { WrittenFile } from '../../domain/programme-file.ts'
import { type EditionDifference, editionDifference } from '../../letters/difference/edition-difference.ts'
import { shelvedSketch } from '../../programme/programme-shelf.ts'
import { type ProjectFolder, withTexts } from '../../programme/project-files.ts'
import { fileDraftsOf } from '../../store/file-drafts.ts'
import { programmeIn } from '../cohorts/written-programmes.ts'
import { isBehind } from './keep-draft.ts'
import { hashOrNull, programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/** What publishing the drafts of an author does to a programme. */
export type PublicationPlan = {
  programme: string
  /** The files that say something else than what is published. */
  changed: WrittenFile[]
  /** Paths of those that somebody else has published since they were begun: nothing is published over them. */
  behind: string[]
  /** Undefined where what is published cannot be read. */
  before: Edition | undefined
  /** Lines as `check` says them, where the programme would have mistakes. */
  after: { ok: true; edition: Edition } | { ok: false; mistakes: readonly string[] }
  /** Undefined where either edition is missing. */
  difference: EditionDifference | undefined
  /** Of the files, and of what they would replace. */
  hash: string
}

/**
 * Plans to publish what an author has written of a programme, and changes nothing. To check it takes seconds, as every
 * letter is compiled; undefined where there is nothing to publish.
 */
export async function planPublication(
  shelf: Shelf,
  wanted: { programme: string; organiserId: number },
): Promise<PublicationPlan | undefined> {
  return planFiles(shelf, wanted.programme, await fileDraftsOf(shelf.db, wanted))
}

/** The same of any files. */
export async function planFiles(
  shelf: Shelf,
  programme: string,
  files: readonly WrittenFile[],
): Promise<PublicationPlan | undefined> {
  const folder = await programmeFolder(shelf, programme)
  const beside = await Promise.all(
    files.map(async (file) => ({ file, published: await textIn(folder, file.path) })),
  )
  const differing = beside.filter(({ file, published }) => file.text !== published)
  if (differing.length === 0) return undefined
  const changed = differing.map(({ file }) => file)
  const before = await shelvedSketch(folder, programme)
  const texts = changed.map(({ path, text }) => [path, text] as const)
  const after = await editionOf(shelf, withTexts(folder, texts), programme)
  return {
    programme,
    changed,
    behind: beside.filter(({ file, published }) => isBehind(file, published)).map(({ file }) => file.path),
    before,
    after,
    difference: before && after.ok ? editionDifference(before, after.edition) : undefined,
    hash: hashOf(differing, before),
  }
}

async function editionOf(
  shelf: Shelf,
  folder: ProjectFolder,
  programme: string,
): Promise<PublicationPlan['after']> {
  const written = await programmeIn(shelf, folder, programme)
  return written ?? { ok: false, mistakes: [`schedules/${programme}.yaml:1: there is no such file`] }
}

type Differing = { file: WrittenFile; published: string | null }

/** What is published may be another text of the same edition: a comment is in no letter. */
function hashOf(differing: readonly Differing[], before: Edition | undefined): string {
  const texts = differing.map(({ file, published }) => [
    file.path,
    hashOrNull(file.text),
    hashOrNull(published),
  ])
  return createHash('sha256')
    .update(JSON.stringify([before?.hash, texts]))
    .digest('hex')
    .slice(0, 16)
}
