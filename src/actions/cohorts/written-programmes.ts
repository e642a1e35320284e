import type { Edition } from '../../domain/edition.ts'
import { isError, mistakeText } from '../../programme/mistake.ts'
import {
  type ShelvedProgramme,
  shelvedProgramme,
  shelvedProgrammes,
  shelvedSketch,
} from '../../programme/programme-shelf.ts'
import type { ProjectFolder } from '../../programme/project-files.ts'
import { isEditionKept } from '../../store/editions.ts'
import { programmeFolder, type Shelf } from '../programmes/programme-folder.ts'

/** A programme as it is written now. `mistakes` are lines that name file and line, in English, as `check` says them. */
export type WrittenProgramme =
  | { ok: true; edition: Edition }
  | { ok: false; name: string; mistakes: readonly string[] }

/** The programmes of this installation: in its folder, or published in the browser. */
export async function writtenProgrammes(shelf: Shelf): Promise<ShelvedProgramme[]> {
  return shelvedProgrammes(await programmeFolder(shelf))
}

/**
 * A programme by its name, without a mistake in its letters; undefined when there is none. To compile them
 * takes seconds: it is done once for each edition, whichever process did it.
 */
export async function writtenProgramme(shelf: Shelf, name: string): Promise<WrittenProgramme | undefined> {
  return programmeIn(shelf, await programmeFolder(shelf, name), name)
}

/** The same of another folder, such as one with drafts before its files. */
export async function programmeIn(
  { db }: Pick<Shelf, 'db'>,
  folder: ProjectFolder,
  name: string,
): Promise<WrittenProgramme | undefined> {
  if (!(await isWritten(folder, name))) return undefined
  const sketch = await shelvedSketch(folder, name)
  if (sketch && (await isEditionKept(db, sketch.hash))) return { ok: true, edition: sketch }
  return loadedProgramme(folder, name)
}

/** As `writtenProgramme`, at once: its letters may have mistakes, which are found when the draft is kept. */
export async function sketchedProgramme(shelf: Shelf, name: string): Promise<WrittenProgramme | undefined> {
  const folder = await programmeFolder(shelf, name)
  if (!(await isWritten(folder, name))) return undefined
  const edition = await shelvedSketch(folder, name)
  if (edition) return { ok: true, edition }
  return loadedProgramme(folder, name)
}

async function isWritten(folder: ProjectFolder, name: string): Promise<boolean> {
  return (await shelvedProgrammes(folder)).some((programme) => programme.name === name)
}

async function loadedProgramme(folder: ProjectFolder, name: string): Promise<WrittenProgramme> {
  const loaded = await shelvedProgramme(folder, name)
  if (loaded.ok) return { ok: true, edition: loaded.edition }
  return { ok: false, name, mistakes: loaded.mistakes.filter(isError).map(mistakeText) }
}
