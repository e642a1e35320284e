import { LRUCache } from 'lru-cache'
import type { Edition } from '../domain/edition.ts'
import {
  type CompiledLesson,
  type CompiledServiceLetter,
  compileLesson,
  compileServiceLetter,
} from './compile.ts'
import type { LetterBrand } from './letter-brand.ts'
import { MjmlUnavailable } from './render-mjml.ts'
import { oneOffKey } from './service/one-off-words.ts'
import type { ServiceSources } from './service/service-letter.ts'

/** Compiles each letter once for each brand and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  /** Without a brand it is the same but for its head: for our own page. */
  lesson(edition: Edition, letter: string, brand?: LetterBrand): Promise<CompiledLesson>
  /**
   * A letter of the service, compiled once for its name and language; a programme's own reminder and a one-off letter
   * as lessons are.
   */
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
  const ownLetters = keepNewest<CompiledServiceLetter>(most)
  const serviceLetters = keepNewest<CompiledServiceLetter>(most)
  let compilations = 0

  return {
    lesson(edition, letter, brand) {
      const compile = () => {
        compilations++
        return compileLesson(edition, letter, brand)
      }
      return lessons(`${edition.hash} ${letter} ${keyOf(brand)}`, compile)
    },
    service(sources) {
      const { name, language, own, oneOff, brand } = sources
      const compile = () => compileServiceLetter(sources)
      const key = `${name} ${language} ${keyOf(brand)}`
      if (oneOff) return ownLetters(`${oneOffKey(oneOff)} ${key}`, compile)
      if (!own) return serviceLetters(key, compile)
      return ownLetters(`${own.editionHash} ${own.file} ${key}`, compile)
    },
    get compilations() {
      return compilations
    },
  }
}

function keyOf(brand: LetterBrand | undefined): string {
  return brand ? JSON.stringify(brand) : ''
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
