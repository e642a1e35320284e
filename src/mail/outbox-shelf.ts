import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { privateFolder } from './private-files.ts'

/** Time to the millisecond, then a number that keeps growing across restarts, so that ids sort as text. */
export const ID = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{3})Z-(\d{8})$/

type Shelf = { ids: string[]; last: number }

/** Reads the folder once, before the first mail is stored. Deletes files that a crash left unfinished. */
export function openShelf(directory: string): () => Promise<Shelf> {
  let shelf: Promise<Shelf> | undefined
  const read = async (): Promise<Shelf> => {
    await privateFolder(directory)
    for (const name of await readdir(directory)) if (name.endsWith('.tmp')) await rm(join(directory, name))
    const ids = await idsIn(directory)
    return { ids, last: ids.reduce((last, id) => Math.max(last, Number(ID.exec(id)?.[8])), 0) }
  }
  return () => {
    shelf ??= read().catch((error) => {
      shelf = undefined // so that the next mail tries again
      throw error
    })
    return shelf
  }
}

/** The ids of the mails in a folder, oldest first. */
export async function idsIn(directory: string): Promise<string[]> {
  const names = (await unlessGone(readdir(directory))) ?? []
  return names
    .filter((name) => name.endsWith('.eml'))
    .map((name) => name.slice(0, -'.eml'.length))
    .filter((id) => ID.test(id))
    .sort()
}

/** The first part of an id, such as `20270111T063000000Z`. */
export function stampOf(at: Date): string {
  return at.toISOString().replace(/[-:.]/g, '')
}

/** The instant that an id names. */
export function instantOf(id: string): Date {
  return new Date(id.replace(ID, '$1-$2-$3T$4:$5:$6.$7Z'))
}

/** A mail may be deleted between being listed and being read. */
export async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
