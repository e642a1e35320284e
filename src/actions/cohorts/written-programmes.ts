import type { Edition } from '../../domain/edition.ts'
import { isError, mistakeText } from '../../programme/mistake.ts'
import {
  type ShelvedProgramme,
  shelvedProgramme,
  shelvedProgrammes,
} from '../../programme/programme-shelf.ts'

/** A programme as it is written now. `mistakes` are lines that name file and line, in English, as `check` says them. */
export type WrittenProgramme =
  | { ok: true; edition: Edition }
  | { ok: false; name: string; mistakes: readonly string[] }

/** The programmes in the folder of this installation. */
export function writtenProgrammes(root: string): Promise<ShelvedProgramme[]> {
  return shelvedProgrammes(root)
}

/** A programme of the folder by its name; undefined when there is none. */
export async function writtenProgramme(root: string, name: string): Promise<WrittenProgramme | undefined> {
  const known = await shelvedProgrammes(root)
  if (!known.some((programme) => programme.name === name)) return undefined
  const loaded = await shelvedProgramme(root, name)
  if (loaded.ok) return { ok: true, edition: loaded.edition }
  return { ok: false, name, mistakes: loaded.mistakes.filter(isError).map(mistakeText) }
}
