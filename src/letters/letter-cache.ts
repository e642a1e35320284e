import type { Edition } from '../domain/edition.ts'
import { type CompiledLetter, compileLesson } from './compile.ts'

/** Compiles each letter of an edition once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  get(edition: Edition, letter: string): Promise<CompiledLetter>
  /** How many compilations there were. */
  readonly compilations: number
}

/** A cache of at most `most` compiled letters. A letter that fails to compile is tried again when it is asked for. */
export function createLetterCache({ most }: { most: number }): LetterCache {
  const kept = new Map<string, Promise<CompiledLetter>>()
  let compilations = 0
  return {
    get(edition, letter) {
      const key = `${edition.hash} ${letter}`
      const known = kept.get(key)
      if (!known) compilations++
      const compiled = known ?? compileLesson(edition, letter)
      kept.delete(key)
      kept.set(key, compiled)
      compiled.catch(() => kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return compiled
    },
    get compilations() {
      return compilations
    },
  }
}
