import type { Database } from '../../store/database.ts'
import type { ImportParts } from './import-parts.ts'
import { workOnImports } from './import-work.ts'

export type ImportWork = ImportParts & { onError: (error: Error) => void }

/** One at a time in this process: two would only take turns on the same connections. */
const under = new WeakMap<Database, Promise<void>>()

/** Works on imports after what this process does for them already; the promise ends when that is done. */
export function workInBackground({ onError, ...parts }: ImportWork): Promise<void> {
  const before = under.get(parts.db) ?? Promise.resolve()
  const work = before.then(() => workOnImports(parts)).catch(onError)
  under.set(parts.db, work)
  return work
}
