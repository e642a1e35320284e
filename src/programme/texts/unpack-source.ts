import { unzipSync } from 'fflate'
import { Refused } from '../../domain/refusal.ts'
import { extensionOf, isNoise, MOST_SOURCE_BYTES, MOST_SOURCE_FILES, type SourceFile } from './source-file.ts'

/** What may still be unpacked. */
export type Budget = { bytes: number; files: number }

export function newBudget(): Budget {
  return { bytes: MOST_SOURCE_BYTES, files: MOST_SOURCE_FILES }
}

/**
 * The files of a ZIP archive, and of archives directly in it, as Notion packs them. What it says of itself is counted
 * before anything is unpacked, and fflate unpacks no more than was announced. Nothing is written: paths lead nowhere.
 * @throws Refused for a damaged archive, or one that unpacks to too much.
 */
export function unpackSource(bytes: Uint8Array, name: string, budget = newBudget()): SourceFile[] {
  return unpacked(bytes, name, budget).flatMap((file) =>
    extensionOf(file.path) === 'zip' ? unpacked(file.bytes, file.path, budget) : [file],
  )
}

function unpacked(bytes: Uint8Array, name: string, budget: Budget): SourceFile[] {
  const files = unzipWithin(bytes, { name, budget, wanted: (path) => !isNoise(path) })
  return Object.entries(files).map(([path, content]) => ({ path, bytes: content }))
}

type Wanted = { name: string; budget: Budget; wanted: (path: string) => boolean }

/** The files of an archive that are wanted, by their paths. `name` is that of the archive, for whoever is refused. */
export function unzipWithin(bytes: Uint8Array, { name, budget, wanted }: Wanted): Record<string, Uint8Array> {
  let isTooLarge = false
  try {
    const files = unzipSync(bytes, {
      filter({ name: path, originalSize }) {
        if (path.endsWith('/') || !wanted(path)) return false
        budget.bytes -= originalSize
        budget.files -= 1
        isTooLarge ||= budget.bytes < 0 || budget.files < 0
        return !isTooLarge
      },
    })
    if (!isTooLarge) return files
  } catch {
    throw new Refused({ refused: 'texts-broken', file: name }) // fflate throws whatever it stumbles over
  }
  throw new Refused({ refused: 'texts-too-large', file: name, megabytes: MOST_SOURCE_BYTES / 1_000_000 })
}
