import { LRUCache } from 'lru-cache'
import type { Edition } from '../domain/edition.ts'
import { type CompiledLetter, compileLesson } from './compile.ts'
import { type CompiledEventNote, compileEventNote } from './event-note/compile-event-note.ts'
import type { EventNoteSources } from './event-note/write-event-note.ts'
import { type CompiledNote, compileNote } from './note/compile-note.ts'
import type { NoteSources } from './note/write-note.ts'
import { MjmlUnavailable } from './render-mjml.ts'

/** Compiles each letter of an edition once and keeps the newest; people who ask at the same time share one compilation. */
export type LetterCache = {
  get(edition: Edition, letter: string): Promise<CompiledLetter>
  /** One of our own letters, compiled once for its kind and language. */
  note(sources: NoteSources): Promise<CompiledNote>
  /** A letter about an event, compiled once for its kind and language; a programme's own as lessons are. */
  eventNote(sources: EventNoteSources): Promise<CompiledEventNote>
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
  const lesson = keepNewest<CompiledLetter>(most)
  const ownEventNote = keepNewest<CompiledEventNote>(most)
  const notes = new Map<string, Promise<CompiledNote>>()
  const eventNotes = new Map<string, Promise<CompiledEventNote>>()
  let compilations = 0

  return {
    get(edition, letter) {
      const compile = () => {
        compilations++
        return compileLesson(edition, letter)
      }
      return lesson(`${edition.hash} ${letter}`, compile)
    },
    note(sources) {
      return forGood(notes, {
        key: `${sources.note} ${sources.language}`,
        compile: () => compileNote(sources),
      })
    },
    eventNote(sources) {
      const { eventNote, language, own } = sources
      const compile = () => compileEventNote(sources)
      if (!own) return forGood(eventNotes, { key: `${eventNote} ${language}`, compile })
      return ownEventNote(`${own.editionHash} ${own.file} ${eventNote} ${language}`, compile)
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

/** There are few kinds and languages: nothing has to go. */
function forGood<T>(kept: Kept<T>, { key, compile }: { key: string; compile: Compile<T> }): Promise<T> {
  const compiled = kept.get(key) ?? compile()
  kept.set(key, compiled)
  compiled.catch(() => kept.delete(key))
  return compiled
}
