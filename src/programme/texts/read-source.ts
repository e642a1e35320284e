import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refused } from '../../domain/refusal.ts'
import { extensionOf, isNoise, MOST_SOURCE_BYTES, type SourceFile } from './source-file.ts'
import { type Budget, newBudget, unpackSource } from './unpack-source.ts'

/**
 * Reads the texts that a programme is to be made from: a folder with those below it, an archive, or one file. Symbolic
 * links in a folder are not followed.
 * @throws Refused where nothing is there, or too much.
 */
export async function readSource(path: string): Promise<SourceFile[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Refused({ refused: 'texts-missing', file: path })
  const budget = newBudget()
  if (found.isDirectory()) return filesBelow(path, '', budget)
  const name = basename(path)
  spend(budget, { file: name, size: found.size })
  const bytes = await readFile(path)
  return extensionOf(name) === 'zip' ? unpackSource(bytes, name) : [{ path: name, bytes }]
}

async function filesBelow(root: string, folder: string, budget: Budget): Promise<SourceFile[]> {
  const files: SourceFile[] = []
  for (const name of await readdir(join(root, folder))) {
    const path = folder === '' ? name : `${folder}/${name}`
    const found = await lstat(join(root, path))
    if (isNoise(path)) continue
    if (found.isDirectory()) files.push(...(await filesBelow(root, path, budget)))
    if (!found.isFile()) continue
    spend(budget, { file: path, size: found.size })
    files.push({ path: path.normalize('NFC'), bytes: await readFile(join(root, path)) })
  }
  return files
}

function spend(budget: Budget, { file, size }: { file: string; size: number }): void {
  budget.bytes -= size
  budget.files -= 1
  if (budget.bytes >= 0 && budget.files >= 0) return
  throw new Refused({ refused: 'texts-too-large', file, megabytes: MOST_SOURCE_BYTES / 1_000_000 })
}
