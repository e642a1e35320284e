import { textHash, type WrittenFile } from '../../domain/programme-file.ts'
import type { Archive } from './archive.ts'
import { hashOrNull, programmeFolder, type Shelf, textIn } from './programme-folder.ts'

/**
 * What becomes of a file of an archive. `same`: published as it is. `older`: it was not changed in the archive, and was
 * published with other words since. `conflict`: changed in both, or nobody knows: it is left out.
 */
export type ComparedFile = {
  path: string
  text: string
  published: string | null
  verdict: 'new' | 'changed' | 'same' | 'older' | 'conflict'
}

/** Compares an archive to what is published, file by file, and changes nothing. */
export async function compareArchive(shelf: Shelf, archive: Archive): Promise<ComparedFile[]> {
  const folder = await programmeFolder(shelf, archive.programme)
  return Promise.all(
    [...archive.texts].map(async ([path, text]) => {
      const published = await textIn(folder, path)
      return { path, text, published, verdict: verdictOn(text, published, archive.beganHashes[path]) }
    }),
  )
}

function verdictOn(
  text: string,
  published: string | null,
  began: string | undefined,
): ComparedFile['verdict'] {
  if (published === null) return 'new'
  if (published === text) return 'same'
  if (began === textHash(published)) return 'changed'
  return began === textHash(text) ? 'older' : 'conflict'
}

/** What an archive brings without overwriting anything. */
export function broughtFiles(compared: readonly ComparedFile[]): WrittenFile[] {
  return compared
    .filter(({ verdict }) => verdict === 'new' || verdict === 'changed')
    .map(({ path, text, published }) => ({ path, text, beganHash: hashOrNull(published) }))
}
