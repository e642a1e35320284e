import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { z } from 'zod'
import { fileText, textHash } from '../../domain/programme-file.ts'
import { MOST_BYTES } from '../../letters/limits.ts'
import { programmeOf, programmeTexts } from '../../programme/programme-files.ts'
import type { ProjectFolder } from '../../programme/project-files.ts'

/** What tells an archive of ours which texts it began from: the hash of each by its path. */
const BEGINNINGS = 'feuilleton.json'
const beginnings = z.object({ files: z.record(z.string(), z.string()) })

/** In bytes: of an archive, and of all that it unpacks to. */
export const LARGEST_ARCHIVE = 5_000_000
const MOST_UNPACKED = 20_000_000
const MOST_FILES = 2_000

/** A programme as a ZIP archive, with the folders that it has in an installation. The same files make the same bytes. */
export async function packProgramme(project: ProjectFolder, name: string): Promise<Uint8Array> {
  const texts = await programmeTexts(project, name)
  const files = Object.fromEntries([...texts].map(([path, text]) => [path, textHash(text)]))
  const all = new Map([...texts, [BEGINNINGS, `${JSON.stringify({ programme: name, files }, null, 2)}\n`]])
  const packed = Object.fromEntries([...all].map(([path, text]) => [path, strToU8(text)]))
  return zipSync(packed, { mtime: '2020-01-01', level: 9 })
}

/** The files of one programme, and the hashes of what they were when they were packed: none for what others packed. */
export type Archive = {
  programme: string
  texts: ReadonlyMap<string, string>
  beganHashes: Readonly<Record<string, string>>
}

/** `file`: a path that no programme has, or that is of another one than the rest. */
export type ArchiveFault =
  | { fault: 'broken' | 'too-large' | 'empty' }
  | { fault: 'foreign-file' | 'not-text'; file: string }

/**
 * Reads an archive. All that it says of itself is checked before anything is unpacked, and fflate unpacks no more than was
 * announced. Nothing is written anywhere: paths are compared to those that programmes have, so that none leads elsewhere.
 */
export function readArchive(bytes: Uint8Array): Archive | ArchiveFault {
  if (bytes.length > LARGEST_ARCHIVE) return { fault: 'too-large' }
  const unpacked = unpack(bytes)
  return 'fault' in unpacked ? unpacked : archiveOf(unpacked.files)
}

type Files = Record<string, Uint8Array>

function unpack(bytes: Uint8Array): { files: Files } | ArchiveFault {
  const found: { fault?: ArchiveFault; size: number; files: number } = { size: 0, files: 0 }
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (isNoFile(name)) return false
        found.size += originalSize
        found.files += 1
        if (found.size > MOST_UNPACKED || found.files > MOST_FILES || originalSize > MOST_BYTES)
          found.fault ??= { fault: 'too-large' }
        if (name !== BEGINNINGS && programmeOf(name) === undefined)
          found.fault ??= { fault: 'foreign-file', file: name }
        return found.fault === undefined
      },
    })
    return found.fault ?? { files }
  } catch {
    return { fault: 'broken' } // fflate throws whatever it stumbles over
  }
}

/** Folders, and what macOS adds. */
function isNoFile(name: string): boolean {
  return name.endsWith('/') || name.startsWith('__MACOSX/') || name.endsWith('.DS_Store')
}

function archiveOf({ [BEGINNINGS]: told, ...files }: Files): Archive | ArchiveFault {
  const beganHashes = told ? beganHashesIn(strFromU8(told)) : {}
  const texts = new Map<string, string>()
  for (const [path, bytes] of Object.entries(files)) {
    const text = strFromU8(bytes)
    if (text.includes('\uFFFD') || text.includes('\0')) return { fault: 'not-text', file: path }
    // Byte for byte where nobody has changed it.
    texts.set(path, beganHashes[path] === textHash(text) ? text : fileText(text))
  }
  const programmes = [...texts.keys()].map((path) => programmeOf(path) ?? '')
  const [programme] = programmes
  if (programme === undefined) return { fault: 'empty' }
  const other = [...texts.keys()].find((path) => programmeOf(path) !== programme)
  if (other !== undefined) return { fault: 'foreign-file', file: other }
  return { programme, texts, beganHashes }
}

function beganHashesIn(text: string): Record<string, string> {
  try {
    return beginnings.safeParse(JSON.parse(text)).data?.files ?? {}
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
