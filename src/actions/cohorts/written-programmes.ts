import type { Edition } from '../../domain/edition.ts'
import { isError, mistakeText } from '../../programme/mistake.ts'
import {
  type ShelvedProgramme,
  shelvedProgramme,
  shelvedProgrammes,
  shelvedSketch,
} from '../../programme/programme-shelf.ts'
import type { Database } from '../../store/database.ts'
import { isEditionKept } from '../../store/editions.ts'

/** A programme as it is written now. `mistakes` are lines that name file and line, in English, as `check` says them. */
export type WrittenProgramme =
  | { ok: true; edition: Edition }
  | { ok: false; name: string; mistakes: readonly string[] }

/** The programmes in the folder of this installation. */
export function writtenProgrammes(root: string): Promise<ShelvedProgramme[]> {
  return shelvedProgrammes(root)
}

/**
 * A programme of the folder by its name, without a mistake in its letters; undefined when there is none. To compile them
 * takes seconds: it is done once for each edition, whichever process did it.
 */
export async function writtenProgramme(
  { db, root }: { db: Database; root: string },
  name: string,
): Promise<WrittenProgramme | undefined> {
  if (!(await isWritten(root, name))) return undefined
  const sketch = await shelvedSketch(root, name)
  if (sketch && (await isEditionKept(db, sketch.hash))) return { ok: true, edition: sketch }
  return loadedProgramme(root, name)
}

/** As `writtenProgramme`, at once: its letters may have mistakes, which are found when the draft is kept. */
export async function sketchedProgramme(root: string, name: string): Promise<WrittenProgramme | undefined> {
  if (!(await isWritten(root, name))) return undefined
  const edition = await shelvedSketch(root, name)
  if (edition) return { ok: true, edition }
  return loadedProgramme(root, name)
}

async function isWritten(root: string, name: string): Promise<boolean> {
  return (await shelvedProgrammes(root)).some((programme) => programme.name === name)
}

async function loadedProgramme(root: string, name: string): Promise<WrittenProgramme> {
  const loaded = await shelvedProgramme(root, name)
  if (loaded.ok) return { ok: true, edition: loaded.edition }
  return { ok: false, name, mistakes: loaded.mistakes.filter(isError).map(mistakeText) }
}
