import { LRUCache } from 'lru-cache'
import type { Edition } from '../domain/edition.ts'
import {
  type CompiledLesson,
  type CompiledServiceLetter,
  compileLesson,
  compileServiceLetter,
} from './compile.ts'
import { MjmlUnavailable } from './render-mjml.ts'
import type { ServiceSources } from './service/service-letter.ts'

/** Compiles each letter once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  lesson(edition: Edition, letter: string): Promise<CompiledLesson>
  /** A letter of the service, compiled once for its name and language; a programme's own reminder as lessons are. */
  service(sources: ServiceSources): Promise<CompiledServiceLetter>
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
  const lessons = keepNewest<CompiledLesson>(most)
  const ownReminders = keepNewest<CompiledServiceLetter>(most)
  const serviceLetters = new Map<string, Promise<CompiledServiceLetter>>()
  let compilations = 0

  return {
    lesson(edition, letter) {
      const compile = () => {
        compilations++
        return compileLesson(edition, letter)
      }
      return lessons(`${edition.hash} ${letter}`, compile)
    },
    service(sources) {
      const { name, language, own } = sources
      const compile = () => compileServiceLetter(sources)
      if (!own) return forGood(serviceLetters, { key: `${name} ${language}`, compile })
      return ownReminders(`${own.editionHash} ${own.file} ${name} ${language}`, compile)
    },
    get compilations() {
      return compilations
    },
  }
}

type Compile<T> = () => Promise<T>

/** The letters last asked for. */
function keepNewest<T>(most: number): (key: string, compile: Compile<T>) => Promise<T> {
  const kept = new LRUCache<string, Promise<T>, Compile<T>>({
    max: most,
    memoMethod(key, _, { context: compile }) {
      const compiled = compile()
      compiled.catch((error) => {
        if (kept.peek(key) !== compiled) return
        if (error instanceof MjmlUnavailable) kept.delete(key)
        else kept.set(key, compiled, { ttl: TRY_AGAIN_MS })
      })
      return compiled
    },
  })
  return (key, compile) => kept.memo(key, { context: compile })
}

type Kept<T> = Map<string, Promise<T>>

/** There are few letters and languages: nothing has to go. */
function forGood<T>(kept: Kept<T>, { key, compile }: { key: string; compile: Compile<T> }): Promise<T> {
  const known = kept.get(key)
  if (known) return known
  const compiled = compile()
  kept.set(key, compiled)
  compiled.catch(() => kept.delete(key))
  return compiled
}
