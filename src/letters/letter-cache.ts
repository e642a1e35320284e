import type { Edition } from '../domain/edition.ts'
import { type CompiledLetter, compileLesson } from './compile.ts'
import { type CompiledNote, compileNote } from './note/compile-note.ts'
import type { NoteSources } from './note/write-note.ts'
import { MjmlUnavailable } from './render-mjml.ts'

/** Compiles each letter of an edition once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  get(edition: Edition, letter: string): Promise<CompiledLetter>
  /** One of our own letters, compiled once for its kind and language. */
  note(sources: NoteSources): Promise<CompiledNote>
  /** How many compilations of lessons there were. */
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
  const notes = new Map<string, Promise<CompiledNote>>()
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
    note(sources) {
      const key = `${sources.note} ${sources.language}`
      const compiled = notes.get(key) ?? compileNote(sources)
      notes.set(key, compiled)
      compiled.catch(() => notes.delete(key))
      return compiled
    },
    get compilations() {
      return compilations
    },
  }
}
