import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { tooManyBytes } from '../letters/limits.ts'

/** A folder with programmes; `over` are texts that stand before its files, by their paths in it. */
export type ProjectFolder = string | { root: string; over: ReadonlyMap<string, string> }

export type ReadText = { ok: true; text: string } | { ok: false; missing: boolean; what: string }

/**
 * Reads one UTF-8 file of the project; `file` is relative to it. Refuses a path or symbolic link that leads out of the
 * project, and anything but a plain file of at most 256 kB.
 */
export async function readProjectFile(folder: ProjectFolder, file: string): Promise<ReadText> {
  const { root, over } = layersOf(folder)
  const above = over?.get(file)
  return above === undefined ? readFileOf(root, file) : withinLimits(above)
}

/** Where the files are, and what stands before them, if anything does. */
export function layersOf(folder: ProjectFolder): { root: string; over?: ReadonlyMap<string, string> } {
  return typeof folder === 'string' ? { root: folder } : folder
}

/** A folder with more texts before its files. */
export function withTexts(folder: ProjectFolder, texts: Iterable<readonly [string, string]>): ProjectFolder {
  const { root, over } = layersOf(folder)
  return { root, over: new Map([...(over ?? []), ...texts]) }
}

function withinLimits(text: string): ReadText {
  const tooLarge = tooManyBytes('the file', Buffer.byteLength(text))
  return tooLarge === undefined ? { ok: true, text } : refused(tooLarge)
}

async function readFileOf(root: string, file: string): Promise<ReadText> {
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
export async function listProjectFolder(project: ProjectFolder, folder: string): Promise<string[]> {
  const { root, over } = layersOf(project)
  const above = [...(over?.keys() ?? [])].flatMap((file) => nameIn(folder, file) ?? [])
  return [...new Set([...(await namesIn(root, folder)), ...above])].sort()
}

/** The name of what is in a folder on the way to a file, or undefined when that is elsewhere. */
function nameIn(folder: string, file: string): string | undefined {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split('/')[0] : undefined
}

async function namesIn(root: string, folder: string): Promise<string[]> {
  const path = await inside(root, folder)
  if (path === undefined || path === 'outside' || !(await describe(path)).isFolder) return []
  return readdir(path)
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
