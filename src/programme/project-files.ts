import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { tooManyBytes } from '../letters/limits.ts'

export type ReadText = { ok: true; text: string } | { ok: false; missing: boolean; what: string }

/**
 * Reads one UTF-8 file of the project; `file` is relative to `root`. Refuses a path or symbolic link that leads out of
 * the project, and anything but a plain file of at most 256 kB.
 */
export async function readProjectFile(root: string, file: string): Promise<ReadText> {
  const path = await inside(root, file)
  if (path === undefined) return { ok: false, missing: true, what: 'there is no such file' }
  if (path === 'outside') return refused('this file leads out of the project folder')
  const { size, ...found } = await describe(path)
  if (!found.isFile) return refused('this is not a file')
  const tooLarge = tooManyBytes('the file', size)
  if (tooLarge !== undefined) return refused(tooLarge)
  const text = decode(await readFile(path))
  return text === undefined ? refused('the file is not UTF-8 text') : { ok: true, text }
}

/** The names in one folder of the project, sorted. Empty when the folder is missing or leads out of the project. */
export async function listProjectFolder(root: string, folder: string): Promise<string[]> {
  const path = await inside(root, folder)
  if (path === undefined || path === 'outside' || !(await describe(path)).isFolder) return []
  return (await readdir(path)).sort()
}

/** The real path, `outside` when it leaves `root`, undefined when nothing is there. */
async function inside(root: string, file: string): Promise<string | 'outside' | undefined> {
  const home = await realpath(root)
  try {
    const path = await realpath(join(home, file))
    return path.startsWith(home.endsWith(sep) ? home : home + sep) ? path : 'outside'
  } catch (error) {
    if (isNothingThere(error)) return undefined
    throw error
  }
}

async function describe(path: string): Promise<{ size: number; isFile: boolean; isFolder: boolean }> {
  const found = await stat(path)
  return { size: found.size, isFile: found.isFile(), isFolder: found.isDirectory() }
}

function isNothingThere(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG'
}

function refused(what: string): ReadText {
  return { ok: false, missing: false, what }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
