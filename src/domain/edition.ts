import { createHash } from 'node:crypto'
import type { Programme } from './programme.ts'

/**
 * An immutable snapshot of a programme: what was written, and the texts of every file it uses
 * (paths relative to the programme's template folder, such as `layout.mjml`, `lessons/jour-01.md`).
 */
export type Edition = {
  /** SHA-256 of the content, first 16 hex digits. */
  readonly hash: string
  readonly programme: Programme
  readonly files: Readonly<Record<string, string>>
}

/** Seals a checked programme and its files into an edition; the same content always has the same hash. */
export function sealEdition(programme: Programme, files: Readonly<Record<string, string>>): Edition {
  const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
  const hash = createHash('sha256')
    .update(JSON.stringify([programme, sorted]))
    .digest('hex')
    .slice(0, 16)
  return { hash, programme, files: sorted }
}
