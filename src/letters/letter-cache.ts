import type { Edition } from '../domain/edition.ts'
import { type CompiledLetter, compileLesson } from './compile.ts'
import { MjmlUnavailable } from './render-mjml.ts'

/** Compiles each letter of an edition once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  get(edition: Edition, letter: string): Promise<CompiledLetter>
  /** How many compilations there were. */
  readonly compilations: number
}

/** A letter that loops takes twenty seconds: an hour has three of them, however many people wait for it. */
const TRY_AGAIN_MS = 20 * 60_000

/**
 * A cache of at most `most` compiled letters. An edition never changes, so one that cannot be compiled is tried again
 * only after twenty minutes; one that was put off, when it is next asked for.
 */
export function createLetterCache({ most }: { most: number }): LetterCache {
  const kept = new Map<string, Promise<CompiledLetter>>()
  let compilations = 0

  function compile(key: string, edition: Edition, letter: string): Promise<CompiledLetter> {
    compilations++
    const compiled = compileLesson(edition, letter)
    const forget = () => {
      if (kept.get(key) === compiled) kept.delete(key)
    }
    compiled.catch((error) => {
      if (error instanceof MjmlUnavailable) forget()
      else setTimeout(forget, TRY_AGAIN_MS).unref()
    })
    return compiled
  }

  return {
    get(edition, letter) {
      const key = `${edition.hash} ${letter}`
      const compiled = kept.get(key) ?? compile(key, edition, letter)
      kept.delete(key)
      kept.set(key, compiled)
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
